// SPDX-License-Identifier: Apache-2.0
#include "app/cli/clicontext.h"

#include <ostream>

using namespace Qt::StringLiterals;

namespace headwater {

void print(std::ostream &stream, const QString &text)
{
    QString harmless;
    harmless.reserve(text.size());
    for (const QChar c : text) {
        const bool isControl = (c < u' ' && c != u'\n' && c != u'\t') || c == u'\x7f'
            || (c >= u'\x80' && c < u'\xa0');
        if (c == u'\x1b')
            harmless += u"^["_s;
        else if (isControl)
            harmless += u"\\x%1"_s.arg(int(c.unicode()), 2, 16, QChar(u'0'));
        else
            harmless += c;
    }
    const QByteArray bytes = harmless.toUtf8();
    stream.write(bytes.constData(), bytes.size());
}

int fail(CliContext &context, const QString &text)
{
    print(context.err, u"error: "_s + text + u'\n');
    return 1;
}

} // namespace headwater
