// SPDX-License-Identifier: Apache-2.0
#include "views/imports/sourceform.h"

#include "core/image/pullspec.h"
#include "views/common/choicebox.h"
#include "views/common/formfield.h"
#include "views/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QCompleter *completerFor(const QStringList &words, QWidget *parent)
{
    auto *completer = new QCompleter(words, parent);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    return completer;
}

} // namespace

SourceForm::SourceForm(const ChoiceStart &start, QWidget *parent)
    : QWidget(parent)
    , m_start(start.choice)
    , m_from(new QLineEdit(start.choice.from, this))
    , m_list(new QPushButton(tr("&List tags"), this))
    , m_insecure(new QCheckBox(tr("I&nsecure"), this))
    , m_scheduled(new QCheckBox(tr("S&cheduled"), this))
{
    setObjectName("sourceForm"_L1);
    buildSource(start);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_fromField);
    if (start.isNewStream) {
        buildName(start);
        auto *line = new QHBoxLayout;
        line->setSpacing(12);
        line->addWidget(m_nameField, 1, Qt::AlignTop);
        line->addWidget(m_nsField, 1, Qt::AlignTop);
        layout->addLayout(line);
    }
    layout->addLayout(options());
    m_isNamed = !start.choice.name.isEmpty();
    wire();
    proposeName();
}

void SourceForm::buildSource(const ChoiceStart &start)
{
    m_from->setObjectName("pullSpec"_L1);
    m_from->setFont(fixedFont(font()));
    m_from->setPlaceholderText(u"quay.io/team/app"_s);
    m_from->setCompleter(completerFor(start.repositories, m_from));
    m_list->setObjectName("listTags"_L1);
    m_list->setAutoDefault(false);
    m_list->setEnabled(!start.choice.from.isEmpty());
    m_fromField = new FormField(tr("Pull spec of the repository"), m_from, this);
    m_fromField->addBeside(m_list);
}

void SourceForm::buildName(const ChoiceStart &start)
{
    m_name = new QLineEdit(start.choice.name, this);
    m_name->setObjectName("streamName"_L1);
    m_ns = new QLineEdit(start.choice.ns, this);
    m_ns->setObjectName("streamNamespace"_L1);
    m_ns->setPlaceholderText(tr("none in the file"));
    m_ns->setCompleter(completerFor(start.namespaces, m_ns));
    m_nameField = new FormField(tr("Name of the new stream"), m_name, this);
    m_nsField = new FormField(tr("Namespace"), m_ns, this);
}

QLayout *SourceForm::options()
{
    m_insecure->setObjectName("insecure"_L1);
    m_insecure->setToolTip(tr("Accept unknown certificates and plain HTTP"));
    m_insecure->setChecked(m_start.insecure);
    m_scheduled->setObjectName("scheduled"_L1);
    m_scheduled->setToolTip(tr("Import the tags again from time to time"));
    m_scheduled->setChecked(m_start.scheduled);
    m_referencePolicy = makeChoiceBox(u"referencePolicy"_s, tr("Reference policy"),
                                      {u"Source"_s, u"Local"_s}, this);
    m_referencePolicy->setCurrentText(m_start.referencePolicy);
    m_importMode = makeChoiceBox(u"importMode"_s, tr("Import mode"),
                                 {u"Legacy"_s, u"PreserveOriginal"_s}, this);
    m_importMode->setCurrentText(m_start.importMode);
    m_importMode->setToolTip(tr("Legacy: the image of one platform. PreserveOriginal: the whole "
                                "manifest list."));
    m_referencePolicy->setToolTip(tr("Source: nodes pull from the registry itself. Local: they "
                                     "pull through the cluster's own registry."));
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_insecure);
    line->addSpacing(8);
    line->addWidget(m_scheduled);
    line->addStretch(1);
    for (QComboBox *box : {m_referencePolicy, m_importMode}) {
        auto *label = new QLabel(box->accessibleName(), this);
        label->setTextFormat(Qt::PlainText);
        label->setProperty("muted", true);
        label->setBuddy(box);
        line->addSpacing(8);
        line->addWidget(label);
        line->addWidget(box);
    }
    return line;
}

void SourceForm::wire()
{
    connect(m_from, &QLineEdit::textChanged, this, [this] {
        m_list->setEnabled(!m_from->text().trimmed().isEmpty());
        proposeName();
        Q_EMIT changed();
    });
    connect(m_from, &QLineEdit::returnPressed, m_list, &QPushButton::click);
    connect(m_list, &QPushButton::clicked, this, &SourceForm::listRequested);
    connect(m_insecure, &QCheckBox::toggled, this, &SourceForm::changed);
    connect(m_scheduled, &QCheckBox::toggled, this, &SourceForm::changed);
    connect(m_referencePolicy, &QComboBox::currentTextChanged, this, &SourceForm::changed);
    connect(m_importMode, &QComboBox::currentTextChanged, this, &SourceForm::changed);
    if (!m_name)
        return;
    connect(m_name, &QLineEdit::textEdited, this,
            [this] { m_isNamed = !m_name->text().isEmpty(); });
    connect(m_name, &QLineEdit::textChanged, this, &SourceForm::changed);
    connect(m_ns, &QLineEdit::textChanged, this, &SourceForm::changed);
}

/// Most streams are called as their repositories are.
void SourceForm::proposeName()
{
    if (!m_name || m_isNamed)
        return;
    const Result<PullSpec> spec = PullSpec::parse(m_from->text().trimmed());
    const QSignalBlocker blocker(m_name); // what has changed is told once
    m_name->setText(spec ? spec->name() : QString());
}

ImportChoice SourceForm::choice() const
{
    ImportChoice choice = m_start;
    choice.from = m_from->text();
    choice.insecure = m_insecure->isChecked();
    choice.scheduled = m_scheduled->isChecked();
    choice.referencePolicy = m_referencePolicy->currentText();
    choice.importMode = m_importMode->currentText();
    if (m_name) {
        choice.name = m_name->text().trimmed();
        choice.ns = m_ns->text().trimmed();
    }
    return choice;
}

void SourceForm::setProblems(const ChoiceProblems &problems)
{
    m_fromField->setProblem(problems.from);
    if (!m_name)
        return;
    m_nameField->setProblem(problems.name);
    m_nsField->setProblem(problems.ns);
}

void SourceForm::setInsecure()
{
    m_insecure->setChecked(true);
}

void SourceForm::setListing(bool isRunning)
{
    m_list->setText(isRunning ? tr("Listing…") : tr("&List tags"));
}

} // namespace headwater
