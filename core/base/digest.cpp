// SPDX-License-Identifier: Apache-2.0
#include "core/base/digest.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

struct Algorithm
{
    QLatin1StringView name;
    qsizetype hexDigits;
    QCryptographicHash::Algorithm hash;
};

constexpr Algorithm algorithms[] = {
    {"sha256"_L1, 64, QCryptographicHash::Sha256},
    {"sha384"_L1, 96, QCryptographicHash::Sha384},
    {"sha512"_L1, 128, QCryptographicHash::Sha512},
};

const Algorithm *findAlgorithm(QStringView name)
{
    for (const Algorithm &known : algorithms) {
        if (name == known.name)
            return &known;
    }
    return nullptr;
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isDecimal(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHex(QChar c)
{
    return isDecimal(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

/// letter *ALNUM { ("-" | "_" | "+" | ".") letter *ALNUM }
bool isAlgorithmName(QStringView name)
{
    bool atStart = true;
    for (const QChar c : name) {
        if (atStart) {
            if (!isLetter(c))
                return false;
            atStart = false;
        } else if (QStringView(u"-_+.").contains(c)) {
            atStart = true;
        } else if (!isLetter(c) && !isDecimal(c)) {
            return false;
        }
    }
    return !atStart;
}

Error invalid(QStringView text, QLatin1StringView why)
{
    return Error{.kind = Error::Kind::InvalidInput, .subject = text.toString(), .detail = why};
}

} // namespace

Result<Digest> Digest::parse(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    const QStringView name = text.left(qMax<qsizetype>(colon, 0));
    const QStringView hex = text.sliced(colon + 1);
    if (colon < 0 || hex.size() < 32 || !isAlgorithmName(name)
        || !std::all_of(hex.begin(), hex.end(), isHex))
        return invalid(text, "invalid checksum digest format"_L1);
    const Algorithm *known = findAlgorithm(name);
    if (!known)
        return invalid(text, "unsupported digest algorithm"_L1);
    if (hex.size() != known->hexDigits)
        return invalid(text, "invalid checksum digest length"_L1);
    return Digest(text.toString());
}

Digest Digest::ofSha256(QByteArrayView content)
{
    const QByteArray hash = QCryptographicHash::hash(content, QCryptographicHash::Sha256);
    return Digest(u"sha256:"_s + QString::fromLatin1(hash.toHex()));
}

QStringView Digest::algorithm() const
{
    return QStringView(m_text).left(m_text.indexOf(u':'));
}

QStringView Digest::hex() const
{
    return QStringView(m_text).sliced(m_text.indexOf(u':') + 1);
}

QString Digest::shortForm() const
{
    return m_text.left(m_text.indexOf(u':') + 1 + 12);
}

bool Digest::matches(QByteArrayView content) const
{
    const Algorithm *known = findAlgorithm(algorithm());
    Q_ASSERT(known); // parse() accepts no other
    const QByteArray hash = QCryptographicHash::hash(content, known->hash);
    return hex().compare(QLatin1StringView(hash.toHex()), Qt::CaseInsensitive) == 0;
}

} // namespace headwater
