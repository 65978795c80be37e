// SPDX-License-Identifier: Apache-2.0
#include "views/common/usermark.h"

#include "core/base/filereader.h"
#include "core/base/limits.h"

#include <QBuffer>
#include <QHash>
#include <QImageReader>
#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>

#include <optional>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

Error refused(const QString &reason)
{
    return Error{.kind = Error::Kind::InvalidInput, .detail = reason};
}

/// Follows the elements of an SVG and counts those that drawing it would draw.
class SvgCheck
{
public:
    Result<void> run(const QByteArray &svg)
    {
        QXmlStreamReader xml(svg);
        while (!xml.atEnd()) {
            const auto token = xml.readNext();
            if (token == QXmlStreamReader::DTD && !xml.entityDeclarations().isEmpty())
                return refused(u"declares entities"_s);
            if (token == QXmlStreamReader::StartElement) {
                if (const Result<void> element = begin(xml); !element)
                    return element;
            } else if (token == QXmlStreamReader::EndElement) {
                m_open.removeLast();
            }
        }
        if (xml.hasError())
            return refused(xml.errorString());
        if (m_root != "svg"_L1)
            return refused(u"not an SVG"_s);
        return drawnElements(rootPart, 0) > limits::markElements
            ? Result<void>(Error{.kind = Error::Kind::TooLarge})
            : Result<void>();
    }

private:
    /// What can be used again: all of the SVG, or an element with an id.
    struct Part
    {
        int elements = 0;
        QStringList uses = {}; // ids of parts drawn once more within it
        std::optional<int> drawn = {};
    };
    static constexpr auto rootPart = "#"_L1; // no id begins so in a reference

    Result<void> begin(const QXmlStreamReader &xml)
    {
        if (m_root.isEmpty())
            m_root = xml.name().toString();
        if (m_open.size() >= limits::markDepth)
            return Error{.kind = Error::Kind::TooLarge};
        const QXmlStreamAttributes attributes = xml.attributes();
        QString reference;
        for (const QXmlStreamAttribute &attribute : attributes) {
            if (attribute.name() != "href"_L1)
                continue;
            if (!attribute.value().startsWith(u'#'))
                return refused(u"refers to another file"_s);
            reference = attribute.value().sliced(1).toString();
        }
        m_open.append(attributes.value("id"_L1).toString());
        count(rootPart, xml, reference);
        for (const QString &id : std::as_const(m_open)) {
            if (!id.isEmpty())
                count(id, xml, reference);
        }
        return {};
    }

    void count(const QString &id, const QXmlStreamReader &xml, const QString &reference)
    {
        Part &part = m_parts[id];
        ++part.elements;
        if (xml.name() == "use"_L1)
            part.uses.append(reference);
    }

    /// More than the limit stands for any number above it, and for a part that draws itself.
    int drawnElements(const QString &id, int depth)
    {
        constexpr int tooMany = limits::markElements + 1;
        const auto found = m_parts.find(id);
        if (found == m_parts.end())
            return 0;
        if (depth > limits::markDepth)
            return tooMany;
        if (found->drawn)
            return *found->drawn;
        int drawn = found->elements;
        for (const QString &used : QStringList(found->uses)) {
            drawn = qMin(tooMany, drawn + drawnElements(used, depth + 1));
            if (drawn == tooMany)
                break;
        }
        m_parts[id].drawn = drawn;
        return drawn;
    }

    QString m_root;
    QStringList m_open; // ids of the elements around, empty for those without
    QHash<QString, Part> m_parts;
};

Result<QImage> readPng(const QByteArray &bytes, const QSize &pixels)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer, "png");
    const QSize size = reader.size();
    if (!size.isValid())
        return refused(u"not a PNG"_s);
    if (size.width() > limits::markPixels || size.height() > limits::markPixels)
        return Error{.kind = Error::Kind::TooLarge};
    const QImage image = reader.read();
    if (image.isNull())
        return refused(reader.errorString());
    return image.scaled(pixels, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

} // namespace

Result<void> checkSvg(const QByteArray &svg)
{
    return SvgCheck().run(svg);
}

QImage drawnSvg(const QByteArray &svg, const QSize &pixels)
{
    QSvgRenderer renderer;
    renderer.setOptions(QtSvg::Tiny12FeaturesOnly);
    renderer.setAnimationEnabled(false);
    if (!renderer.load(svg) || renderer.viewBoxF().isEmpty())
        return {};
    const QSize size = renderer.viewBoxF()
                           .size()
                           .scaled(pixels, Qt::KeepAspectRatio)
                           .toSize()
                           .expandedTo({1, 1});
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter, QRectF(QPointF(), size));
    return image;
}

Result<QImage> readUserMark(const QString &path, const QSize &pixels)
{
    const Result<FileContent> content = readFile(path, limits::markFileBytes);
    if (!content)
        return content.error();
    if (path.endsWith(".png"_L1, Qt::CaseInsensitive))
        return readPng(content->bytes, pixels);
    if (const Result<void> check = checkSvg(content->bytes); !check)
        return check.error();
    const QImage image = drawnSvg(content->bytes, pixels);
    return image.isNull() ? Result<QImage>(refused(u"cannot be drawn"_s)) : image;
}

} // namespace headwater
