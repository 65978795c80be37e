// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/binarystream.h"

#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>
#include <cstring>

namespace headwater {

namespace {

/// Seven bits a byte, the low ones first; the eighth says that more follow.
constexpr int bitsPerByte = 7;
constexpr int bitsPerNumber = 64;

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
}

} // namespace

void BinaryWriter::append(QByteArray &to, quint64 value)
{
    while (value >= 0x80) {
        to.append(char(uchar(value | 0x80)));
        value >>= bitsPerByte;
    }
    to.append(char(value));
}

void BinaryWriter::signedNumber(qint64 value)
{
    // Small negative numbers become small: 0, -1, 1, -2 are 0, 1, 2, 3.
    number((quint64(value) << 1) ^ quint64(value >> (bitsPerNumber - 1)));
}

void BinaryWriter::text(const QString &value)
{
    const auto known = m_ids.constFind(value);
    if (known != m_ids.constEnd()) {
        number(*known);
        return;
    }
    const quint64 id = quint64(m_ids.size());
    m_ids.insert(value, id);
    number(id);
    const bool ascii = isAscii(value);
    append(m_table, (quint64(value.size()) << 1) | (ascii ? 0 : 1));
    if (ascii)
        m_table.append(value.toLatin1());
    else
        m_table.append(QByteArrayView(reinterpret_cast<const char *>(value.utf16()),
                                      value.size() * qsizetype(sizeof(char16_t))));
}

void BinaryWriter::texts(const QMap<QString, QString> &values)
{
    number(quint64(values.size()));
    for (const auto &[key, value] : values.asKeyValueRange()) {
        text(key);
        text(value);
    }
}

void BinaryWriter::time(const QDateTime &value)
{
    flag(value.isValid());
    if (value.isValid())
        signedNumber(value.toMSecsSinceEpoch());
}

void BinaryWriter::object(const QJsonObject &value)
{
    // JSON, not CBOR: QCborValue prints warnings about data it does not know.
    const QByteArray json
        = value.isEmpty() ? QByteArray() : QJsonDocument(value).toJson(QJsonDocument::Compact);
    number(quint64(json.size()));
    m_body.append(json);
}

QByteArray BinaryWriter::finish() const
{
    QByteArray data;
    data.reserve(m_table.size() + m_body.size() + 10);
    append(data, quint64(m_ids.size()));
    return data + m_table + m_body;
}

BinaryReader::BinaryReader(QByteArrayView data)
    : m_at(data.begin())
    , m_end(data.end())
{
    readTable();
}

void BinaryReader::readTable()
{
    const qsizetype size = count();
    m_texts.reserve(size_t(size));
    for (qsizetype i = 0; i < size && m_good; ++i) {
        const quint64 head = number();
        const quint64 length = head >> 1;
        if ((head & 1) == 0) {
            m_texts.push_back(QString::fromLatin1(bytes(length)));
            continue;
        }
        const QByteArrayView raw = bytes(length * sizeof(char16_t));
        QString text(raw.size() / qsizetype(sizeof(char16_t)), Qt::Uninitialized);
        if (!raw.isEmpty())
            std::memcpy(text.data(), raw.data(), size_t(raw.size()));
        m_texts.push_back(std::move(text));
    }
}

quint64 BinaryReader::number()
{
    quint64 value = 0;
    for (int shift = 0; shift < bitsPerNumber && m_at != m_end; shift += bitsPerByte) {
        const auto byte = quint64(uchar(*m_at++));
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80)
            return value;
    }
    m_good = false;
    m_at = m_end;
    return 0;
}

qint64 BinaryReader::signedNumber()
{
    const quint64 value = number();
    return qint64(value >> 1) ^ -qint64(value & 1);
}

QString BinaryReader::text()
{
    const quint64 id = number();
    if (id < m_texts.size())
        return m_texts[size_t(id)];
    m_good = false;
    return {};
}

QMap<QString, QString> BinaryReader::texts()
{
    QMap<QString, QString> values;
    for (qsizetype left = count(); left > 0 && m_good; --left) {
        const QString key = text();
        values.insert(values.cend(), key, text());
    }
    return values;
}

QDateTime BinaryReader::time()
{
    return flag() ? QDateTime::fromMSecsSinceEpoch(signedNumber(), QTimeZone::UTC) : QDateTime();
}

QJsonObject BinaryReader::object()
{
    const QByteArrayView json = bytes(number());
    if (json.isEmpty())
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(json.toByteArray());
    m_good = m_good && document.isObject();
    return document.object();
}

qsizetype BinaryReader::count()
{
    const quint64 size = number();
    if (size <= quint64(m_end - m_at))
        return qsizetype(size);
    m_good = false;
    return 0;
}

QByteArrayView BinaryReader::bytes(quint64 size)
{
    if (size > quint64(m_end - m_at)) {
        m_good = false;
        m_at = m_end;
        return {};
    }
    const QByteArrayView part(m_at, qsizetype(size));
    m_at += size;
    return part;
}

} // namespace headwater
