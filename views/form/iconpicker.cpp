// SPDX-License-Identifier: Apache-2.0
#include "views/form/iconpicker.h"

#include "models/formchoicemodel.h"
#include "views/common/icon.h"
#include "views/form/icondelegate.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

IconPicker::IconPicker(const QList<FormChoice> &choices, const QString &current, QWidget *parent)
    : QDialog(parent)
    , m_filter(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_shown(new QSortFilterProxyModel(this))
{
    setObjectName("iconPicker"_L1);
    setWindowTitle(tr("Icon class"));
    resize(640, 520);
    m_filter->setObjectName("iconFilter"_L1);
    m_filter->setAccessibleName(tr("Filter icon classes"));
    m_filter->setPlaceholderText(tr("Filter icon classes"));
    m_filter->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_filter->setClearButtonEnabled(true);
    m_list->setObjectName("iconList"_L1);
    m_list->setAccessibleName(tr("Icon classes"));
    m_list->setViewMode(QListView::IconMode);
    m_list->setMovement(QListView::Static);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(4);
    m_list->setItemDelegate(new IconDelegate(m_list));
    m_list->setModel(m_shown);
    fill(choices, current);

    auto *buttons = new QDialogButtonBox(this);
    auto *choose = new QPushButton(tr("Choose"), this);
    choose->setObjectName("iconChoose"_L1);
    choose->setProperty("primary", true); // before the box has it styled
    choose->setEnabled(!this->current().isEmpty());
    buttons->addButton(choose, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);

    connect(m_filter, &QLineEdit::textChanged, m_shown,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, choose,
            [this, choose] { choose->setEnabled(!this->current().isEmpty()); });
    connect(m_list, &QListView::activated, this, &IconPicker::pick);
    connect(buttons, &QDialogButtonBox::accepted, this, &IconPicker::pick);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void IconPicker::fill(const QList<FormChoice> &choices, const QString &current)
{
    auto *model = new FormChoiceModel(this);
    model->setChoices(choices);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_shown->setSourceModel(model);
    const auto found = std::ranges::find(choices, current, &FormChoice::value);
    if (found == choices.end())
        return;
    const QModelIndex index = m_shown->mapFromSource(model->index(int(found - choices.begin()), 0));
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

QString IconPicker::current() const
{
    return m_list->currentIndex().data().toString();
}

void IconPicker::pick()
{
    if (current().isEmpty())
        return;
    Q_EMIT picked(current());
    accept();
}

} // namespace headwater
