// SPDX-License-Identifier: Apache-2.0
#include "views/stream/streamheader.h"

#include "views/common/icon.h"
#include "views/common/marks.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {
constexpr int tileSize = 40;
}

StreamHeader::StreamHeader(QWidget *parent)
    : QWidget(parent)
    , m_tile(new QLabel(this))
    , m_title(new QLabel(this))
    , m_path(new QLabel(this))
    , m_summary(new QLabel(this))
    , m_file(new QLabel(this))
    , m_import(new QPushButton(iconOnAccent(u"download"_s), tr("Import all"), this))
{
    setObjectName("streamHeader"_L1);
    for (QLabel *label : {m_title, m_path, m_summary, m_file})
        label->setTextFormat(Qt::PlainText);
    m_tile->setFixedSize(tileSize, tileSize);
    m_tile->setObjectName("streamTile"_L1);
    m_title->setObjectName("streamTitle"_L1);
    m_path->setObjectName("streamPath"_L1);
    m_summary->setObjectName("streamSummary"_L1);
    m_file->setObjectName("streamFile"_L1);
    QFont large = scaledFont(font(), 1.45);
    m_path->setFont(large);
    m_path->setProperty("muted", true);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_summary->setProperty("muted", true);
    m_file->setProperty("muted", true);
    m_file->setFont(fixedFont(font()));
    m_file->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_import->setObjectName("importAll"_L1);
    m_import->setProperty("primary", true);
    connect(m_import, &QPushButton::clicked, this, &StreamHeader::importAllRequested);

    auto *names = new QHBoxLayout;
    names->setSpacing(8);
    names->addWidget(m_title);
    names->addWidget(m_path);
    names->addStretch(1);
    auto *facts = new QHBoxLayout;
    facts->setSpacing(0);
    facts->addWidget(m_summary);
    facts->addWidget(m_file);
    facts->addStretch(1);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addLayout(names);
    texts->addLayout(facts);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 8);
    layout->setSpacing(14);
    layout->addWidget(m_tile);
    layout->addLayout(texts, 1);
    layout->addWidget(m_import);
}

void StreamHeader::setHeading(const StreamHeading &heading)
{
    const qreal ratio = devicePixelRatioF();
    QPixmap tile(QSize(tileSize, tileSize) * ratio);
    tile.setDevicePixelRatio(ratio);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    paintMark(painter, QRect(0, 0, tileSize, tileSize), heading.iconClass, heading.name);
    painter.end();
    m_tile->setPixmap(tile);

    const QString path
        = heading.ns.isEmpty() ? heading.name : QString(heading.ns + u'/' + heading.name);
    m_title->setText(heading.displayName.isEmpty() ? heading.name : heading.displayName);
    m_path->setText(path);
    const QString tags = tr("%n tag(s)", nullptr, heading.tags);
    m_summary->setText(heading.isBuilder ? tr("%1 · builder image · defined in ").arg(tags)
                                         : tr("%1 · defined in ").arg(tags));
    m_file->setText(heading.file);
    m_import->setEnabled(heading.canImport);
}

} // namespace headwater
