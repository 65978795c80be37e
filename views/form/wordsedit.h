// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

class QLineEdit;

namespace headwater {

/// A list of words as chips in one field, edited like a text: a comma or Return makes a word of
/// what is typed, Backspace takes the last one away, a click on one edits it, a click on its cross
/// removes it.
class WordsEdit : public QWidget
{
    Q_OBJECT
public:
    explicit WordsEdit(QWidget *parent = nullptr);

    /// Without wordsEdited(). What is being typed stays.
    void setWords(const QStringList &words);
    const QStringList &words() const { return m_words; }
    void setReadOnly(bool isReadOnly);
    void setProposals(const QStringList &words);
    QLineEdit &edit() { return *m_edit; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By the user; the words are those that are chips.
    void wordsEdited(const QStringList &words);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Layout
    {
        QList<QRect> chips = {};
        QRect edit = {};
        int height = 0;
    };
    Layout layoutFor(int width) const;
    QRect crossOf(const QRect &chip) const;
    void arrange();
    void take();
    bool handleKey(const QKeyEvent &event);
    void remove(qsizetype index);
    void editWord(qsizetype index);
    void tell();

    QStringList m_words;
    QStringList m_proposals;
    QLineEdit *const m_edit;
    qsizetype m_hovered = -1; ///< the chip whose cross the mouse is on
    bool m_isReadOnly = false;
};

} // namespace headwater
