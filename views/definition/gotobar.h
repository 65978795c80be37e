// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QList>
#include <QString>

#include <functional>

class QCompleter;
class QLabel;
class QLineEdit;

namespace headwater {

class CodeView;

/// A place in a text that has a name: a tag.
struct NamedPlace
{
    QString name = {};
    int line = 0; ///< from 1

    friend bool operator==(const NamedPlace &, const NamedPlace &) = default;
};

/// Goes to a line by its number or to a tag by its name.
class GoToBar : public QFrame
{
    Q_OBJECT
public:
    /// @p view outlives this.
    explicit GoToBar(CodeView &view, QWidget *parent = nullptr);

    /// @p tags gives the tags of the text on show, when they are asked for.
    void setTags(std::function<QList<NamedPlace>()> tags);
    void openLine();
    void openTag();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void open(const QString &caption, const QString &hint, bool offersTags);
    void go();
    int wantedLine() const; // 0: none

    CodeView &m_view;
    QLabel *const m_caption;
    QLineEdit *const m_field;
    QLabel *const m_note;
    QCompleter *const m_completer;
    std::function<QList<NamedPlace>()> m_findTags;
    QList<NamedPlace> m_tags;
    bool m_wantsTag = false;
};

} // namespace headwater
