// SPDX-License-Identifier: Apache-2.0
#include "views/preview/streampreview.h"

#include "models/notshownmodel.h"
#include "views/common/emptystate.h"
#include "views/common/icon.h"
#include "views/common/theme.h"
#include "views/preview/builderform.h"
#include "views/preview/detailspanel.h"
#include "views/preview/iconbox.h"
#include "views/preview/notshownlist.h"
#include "views/preview/tilebox.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QLabel *caption(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("muted", true);
    return label;
}

} // namespace

StreamPreview::StreamPreview(NotShownModel &notShown, QWidget *parent)
    : QWidget(parent)
    , m_notShown(notShown)
{
    setObjectName("streamPreview"_L1);
    setAccessibleName(tr("Preview of the image stream"));
    m_absence = new EmptyState(u"eye-off"_s, {}, {}, {}, this);
    m_absence->setObjectName("streamAbsence"_L1);
    auto *shown = new QWidget(this);
    auto *columns = new QHBoxLayout(shown);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(buildSide());
    m_main = new QStackedWidget(shown);
    m_details = new DetailsPanel(m_main);
    m_details->setClosable(false);
    m_form = new BuilderForm(m_main);
    m_main->addWidget(m_details);
    m_main->addWidget(m_form);
    columns->addWidget(m_main, 1);
    m_state = new QStackedWidget(this);
    m_state->addWidget(shown);
    m_state->addWidget(m_absence);
    m_bottom = buildBottom();

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName("streamPreviewSplitter"_L1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_state);
    splitter->addWidget(m_bottom);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTop());
    layout->addWidget(splitter, 1);

    connect(m_details, &DetailsPanel::createRequested, this,
            [this] { m_main->setCurrentWidget(m_form); });
    connect(m_details, &DetailsPanel::linkChosen, this, &StreamPreview::linkChosen);
    connect(m_form, &BuilderForm::backRequested, this,
            [this] { m_main->setCurrentWidget(m_details); });
    connect(m_form, &BuilderForm::linkChosen, this, &StreamPreview::linkChosen);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_notShown, change, this, &StreamPreview::updateTags);
    updateTags();
}

QWidget *StreamPreview::buildTop()
{
    auto *top = new QWidget(this);
    m_release = caption({}, top);
    m_release->setObjectName("streamPreviewRelease"_L1);
    auto *catalog = new QPushButton(icon(u"layout-grid"_s), tr("Show in the whole catalog"), top);
    catalog->setObjectName("showInCatalog"_L1);
    connect(catalog, &QPushButton::clicked, this, &StreamPreview::catalogRequested);
    auto *layout = new QHBoxLayout(top);
    layout->setContentsMargins(18, 10, 18, 2);
    layout->addWidget(m_release, 1);
    layout->addWidget(catalog);
    return top;
}

QWidget *StreamPreview::buildSide()
{
    auto *area = new QScrollArea(this);
    area->setObjectName("streamPreviewTiles"_L1);
    area->setAccessibleName(tr("Tile and card"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *side = new QWidget(area);
    m_tile = new TileBox(TileStyle::Kind::Catalog, side);
    m_tile->setObjectName("streamTileBox"_L1);
    m_card = new TileBox(TileStyle::Kind::Card, side);
    m_card->setObjectName("streamCardBox"_L1);
    m_topology = new IconBox(40, side);
    m_topologyText = caption({}, side);
    m_topologyText->setObjectName("topologyText"_L1);
    m_topologyText->setWordWrap(true);
    auto *topology = new QHBoxLayout;
    topology->setSpacing(10);
    topology->addWidget(m_topology, 0, Qt::AlignTop);
    topology->addWidget(m_topologyText, 1);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(18, 10, 18, 16);
    layout->setSpacing(6);
    layout->addWidget(caption(tr("Tile in the developer catalog"), side));
    layout->addWidget(m_tile);
    layout->addSpacing(8);
    layout->addWidget(caption(tr("Card in Import from Git"), side));
    layout->addWidget(m_card);
    layout->addSpacing(8);
    layout->addWidget(caption(tr("In the topology"), side));
    layout->addLayout(topology);
    layout->addStretch(1);
    area->setWidget(side);
    area->setFixedWidth(m_tile->sizeHint().width() + 36 + 12);
    return area;
}

QWidget *StreamPreview::buildBottom()
{
    auto *bottom = new QWidget(this);
    m_tagsTitle = new QLabel(bottom);
    m_tagsTitle->setObjectName("streamTagsTitle"_L1);
    m_tagsTitle->setTextFormat(Qt::PlainText);
    m_tagsTitle->setProperty("heading", true);
    auto *list = new NotShownList(m_notShown, bottom);
    list->setPlain();
    connect(list, &NotShownList::definitionRequested, this,
            [this](const NotShown &item) { Q_EMIT definitionRequested(item.key, item.tag); });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(18, 8, 18, 6);
    head->addWidget(m_tagsTitle);
    auto *layout = new QVBoxLayout(bottom);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(list, 1);
    return bottom;
}

void StreamPreview::updateTags()
{
    const int tags = m_notShown.itemCount() - m_notShown.streamCount();
    m_tagsTitle->setText(tr("%n tag(s) not offered", nullptr, tags));
    m_bottom->setVisible(tags > 0);
}

void StreamPreview::showEntry(const PreviewEntry &entry, const ConsoleTraits &traits)
{
    m_release->setText(tr("As OpenShift %1 would show it").arg(traits.release));
    if (m_details->entry().key != entry.key)
        m_main->setCurrentWidget(m_details);
    m_tile->showEntry(entry, traits.hasRoundedTiles);
    PreviewEntry card = entry;
    card.title = entry.cardTitle;
    card.icon = entry.cardIcon;
    m_card->showEntry(card, traits.hasRoundedTiles);
    m_topology->showIcon(entry.topologyIcon, entry.key.name);
    m_topologyText->setText(iconText(entry.topologyIcon));
    m_details->showEntry(entry, traits);
    m_form->showEntry(entry);
    m_state->setCurrentIndex(0);
    updateTags();
}

void StreamPreview::showAbsence(const QString &stream, const QStringList &reasons,
                                const ConsoleTraits &traits)
{
    m_release->setText(tr("As OpenShift %1 would show it").arg(traits.release));
    m_absence->setTexts(tr("%1 is not shown in the catalog").arg(stream), reasons.join(u'\n'));
    m_state->setCurrentWidget(m_absence);
    updateTags();
}

} // namespace headwater
