// SPDX-License-Identifier: Apache-2.0
#include "views/start/startpage.h"

#include "views/common/icon.h"
#include "views/common/plaintextdelegate.h"
#include "views/common/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int columnWidth = 520;

QLabel *plainLabel(const QString &text, const char *property, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (property)
        label->setProperty(property, true);
    return label;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
{
    setObjectName("startPage"_L1);
    auto *layout = new QHBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(buildColumn());
    layout->addStretch(1);
}

QWidget *StartPage::buildColumn()
{
    auto *column = new QWidget(this);
    column->setFixedWidth(columnWidth);
    auto *title = plainLabel(tr("Headwater"), nullptr, column);
    QFont big = scaledFont(title->font(), 2.2);
    big.setWeight(QFont::DemiBold);
    title->setFont(big);
    auto *hint = plainLabel(tr("Open a folder of image stream definitions, YAML or JSON. Headwater "
                               "shows what each tag points to, imports from registries and keeps "
                               "the history beside your files."),
                            "muted", column);

    auto *open = new QPushButton(iconOnAccent(u"folder-open"_s), tr("Open folder…"), column);
    open->setObjectName("startOpenFolder"_L1);
    open->setProperty("primary", true);
    auto *sample = new QPushButton(icon(u"waves"_s), tr("Try the sample catalog"), column);
    sample->setObjectName("startSample"_L1);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(sample, &QPushButton::clicked, this, &StartPage::sampleRequested);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(open);
    buttons->addWidget(sample);
    buttons->addStretch(1);

    m_recentBox = new QWidget(column);
    m_recentBox->setObjectName("recentFolders"_L1);
    m_recent = new QVBoxLayout(m_recentBox);
    m_recent->setContentsMargins(0, 0, 0, 0);
    m_recent->setSpacing(2);

    auto *layout = new QVBoxLayout(column);
    layout->addStretch(2);
    layout->addWidget(title);
    layout->addSpacing(6);
    layout->addWidget(hint);
    layout->addSpacing(18);
    layout->addLayout(buttons);
    layout->addSpacing(28);
    layout->addWidget(m_recentBox);
    layout->addStretch(3);
    return column;
}

void StartPage::setRecentFolders(const QStringList &folders)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        std::unique_ptr<QLayoutItem> owned(item);
    }
    m_recentBox->setVisible(!folders.isEmpty());
    if (folders.isEmpty())
        return;
    m_recent->addWidget(plainLabel(tr("Recent"), "heading", m_recentBox));
    for (const QString &folder : folders) {
        const QDir directory(folder);
        auto *button = new QPushButton(icon(u"folder-open"_s), QString(), m_recentBox);
        // An ampersand in a name is a name, not a shortcut.
        const QString shown = u"%1   %2"_s.arg(directory.dirName(), folder);
        button->setText(button->fontMetrics()
                            .elidedText(shown, Qt::ElideMiddle, columnWidth - 60)
                            .replace(u'&', u"&&"_s));
        button->setToolTip(plainToolTip(folder));
        button->setAccessibleName(tr("Open %1").arg(folder));
        button->setObjectName("recentFolder"_L1);
        button->setProperty("link", true);
        connect(button, &QPushButton::clicked, this,
                [this, folder] { Q_EMIT folderRequested(folder); });
        m_recent->addWidget(button);
    }
}

} // namespace headwater
