// SPDX-License-Identifier: Apache-2.0
#include "views/imports/choosetagsdialog.h"

#include "models/remotetagmodel.h"
#include "views/common/icon.h"
#include "views/imports/commandpage.h"
#include "views/imports/forecasttext.h"
#include "views/imports/previewlist.h"
#include "views/imports/remotetagtable.h"
#include "views/imports/sourceform.h"
#include "views/imports/tagfilterform.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

/// Pages that take the room there is. A QTabWidget asks for what the wrapped lines of its hidden
/// pages need, at the cost of what stands above it.
class YieldingPages : public QTabWidget
{
public:
    using QTabWidget::QTabWidget;

    bool hasHeightForWidth() const override { return false; }
    int heightForWidth(int) const override { return -1; }
};

} // namespace

ChooseTagsDialog::ChooseTagsDialog(RemoteTagModel &tags, ImportPreviewModel &preview,
                                   const ChoiceStart &start, QWidget *parent)
    : QDialog(parent)
    , m_tags(tags)
    , m_start(start)
    , m_source(new SourceForm(start, this))
    , m_filter(new TagFilterForm(start.choice.filter, this))
    , m_pages(new YieldingPages(this))
    , m_forecast(new QLabel(this))
    , m_previewButton(new QPushButton(icon(u"eye"_s), tr("&Preview"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_import(new QPushButton(this))
{
    setObjectName("chooseTags"_L1);
    setAccessibleName(tr("Choose tags to import"));
    setWindowTitle(start.isNewStream ? tr("New image stream")
                                     : tr("Import into %1").arg(start.stream));
    buildPages(tags, preview);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head());
    layout->addWidget(m_pages, 1);
    layout->addWidget(foot());
    wire();
    updateButtons();
    resize(QSize(980, 720).expandedTo(minimumSizeHint()));
}

void ChooseTagsDialog::buildPages(RemoteTagModel &tags, ImportPreviewModel &preview)
{
    m_table = new RemoteTagTable(tags, this);
    m_preview = new PreviewList(preview, this);
    m_commands = new CommandPage(this);
    m_pages->setObjectName("choicePages"_L1);
    m_pages->setAccessibleName(tr("Choice, preview and command"));
    m_pages->setDocumentMode(true);
    // Where there is little room the tables give way, not the fields.
    m_pages->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_pages->setMinimumHeight(6 * fontMetrics().height());
    m_pages->addTab(m_table, tr("Tags"));
    m_pages->addTab(m_preview, tr("Preview"));
    m_pages->addTab(m_commands, tr("Command"));
}

QWidget *ChooseTagsDialog::head()
{
    auto *head = new QWidget(this);
    head->setProperty("surface", true);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(20, 16, 20, 14);
    layout->setSpacing(12);
    layout->addWidget(m_source);
    layout->addWidget(m_filter);
    return head;
}

QWidget *ChooseTagsDialog::foot()
{
    m_forecast->setObjectName("forecast"_L1);
    m_forecast->setTextFormat(Qt::PlainText);
    m_forecast->setWordWrap(true);
    m_previewButton->setObjectName("previewImport"_L1);
    m_previewButton->setToolTip(tr("Ask the registry what would change, and write nothing"));
    m_cancel->setObjectName("cancelChoice"_L1);
    m_import->setObjectName("importChosen"_L1);
    m_import->setToolTip(tr("Put the chosen tags into the import queue (Ctrl+Enter)"));
    m_import->setProperty("primary", true);
    m_import->setIcon(iconOnAccent(u"download"_s));
    // Enter in a field is about that field.
    for (QPushButton *button : {m_previewButton, m_cancel, m_import})
        button->setAutoDefault(false);
    auto *foot = new QWidget(this);
    foot->setProperty("surface", true);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(20, 12, 20, 14);
    layout->setSpacing(10);
    layout->addWidget(m_forecast, 1);
    layout->addWidget(m_previewButton);
    layout->addWidget(m_cancel);
    layout->addWidget(m_import);
    return foot;
}

void ChooseTagsDialog::wire()
{
    const auto tell = [this] { Q_EMIT choiceChanged(choice()); };
    connect(m_source, &SourceForm::changed, this, tell);
    connect(m_filter, &TagFilterForm::changed, this, tell);
    connect(m_source, &SourceForm::listRequested, this, &ChooseTagsDialog::listRequested);
    connect(m_table, &RemoteTagTable::listRequested, this, &ChooseTagsDialog::listRequested);
    connect(m_table, &RemoteTagTable::insecureRequested, this, [this] {
        m_source->setInsecure();
        Q_EMIT listRequested();
    });
    connect(m_table, &RemoteTagTable::countChanged, this, &ChooseTagsDialog::updateButtons);
    connect(m_preview, &PreviewList::stopRequested, this, &ChooseTagsDialog::previewStopRequested);
    connect(m_previewButton, &QPushButton::clicked, this, [this] {
        m_pages->setCurrentWidget(m_preview);
        Q_EMIT previewRequested();
    });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &ChooseTagsDialog::importRequested);
    const auto *confirm = new QShortcut(QKeySequence(u"Ctrl+Return"_s), this);
    connect(confirm, &QShortcut::activated, m_import, &QPushButton::click);
}

ImportChoice ChooseTagsDialog::choice() const
{
    ImportChoice choice = m_source->choice();
    choice.filter = m_filter->filter();
    return choice;
}

void ChooseTagsDialog::setProblems(const ChoiceProblems &problems)
{
    m_problems = problems;
    m_source->setProblems(problems);
    m_filter->setProblems(problems);
    updateButtons();
}

void ChooseTagsDialog::setListing(const RepositoryListing &listing)
{
    m_source->setListing(listing.phase == RepositoryListing::Phase::Running);
    m_table->setListing(listing);
}

void ChooseTagsDialog::chooseOnly(const QString &tag)
{
    m_filter->setOnly(tag);
}

void ChooseTagsDialog::setForecast(const QList<HostForecast> &forecast)
{
    const ForecastText what = forecastText(forecast);
    m_forecast->setText(what.text);
    m_forecast->setProperty("tone", what.tone == Tone::Warning ? u"warning"_s : QString());
    m_forecast->setProperty("muted", what.tone != Tone::Warning);
    style()->unpolish(m_forecast);
    style()->polish(m_forecast);
}

void ChooseTagsDialog::setCommands(const ImportCommands &commands)
{
    m_commands->setCommands(commands);
}

void ChooseTagsDialog::setPreview(const PreviewProgress &progress)
{
    m_isPreviewing = progress.phase == PreviewProgress::Phase::Running;
    m_preview->setProgress(progress);
    updateButtons();
}

void ChooseTagsDialog::updateButtons()
{
    const int chosen = m_tags.chosenCount();
    const bool isNamed = !m_start.isNewStream || !m_source->choice().name.isEmpty();
    const bool isReady = chosen > 0 && isNamed && m_problems == ChoiceProblems();
    m_import->setText(chosen > 0 ? tr("&Import %n tag(s)", nullptr, chosen) : tr("&Import"));
    m_import->setEnabled(isReady);
    m_previewButton->setEnabled(isReady && !m_isPreviewing);
}

} // namespace headwater
