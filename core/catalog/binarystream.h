// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include <vector>

namespace headwater {

/// Writes values one after another. A text is written once, however often it occurs: definitions
/// say the same few dozen again and again. (QDataStream writes every one, byte-swapped.)
class BinaryWriter
{
public:
    void number(quint64 value) { append(m_body, value); }
    void signedNumber(qint64 value);
    void flag(bool value) { number(value ? 1 : 0); }
    void text(const QString &value);
    void texts(const QMap<QString, QString> &values);
    void time(const QDateTime &value);
    void object(const QJsonObject &value);

    QByteArray finish() const;

private:
    static void append(QByteArray &to, quint64 value);

    QByteArray m_table;
    QByteArray m_body;
    QHash<QString, quint64> m_ids;
};

/// Reads them back in the same order. Never reads past the end: after damage all values are empty
/// and isGood() is false. Equal texts share one QString.
class BinaryReader
{
public:
    explicit BinaryReader(QByteArrayView data);

    quint64 number();
    qint64 signedNumber();
    bool flag() { return number() != 0; }
    QString text();
    QMap<QString, QString> texts();
    QDateTime time();
    QJsonObject object();
    /// Of a list that follows; never more than there can be bytes for.
    qsizetype count();

    bool isGood() const { return m_good; }
    bool isAtEnd() const { return m_at == m_end; }

private:
    QByteArrayView bytes(quint64 size);
    void readTable();

    const char *m_at;
    const char *m_end;
    bool m_good = true;
    std::vector<QString> m_texts;
};

} // namespace headwater
