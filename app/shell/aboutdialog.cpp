// SPDX-License-Identifier: Apache-2.0
#include "app/shell/aboutdialog.h"

#include "views/common/theme.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString notices()
{
    return AboutDialog::tr("Symbols: Lucide, under this licence:\n\n%1\n\nMarks:\n\n%2\n\n%3")
        .arg(fileText(u":/icons/LICENSE.lucide.txt"_s), fileText(u":/icons/marks/NOTICE"_s),
             fileText(u":/icons/marks/LICENSE.cc0.txt"_s));
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName("aboutDialog"_L1);
    setWindowTitle(tr("About Headwater"));
    auto *title = new QLabel(tr("Headwater %1").arg(QApplication::applicationVersion()), this);
    title->setTextFormat(Qt::PlainText);
    QFont big = title->font();
    big.setPointSizeF(big.pointSizeF() * 1.5);
    big.setWeight(QFont::DemiBold);
    title->setFont(big);
    auto *text = new QLabel(tr("Workbench for OpenShift and OKD image streams.\n"
                               "Licence: Apache-2.0. Built on Qt %1.")
                                .arg(QLatin1StringView(qVersion())),
                            this);
    text->setTextFormat(Qt::PlainText);
    text->setProperty("muted", true);
    auto *licences = new QPlainTextEdit(notices(), this);
    licences->setObjectName("notices"_L1);
    licences->setAccessibleName(tr("Third-party notices"));
    licences->setReadOnly(true);
    licences->setProperty("card", true);
    licences->setFont(fixedFont(font()));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(10);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addSpacing(6);
    layout->addWidget(licences, 1);
    layout->addWidget(buttons);
    resize(620, 420);
}

} // namespace headwater
