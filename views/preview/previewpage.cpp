// SPDX-License-Identifier: Apache-2.0
#include "views/preview/previewpage.h"

#include "models/notshownmodel.h"
#include "models/tilemodel.h"
#include "views/common/choicebox.h"
#include "views/common/icon.h"
#include "views/common/theme.h"
#include "views/preview/builderform.h"
#include "views/preview/catalogview.h"
#include "views/preview/comparisonview.h"
#include "views/preview/newappview.h"
#include "views/preview/notshownlist.h"
#include "views/preview/tilegrid.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

PreviewPage::PreviewPage(const PreviewModels &models, QWidget *parent)
    : QWidget(parent)
    , m_models(models)
{
    setObjectName("previewPage"_L1);
    setAccessibleName(tr("Catalog preview"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    auto *rule = new QFrame(this);
    rule->setProperty("rule", true);
    layout->addWidget(rule);
    m_views = new QStackedWidget(this);
    m_views->setObjectName("previewViews"_L1);
    layout->addWidget(m_views, 1);
    buildViews(models);
    wireViews();
    updateTitles();
}

QWidget *PreviewPage::buildHeader()
{
    auto *header = new QWidget(this);
    header->setProperty("surface", true);
    auto *title = new QLabel(tr("Catalog preview"), header);
    title->setObjectName("previewTitle"_L1);
    QFont large = scaledFont(font(), 1.45);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    m_summary = new QLabel(header);
    m_summary->setObjectName("previewSummary"_L1);
    m_summary->setProperty("muted", true);
    for (QLabel *label : {title, m_summary})
        label->setTextFormat(Qt::PlainText);
    m_release = makeChoiceBox(u"previewRelease"_s, tr("Console release"), {}, header);
    connect(m_release, &QComboBox::activated, this,
            [this] { Q_EMIT releaseChosen(m_release->currentData().toString()); });
    buildOptions();
    m_tabs = new QTabBar(header);
    m_tabs->setObjectName("previewTabs"_L1);
    m_tabs->setAccessibleName(tr("Views of the catalog preview"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    connect(m_tabs, &QTabBar::currentChanged, this, &PreviewPage::showTab);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(title);
    texts->addWidget(m_summary);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(18, 14, 18, 6);
    top->setSpacing(10);
    top->addLayout(texts, 1);
    top->addWidget(m_release);
    top->addWidget(m_options);
    auto *tabs = new QHBoxLayout;
    tabs->setContentsMargins(6, 0, 10, 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch(1);
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addLayout(tabs);
    return header;
}

void PreviewPage::buildOptions()
{
    m_options = new QToolButton(this);
    m_options->setObjectName("previewOptions"_L1);
    m_options->setIcon(icon(u"settings"_s));
    m_options->setAccessibleName(tr("Options of the preview"));
    m_options->setToolTip(tr("Categories, and what is assumed of imports"));
    m_options->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_options);
    m_ownCategories = menu->addAction(tr("Categories of the release"));
    m_ownCategories->setObjectName("ownCategories"_L1);
    m_ownCategories->setCheckable(true);
    m_ownCategories->setChecked(true);
    connect(m_ownCategories, &QAction::triggered, this, [this] {
        m_ownCategories->setChecked(true);
        Q_EMIT ownCategoriesRequested();
    });
    QAction *file
        = menu->addAction(icon(u"folder-open"_s), tr("Categories of a console configuration…"));
    file->setObjectName("categoriesFile"_L1);
    connect(file, &QAction::triggered, this, &PreviewPage::categoriesFileRequested);
    menu->addSeparator();
    m_pending = menu->addAction(tr("As if no import had run yet"));
    m_pending->setObjectName("importsPending"_L1);
    m_pending->setCheckable(true);
    connect(m_pending, &QAction::triggered, this, &PreviewPage::importsPendingChosen);
    m_options->setMenu(menu);
}

TileGrid *PreviewPage::buildGrid(TileModel &model, bool isSamples)
{
    auto *grid
        = new TileGrid(model, isSamples ? TileStyle::Kind::Sample : TileStyle::Kind::Card, this);
    grid->setObjectName(isSamples ? "sampleTiles"_L1 : "builderCards"_L1);
    grid->setAccessibleName(isSamples ? tr("Samples") : tr("Builder images"));
    connect(grid, &TileGrid::chosen, this,
            [this, isSamples](const PreviewEntry &entry) { showForm(entry, isSamples); });
    return grid;
}

void PreviewPage::buildViews(const PreviewModels &models)
{
    m_catalog = new CatalogView(models.tiles, models.categories, this);
    m_samples = buildGrid(models.samples, true);
    m_cards = buildGrid(models.cards, false);
    m_notShown = new NotShownList(models.notShown, this);
    m_comparison = new ComparisonView(models.comparison, this);
    m_newApp = new NewAppView(models.newApp, this);
    m_form = new BuilderForm(this);
    addView(tr("Developer catalog"), u"catalog"_s, m_catalog);
    addView(tr("Samples"), u"samples"_s, m_samples);
    addView(tr("Builder cards"), u"cards"_s, m_cards);
    addView(tr("Not shown"), u"not-shown"_s, m_notShown);
    addView(tr("Side by side"), u"compare"_s, m_comparison);
    addView(tr("oc new-app"), u"new-app"_s, m_newApp);
    m_views->addWidget(m_form);
}

void PreviewPage::addView(const QString &title, const QString &name, QWidget *view)
{
    m_views->addWidget(view);
    const QSignalBlocker silence(m_tabs);
    m_tabs->setTabData(m_tabs->addTab(title), name);
}

void PreviewPage::showNewApp(const NewAppMatch &match)
{
    m_newApp->showMatch(match);
}

void PreviewPage::wireViews()
{
    connect(m_newApp, &NewAppView::termEntered, this, &PreviewPage::newAppTermEntered);
    connect(m_newApp, &NewAppView::definitionRequested, this, &PreviewPage::definitionRequested);
    connect(m_catalog, &CatalogView::createRequested, this,
            [this](const PreviewEntry &entry) { showForm(entry, false); });
    connect(m_catalog, &CatalogView::definitionRequested, this,
            [this](const StreamKey &key) { Q_EMIT definitionRequested(key, {}); });
    connect(m_catalog, &CatalogView::linkChosen, this, &PreviewPage::linkChosen);
    connect(m_notShown, &NotShownList::definitionRequested, this,
            [this](const NotShown &item) { Q_EMIT definitionRequested(item.key, item.tag); });
    connect(m_comparison, &ComparisonView::otherReleaseChosen, this,
            &PreviewPage::otherReleaseChosen);
    connect(m_comparison, &ComparisonView::definitionRequested, this,
            [this](const StreamKey &key) { Q_EMIT definitionRequested(key, {}); });
    connect(m_form, &BuilderForm::backRequested, this, &PreviewPage::leaveForm);
    connect(m_form, &BuilderForm::linkChosen, this, &PreviewPage::linkChosen);
    for (QAbstractItemModel *model : {static_cast<QAbstractItemModel *>(&m_models.notShown),
                                      static_cast<QAbstractItemModel *>(&m_models.samples)}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &PreviewPage::updateTitles);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &PreviewPage::updateTitles);
    }
}

void PreviewPage::setReleases(const QStringList &releases)
{
    const QSignalBlocker silence(m_release);
    const QString chosen = m_release->currentData().toString();
    m_release->clear();
    for (const QString &release : releases)
        m_release->addItem(tr("OpenShift %1").arg(release), release);
    m_release->setCurrentIndex(qMax(0, m_release->findData(chosen)));
    m_comparison->setReleases(releases);
}

void PreviewPage::setTraits(const ConsoleTraits &traits)
{
    m_traits = traits;
    const QSignalBlocker silence(m_release);
    m_release->setCurrentIndex(m_release->findData(traits.release));
    m_catalog->setTraits(traits);
    m_samples->setRounded(traits.hasRoundedTiles);
    m_cards->setRounded(traits.hasRoundedTiles);
    m_comparison->setTraits(m_traits, m_otherTraits);
    updateTitles();
}

void PreviewPage::setOtherTraits(const ConsoleTraits &traits)
{
    m_otherTraits = traits;
    m_comparison->setTraits(m_traits, m_otherTraits);
}

void PreviewPage::setSummary(const QString &text)
{
    m_summary->setText(text);
}

void PreviewPage::setCategoriesFile(const QString &file)
{
    m_ownCategories->setChecked(file.isEmpty());
}

void PreviewPage::setImportsPending(bool isPending)
{
    m_pending->setChecked(isPending);
}

void PreviewPage::updateTitles()
{
    const auto setTitle = [this](const QWidget *view, const QString &title) {
        m_tabs->setTabText(m_views->indexOf(view), title);
    };
    const int streams = m_models.notShown.streamCount();
    setTitle(m_notShown, streams > 0 ? tr("Not shown (%1)").arg(streams) : tr("Not shown"));
    m_tabs->setTabVisible(m_views->indexOf(m_samples), m_traits.hasSamples);
}

void PreviewPage::showTab(int index)
{
    m_views->setCurrentIndex(index);
    Q_EMIT comparing(m_views->currentWidget() == m_comparison);
}

void PreviewPage::showForm(const PreviewEntry &entry, bool isSample)
{
    m_form->showEntry(entry, isSample ? BuilderForm::Kind::Sample : BuilderForm::Kind::Application);
    m_views->setCurrentWidget(m_form);
}

void PreviewPage::leaveForm()
{
    m_views->setCurrentIndex(m_tabs->currentIndex());
    m_views->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void PreviewPage::showView(const QString &name, const QString &stream)
{
    const bool isForm = name == "form"_L1;
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (m_tabs->tabData(index).toString() == (isForm ? u"catalog"_s : name))
            m_tabs->setCurrentIndex(index);
    }
    showTab(m_tabs->currentIndex());
    if (name == "new-app"_L1 && !stream.isEmpty())
        m_newApp->setTerm(stream.section(u'/', -1));
    for (const PreviewEntry &entry : m_models.tiles.entries()) {
        const bool isMeant
            = entry.key.name == stream || entry.key.ns + u'/' + entry.key.name == stream;
        if (stream.isEmpty() || !isMeant)
            continue;
        if (isForm)
            showForm(entry, false);
        else
            m_catalog->showDetails(entry.key);
        return;
    }
}

} // namespace headwater
