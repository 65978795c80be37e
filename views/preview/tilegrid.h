// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/preview/tiledelegate.h"

#include <QListView>

namespace headwater {

class TileModel;

/// The console's wrapping grid of tiles. All are as high as the highest needs to be.
class TileGrid : public QListView
{
    Q_OBJECT
public:
    /// @p model outlives the grid.
    TileGrid(TileModel &model, TileStyle::Kind kind, QWidget *parent = nullptr);

    void setRounded(bool isRounded);
    /// Without chosen().
    void choose(const StreamKey &key);
    void chooseNothing();

Q_SIGNALS:
    /// Clicked, or Return pressed on it.
    void chosen(const headwater::PreviewEntry &entry);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void wire();
    void fitTitles();
    void emitChosen(const QModelIndex &index);

    TileModel &m_model;
    TileDelegate *const m_delegate;
};

} // namespace headwater
