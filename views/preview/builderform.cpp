// SPDX-License-Identifier: Apache-2.0
#include "views/preview/builderform.h"

#include "core/preview/giturl.h"
#include "views/common/choicebox.h"
#include "views/common/formfield.h"
#include "views/common/icon.h"
#include "views/common/theme.h"
#include "views/preview/infoblock.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int formWidth = 720; // a form as wide as a screen cannot be read

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("heading", true);
    label->setFont(scaledFont(parent->font(), 1.15));
    return label;
}

QLineEdit *lineEdit(const QString &name, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(name);
    return edit;
}

} // namespace

BuilderForm::BuilderForm(QWidget *parent)
    : QWidget(parent)
{
    setObjectName("builderForm"_L1);
    setAccessibleName(tr("Create Source-to-Image application"));
    auto *area = new QScrollArea(this);
    area->setObjectName("builderFormScroll"_L1);
    area->setAccessibleName(tr("Create Source-to-Image application"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    auto *content = new QWidget(area);
    auto *form = new QWidget(content);
    form->setMaximumWidth(formWidth);
    auto *inside = new QVBoxLayout(form);
    inside->setContentsMargins(24, 18, 24, 24);
    inside->setSpacing(12);
    inside->addWidget(buildHeader());
    buildBuilder(*inside);
    buildGit(*inside);
    buildGeneral(*inside);
    inside->addWidget(buildButtons());
    inside->addStretch(1);
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->addWidget(form, formWidth);
    columns->addStretch(1);
    area->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
}

QWidget *BuilderForm::buildHeader()
{
    auto *header = new QWidget(this);
    m_back = new QPushButton(header);
    m_back->setObjectName("builderFormBack"_L1);
    m_back->setAccessibleName(tr("Back"));
    m_back->setProperty("link", true);
    connect(m_back, &QPushButton::clicked, this, &BuilderForm::backRequested);
    m_title = heading({}, header);
    m_title->setObjectName("builderFormTitle"_L1);
    QFont large = scaledFont(font(), 1.45);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_back, 0, Qt::AlignLeft);
    layout->addWidget(m_title);
    return header;
}

void BuilderForm::buildBuilder(QVBoxLayout &layout)
{
    layout.addWidget(heading(tr("Builder Image"), this));
    m_version = makeChoiceBox(u"builderVersion"_s, tr("Builder Image version"), {}, this);
    connect(m_version, &QComboBox::currentIndexChanged, this, &BuilderForm::showVersion);
    layout.addWidget(new FormField(tr("Builder Image version *"), m_version, this));
    m_info = new InfoBlock(this);
    connect(m_info, &InfoBlock::linkChosen, this, &BuilderForm::linkChosen);
    layout.addWidget(m_info);
}

void BuilderForm::buildGit(QVBoxLayout &layout)
{
    layout.addSpacing(4);
    layout.addWidget(heading(tr("Git"), this));
    m_url = lineEdit(u"gitUrl"_s, this);
    m_urlField = new FormField(tr("Git Repo URL *"), m_url, this);
    connect(m_url, &QLineEdit::textChanged, this, &BuilderForm::checkUrl);
    m_trySample = new QPushButton(icon(u"sparkles"_s), tr("Try sample"), this);
    m_trySample->setObjectName("trySample"_L1);
    m_trySample->setProperty("link", true);
    connect(m_trySample, &QPushButton::clicked, this, &BuilderForm::trySample);
    m_urlState = new QLabel(this);
    m_urlState->setObjectName("gitUrlState"_L1);
    m_urlState->setTextFormat(Qt::PlainText);
    m_urlState->setProperty("muted", true);
    m_urlState->setWordWrap(true);
    m_ref = lineEdit(u"gitReference"_s, this);
    m_ref->setPlaceholderText(tr("the default branch of the repository"));
    m_contextDir = lineEdit(u"contextDir"_s, this);
    m_contextDir->setPlaceholderText(u"/"_s);
    layout.addWidget(m_urlField);
    layout.addWidget(m_trySample, 0, Qt::AlignLeft);
    layout.addWidget(m_urlState);
    layout.addWidget(new FormField(tr("Git reference"), m_ref, this));
    layout.addWidget(new FormField(tr("Context dir"), m_contextDir, this));
}

void BuilderForm::buildGeneral(QVBoxLayout &layout)
{
    layout.addSpacing(4);
    layout.addWidget(heading(tr("General"), this));
    m_name = lineEdit(u"componentName"_s, this);
    layout.addWidget(new FormField(tr("Name *"), m_name, this));
}

QWidget *BuilderForm::buildButtons()
{
    auto *buttons = new QWidget(this);
    auto *create = new QPushButton(tr("Create"), buttons);
    create->setObjectName("builderFormCreate"_L1);
    create->setProperty("primary", true);
    create->setEnabled(false);
    create->setToolTip(tr("This is a preview; it creates nothing."));
    auto *cancel = new QPushButton(tr("Cancel"), buttons);
    cancel->setObjectName("builderFormCancel"_L1);
    connect(cancel, &QPushButton::clicked, this, &BuilderForm::backRequested);
    auto *layout = new QHBoxLayout(buttons);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(create);
    layout->addWidget(cancel);
    layout->addStretch(1);
    return buttons;
}

void BuilderForm::showEntry(const PreviewEntry &entry, Kind kind)
{
    const bool isSame = m_entry.key == entry.key && m_kind == kind;
    const QString chosen = isSame ? m_version->currentData().toString() : QString();
    m_entry = entry;
    m_kind = kind;
    fillVersions();
    const int index = m_version->findData(entry.version(chosen) ? chosen : entry.defaultTag);
    m_version->setCurrentIndex(qMax(0, index));
    const bool isSample = kind == Kind::Sample;
    if (!isSame) {
        for (QLineEdit *edit : {m_url, m_ref, m_contextDir, m_name})
            edit->clear();
        m_url->setReadOnly(isSample);
        m_title->setText(isSample ? tr("Create Sample application")
                                  : tr("Create Source-to-Image application"));
        m_back->setText(isSample ? tr("‹ Samples") : tr("‹ Developer catalog"));
    }
    // The console fills the sample in once; another version does not change it any more.
    if (isSample && !isSame) {
        trySample();
        m_name->setText(entry.key.name + u"-sample"_s);
    }
    showVersion();
}

void BuilderForm::fillVersions()
{
    const QSignalBlocker silence(m_version);
    m_version->clear();
    for (const PreviewVersion &version : std::as_const(m_entry.versions))
        m_version->addItem(
            tr("IST  %1", "badge of an image stream tag, and its name").arg(version.tag),
            version.tag);
}

void BuilderForm::showVersion()
{
    const PreviewVersion *version = m_entry.version(m_version->currentData().toString());
    m_info->showVersion(version ? *version : PreviewVersion());
    m_trySample->setVisible(m_kind == Kind::Application && version
                            && !version->sampleRepo.isEmpty());
    checkUrl();
}

void BuilderForm::trySample()
{
    const PreviewVersion *version = m_entry.version(m_version->currentData().toString());
    if (!version)
        return;
    m_url->setText(version->sampleRepo);
    m_ref->setText(version->sampleRef);
    m_contextDir->setText(version->sampleContextDir);
}

void BuilderForm::checkUrl()
{
    const QString url = m_url->text();
    const bool isBad = !url.isEmpty() && !isGitUrl(url);
    m_urlField->setProblem(isBad ? tr("Invalid Git URL.") : QString());
    m_urlState->setText(url.isEmpty() || isBad
                            ? QString()
                            : tr("The console would now ask the Git service for it; the preview "
                                 "does not."));
    m_urlState->setVisible(!m_urlState->text().isEmpty());
    if (!isBad && m_kind == Kind::Application)
        m_name->setText(nameFromGitUrl(url));
}

} // namespace headwater
