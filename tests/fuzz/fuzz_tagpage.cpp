// SPDX-License-Identifier: Apache-2.0
#include "registry/client/tagpagereader.h"
#include "tests/fuzz/fuzzinput.h"

using namespace headwater;

namespace {

struct Reading
{
    bool isWhole = false;
    QStringList tags = {};
    qsizetype invalidTags = 0;

    friend bool operator==(const Reading &, const Reading &) = default;
};

Reading readInPieces(QByteArrayView bytes, qsizetype piece)
{
    TagPageReader reader;
    Reading reading;
    std::optional<Error> error;
    for (qsizetype at = 0; at < bytes.size() && !error; at += piece)
        error = reader.read(bytes.sliced(at, qMin(piece, bytes.size() - at)));
    if (!error)
        error = reader.finish();
    reading.isWhole = !error;
    reading.tags = reader.takeTags();
    reading.invalidTags = reader.invalidTags();
    return reading;
}

} // namespace

/// A tag list, in one piece and in small ones: how it arrives makes no difference.
LIBFUZZER(bytes)
{
    const Reading whole = readInPieces(bytes, qMax(qsizetype(1), bytes.size()));
    require(whole == readInPieces(bytes, 1), "byte by byte gives the same");
    require(whole == readInPieces(bytes, 7), "in pieces of seven bytes too");
    require(whole.tags.size() + whole.invalidTags <= bytes.size(), "no tag comes from nothing");
}
