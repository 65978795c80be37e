// SPDX-License-Identifier: Apache-2.0
#include "views/preview/detailspanel.h"

#include "views/common/icon.h"
#include "views/common/plaintextdelegate.h"
#include "views/common/theme.h"
#include "views/preview/iconbox.h"
#include "views/preview/notelist.h"

#include <QFormLayout>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int iconSide = 60; // as the console's

QLabel *plainLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

DetailsPanel::DetailsPanel(QWidget *parent)
    : QFrame(parent)
{
    setObjectName("detailsPanel"_L1);
    setAccessibleName(tr("Details of the catalog item"));
    setAutoFillBackground(true);
    auto *area = new QScrollArea(this);
    area->setObjectName("detailsScroll"_L1);
    area->setAccessibleName(tr("Details of the catalog item"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(area);
    auto *inside = new QVBoxLayout(content);
    inside->setContentsMargins(20, 14, 20, 18);
    inside->setSpacing(14);
    buildContent(*inside);
    area->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    layout->addWidget(area, 1);
}

QWidget *DetailsPanel::buildHeader()
{
    auto *header = new QWidget(this);
    m_icon = new IconBox(iconSide, header);
    m_title = plainLabel(u"detailsTitle"_s, header);
    QFont large = scaledFont(font(), 1.35);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_provider = plainLabel(u"detailsProvider"_s, header);
    m_provider->setProperty("muted", true);
    m_close = new QToolButton(header);
    m_close->setObjectName("detailsClose"_L1);
    m_close->setIcon(icon(u"x"_s));
    m_close->setAccessibleName(tr("Close the details"));
    m_close->setToolTip(tr("Close (Esc)"));
    connect(m_close, &QToolButton::clicked, this, &DetailsPanel::closeRequested);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addStretch(1);
    texts->addWidget(m_title);
    texts->addWidget(m_provider);
    texts->addStretch(1);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(20, 18, 14, 4);
    layout->setSpacing(14);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    return header;
}

void DetailsPanel::buildContent(QVBoxLayout &layout)
{
    m_create = new QPushButton(tr("Create"), this);
    m_create->setObjectName("detailsCreate"_L1);
    m_create->setProperty("primary", true);
    connect(m_create, &QPushButton::clicked, this, [this] { Q_EMIT createRequested(m_entry); });
    m_facts = new QFormLayout;
    m_facts->setHorizontalSpacing(18);
    m_facts->setVerticalSpacing(8);
    m_facts->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_facts->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_facts->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_description = plainLabel(u"detailsDescription"_s, this);
    m_notesTitle = plainLabel(u"detailsNotesTitle"_s, this);
    m_notesTitle->setText(tr("What an author should know"));
    m_notesTitle->setProperty("heading", true);
    m_notes = new NoteList(this);
    m_definition = new QPushButton(icon(u"file-code"_s), tr("Go to the definition"), this);
    m_definition->setObjectName("detailsDefinition"_L1);
    connect(m_definition, &QPushButton::clicked, this,
            [this] { Q_EMIT definitionRequested(m_entry.key); });
    layout.addWidget(m_create);
    layout.addLayout(m_facts);
    layout.addWidget(m_description);
    layout.addLayout(resourceList());
    layout.addSpacing(4);
    layout.addWidget(m_notesTitle);
    layout.addWidget(m_notes);
    layout.addWidget(m_definition, 0, Qt::AlignLeft);
    layout.addStretch(1);
}

/// What the console says it will make, whatever the stream. A label for each line, so that lines
/// that wrap hang.
QLayout *DetailsPanel::resourceList()
{
    auto *list = new QGridLayout;
    list->setHorizontalSpacing(8);
    list->setVerticalSpacing(2);
    list->setColumnStretch(1, 1);
    const auto label = [this](const QString &text) {
        auto *line = plainLabel(u"detailsResource"_s, this);
        line->setText(text);
        line->setProperty("muted", true);
        return line;
    };
    list->addWidget(label(tr("The following resources will be created:")), 0, 0, 1, 2);
    for (const QString &item :
         {tr("A BuildConfig to build source from a Git repository."),
          tr("An ImageStream to track built images."),
          tr("A DeploymentConfig to roll out new revisions when the image changes."),
          tr("A Service to expose your workload inside the cluster."),
          tr("An optional Route to expose your workload outside the cluster.")}) {
        const int row = list->rowCount();
        auto *bullet = label(u"•"_s);
        bullet->setWordWrap(false);
        list->addWidget(bullet, row, 0, Qt::AlignTop);
        list->addWidget(label(item), row, 1);
    }
    return list;
}

void DetailsPanel::addFact(const QString &name, const QString &value)
{
    auto *caption = plainLabel({}, this);
    caption->setWordWrap(false);
    caption->setText(name);
    caption->setProperty("muted", true);
    auto *text = plainLabel(u"detailsFact"_s, this);
    text->setText(value);
    m_facts->addRow(caption, text);
}

void DetailsPanel::addLink(const QString &name, const QString &url)
{
    auto *caption = plainLabel({}, this);
    caption->setWordWrap(false);
    caption->setText(name);
    caption->setProperty("muted", true);
    QString shown = url;
    auto *link = new QPushButton(shown.replace(u'&', u"&&"_s), this);
    link->setObjectName("detailsLink"_L1);
    link->setProperty("link", true);
    link->setProperty("flush", true);
    link->setAccessibleName(url);
    link->setToolTip(plainToolTip(url));
    // A long address gives way instead of making the panel wider.
    link->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(link, &QPushButton::clicked, this, [this, url] { Q_EMIT linkChosen(url); });
    m_facts->addRow(caption, link);
}

void DetailsPanel::fillFacts(const ConsoleTraits &traits)
{
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    const QString none = tr("N/A");
    if (!m_entry.panelSample.isEmpty())
        addLink(tr("Sample repository"), m_entry.panelSample);
    else if (traits.alwaysShowsSampleRow)
        addFact(tr("Sample repository"), none);
    addFact(tr("Provider"), m_entry.provider.isEmpty() ? none : m_entry.provider);
    addFact(tr("Created at"),
            m_entry.created.isValid()
                ? QLocale().toString(m_entry.created.toLocalTime(), QLocale::ShortFormat)
                : none);
    // The console reads these two from templates only.
    addFact(tr("Support"), none);
    addFact(tr("Documentation"), none);
}

void DetailsPanel::showEntry(const PreviewEntry &entry, const ConsoleTraits &traits)
{
    m_entry = entry;
    m_icon->showIcon(entry.icon, entry.key.name);
    m_title->setText(entry.title);
    m_provider->setText(tr("Provided by %1").arg(entry.provider));
    m_provider->setVisible(!entry.provider.isEmpty());
    m_create->setText(traits.createLabel);
    fillFacts(traits);
    m_description->setText(entry.description);
    m_description->setVisible(!entry.description.isEmpty());
    m_notesTitle->setVisible(!entry.notes.isEmpty());
    m_notes->setNotes(entry.notes);
}

void DetailsPanel::setClosable(bool isClosable)
{
    m_close->setVisible(isClosable);
    m_definition->setVisible(isClosable);
}

void DetailsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_close->isVisibleTo(this))
        Q_EMIT closeRequested();
    else
        QFrame::keyPressEvent(event);
}

} // namespace headwater
