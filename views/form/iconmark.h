// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QWidget>

namespace headwater {

/// The mark of an icon class; for one that consoles do not know, and for none, the empty place.
class IconMark : public QWidget
{
    Q_OBJECT
public:
    explicit IconMark(QWidget *parent = nullptr);

    QSize sizeHint() const override { return minimumSize(); }
    void showClass(const QString &iconClass, bool isKnown);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_class;
    bool m_isKnown = false;
};

} // namespace headwater
