// SPDX-License-Identifier: Apache-2.0
#include "views/inspector/platformlist.h"

#include "core/base/digest.h"
#include "views/common/icon.h"
#include "views/common/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("muted", true);
    return label;
}

QString shortDigest(const QString &text)
{
    const Result<Digest> digest = Digest::parse(text);
    return digest ? digest->shortForm().section(u':', 1) : text;
}

QString sizeText(const ImagePlatform &platform)
{
    if (!platform.image || platform.image->size == 0)
        return {};
    return QLocale().formattedDataSize(platform.image->size, 1, QLocale::DataSizeSIFormat);
}

} // namespace

PlatformList::PlatformList(const QList<ImagePlatform> &platforms, const QString &shown,
                           bool canPrefer, QWidget *parent)
    : QWidget(parent)
{
    setObjectName("platformList"_L1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    layout->addLayout(grid);
    for (const ImagePlatform &platform : platforms) {
        const bool isShown = !shown.isEmpty() && platform.manifest.digest == shown;
        addRow(*grid, platform, isShown);
        if (isShown)
            layout->addWidget(actions(platform, canPrefer));
    }
}

void PlatformList::addRow(QGridLayout &grid, const ImagePlatform &platform, bool isShown)
{
    const int row = grid.rowCount();
    const QString digest = platform.manifest.digest;
    auto *name = new QPushButton(icon(isShown ? u"chevron-down"_s : u"chevron-right"_s),
                                 platform.name(), this);
    name->setObjectName("platform"_L1);
    name->setProperty("link", true);
    name->setToolTip(digest);
    name->setAccessibleName(platform.isChosen ? tr("%1, the tag's image").arg(platform.name())
                                              : platform.name());
    connect(name, &QPushButton::clicked, this,
            [this, digest, isShown] { Q_EMIT chosen(isShown ? QString() : digest); });
    auto *code = plainLabel(shortDigest(digest), this);
    code->setFont(fixedFont(font()));
    grid.addWidget(name, row, 0);
    grid.addWidget(code, row, 1);
    grid.addWidget(plainLabel(sizeText(platform), this), row, 2, Qt::AlignRight);
    auto *mark = new QLabel(this);
    if (platform.isChosen) {
        mark->setPixmap(icon(u"circle-check"_s, Tone::Success).pixmap(14, 14));
        mark->setToolTip(tr("The tag has this one"));
    }
    grid.addWidget(mark, row, 3);
}

QWidget *PlatformList::actions(const ImagePlatform &platform, bool canPrefer)
{
    auto *box = new QWidget(this);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(8);
    if (!platform.image) {
        auto *fetch = new QPushButton(icon(u"download"_s), tr("Fetch its details"), box);
        fetch->setObjectName("fetchPlatform"_L1);
        connect(fetch, &QPushButton::clicked, this,
                [this, digest = platform.manifest.digest] { Q_EMIT fetchRequested(digest); });
        layout->addWidget(fetch);
    }
    if (canPrefer && !platform.isChosen) {
        auto *prefer = new QPushButton(tr("Prefer it"), box);
        prefer->setObjectName("preferPlatform"_L1);
        prefer->setToolTip(
            tr("Writes the preference into the definition and imports the tag again"));
        connect(prefer, &QPushButton::clicked, this, [this, manifest = platform.manifest] {
            Q_EMIT preferRequested(manifest.os, manifest.architecture);
        });
        layout->addWidget(prefer);
    }
    layout->addStretch(1);
    return box;
}

} // namespace headwater
