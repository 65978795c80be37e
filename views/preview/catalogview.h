// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/previewentry.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QStackedLayout;

namespace headwater {

class CategoryModel;
class DetailsPanel;
class EmptyState;
class TileGrid;
class TileModel;

/// The console's developer catalog: categories, search, tiles, and the details of the chosen one
/// over them at the right.
class CatalogView : public QWidget
{
    Q_OBJECT
public:
    /// The models outlive the view.
    CatalogView(TileModel &tiles, CategoryModel &categories, QWidget *parent = nullptr);

    void setTraits(const ConsoleTraits &traits);
    /// Opens the details of @p key; without effect where the search has not found it.
    void showDetails(const StreamKey &key);
    void closeDetails();
    void focusSearch();

Q_SIGNALS:
    void createRequested(const headwater::PreviewEntry &entry);
    void definitionRequested(const headwater::StreamKey &key);
    void linkChosen(const QString &url);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildCategories();
    QWidget *buildItems();
    void wire();
    void search();
    void chooseCategory();
    void updateCount();
    void refreshDetails();
    void openDetails(const PreviewEntry &entry);
    void placeDetails();

    TileModel &m_tiles;
    CategoryModel &m_categories;
    ConsoleTraits m_traits;
    QListView *m_list = nullptr;
    QLineEdit *m_search = nullptr;
    QComboBox *m_order = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_count = nullptr;
    TileGrid *m_grid = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedLayout *m_stack = nullptr;
    DetailsPanel *m_details = nullptr;
};

} // namespace headwater
