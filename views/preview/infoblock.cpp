// SPDX-License-Identifier: Apache-2.0
#include "views/preview/infoblock.h"

#include "views/common/plaintextdelegate.h"
#include "views/common/theme.h"
#include "views/preview/chipflow.h"
#include "views/preview/iconbox.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {
constexpr int iconSide = 40; // as the console's
}

InfoBlock::InfoBlock(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconBox(iconSide, this))
    , m_heading(new QLabel(this))
    , m_chips(new ChipFlow(this))
    , m_description(new QLabel(this))
    , m_sample(new QWidget(this))
    , m_link(new QPushButton(m_sample))
{
    setObjectName("infoBlock"_L1);
    m_heading->setObjectName("infoHeading"_L1);
    m_chips->setObjectName("infoChips"_L1);
    m_description->setObjectName("infoDescription"_L1);
    m_link->setObjectName("infoSample"_L1);
    for (QLabel *label : {m_heading, m_description}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_heading->setProperty("heading", true);
    m_heading->setFont(scaledFont(font(), 1.12));
    m_link->setProperty("link", true);
    m_link->setAccessibleName(tr("Sample repository"));
    connect(m_link, &QPushButton::clicked, this,
            [this] { Q_EMIT linkChosen(m_link->property("address").toString()); });
    buildLayout();
}

void InfoBlock::buildLayout()
{
    auto *caption = new QLabel(tr("Sample repository:"), m_sample);
    caption->setTextFormat(Qt::PlainText);
    auto *line = new QHBoxLayout(m_sample);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    line->addWidget(caption);
    line->addWidget(m_link, 0, Qt::AlignLeft);
    line->addStretch(1);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(8);
    texts->addWidget(m_heading);
    texts->addWidget(m_chips);
    texts->addWidget(m_description);
    texts->addWidget(m_sample);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
}

void InfoBlock::showVersion(const PreviewVersion &version)
{
    m_icon->showIcon(version.icon, version.tag);
    m_heading->setText(version.heading);
    m_heading->setVisible(!version.heading.isEmpty());
    QList<Chip> chips;
    for (const QString &keyword : version.keywords)
        chips.append({.text = keyword.toUpper()});
    m_chips->setChips(chips);
    m_chips->setVisible(!chips.isEmpty());
    m_description->setText(version.description);
    m_description->setVisible(!version.description.isEmpty());
    QString shown = version.sampleRepo;
    m_link->setText(shown.replace(u'&', u"&&"_s));
    m_link->setProperty("address", version.sampleRepo);
    m_link->setToolTip(plainToolTip(version.sampleRepo));
    m_sample->setVisible(!version.sampleRepo.isEmpty());
}

} // namespace headwater
