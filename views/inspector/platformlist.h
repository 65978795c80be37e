// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/imagedetails.h"

#include <QList>
#include <QWidget>

class QGridLayout;

namespace headwater {

/// The platforms of a manifest list: name, digest, size, which one the tag has; and what can be
/// done with the one that is looked at.
class PlatformList : public QWidget
{
    Q_OBJECT
public:
    /// @p shown: digest of the platform that is looked at; empty: none. @p canPrefer: the tag takes
    /// one platform of the list, so another one can be preferred.
    PlatformList(const QList<ImagePlatform> &platforms, const QString &shown, bool canPrefer,
                 QWidget *parent = nullptr);

Q_SIGNALS:
    /// A platform is to be looked at; empty: none any more.
    void chosen(const QString &digest);
    void fetchRequested(const QString &digest);
    void preferRequested(const QString &os, const QString &architecture);

private:
    void addRow(QGridLayout &grid, const ImagePlatform &platform, bool isShown);
    QWidget *actions(const ImagePlatform &platform, bool canPrefer);
};

} // namespace headwater
