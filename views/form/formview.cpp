// SPDX-License-Identifier: Apache-2.0
#include "views/form/formview.h"

#include "views/common/choicebox.h"
#include "views/common/theme.h"
#include "views/form/entryeditor.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int margin = 16;

QStringList fieldsOf(const QList<FormSection> &sections)
{
    QStringList fields;
    for (const FormSection &section : sections) {
        fields.append(section.title);
        for (const FormEntry &entry : section.entries)
            fields.append(u"%1 %2"_s.arg(entry.field).arg(int(entry.kind)));
    }
    return fields;
}

} // namespace

FormView::FormView(QWidget *parent)
    : QWidget(parent)
    , m_subjects(makeChoiceBox(u"formSubject"_s, tr("Stream or tag"), {}, this))
    , m_message(new QLabel(this))
    , m_scroll(new QScrollArea(this))
{
    setObjectName("formView"_L1);
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    m_message->setObjectName("formMessage"_L1);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setMargin(4);
    m_message->hide();
    m_scroll->setObjectName("formScroll"_L1);
    m_scroll->setAccessibleName(tr("Fields"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setProperty("surface", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(margin, 10, margin, 8);
    head->setSpacing(8);
    head->addWidget(m_subjects);
    head->addWidget(m_message);
    layout->addLayout(head);
    layout->addWidget(m_scroll, 1);
    // In line with the fields, whether or not they have a scroll bar beside them.
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, head,
            [this, head](int, int most) {
                const int bar = most > 0 ? m_scroll->verticalScrollBar()->sizeHint().width() : 0;
                head->setContentsMargins(margin, 10, margin + bar, 8);
            });
    m_subjects->setMinimumContentsLength(12);
    m_subjects->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_subjects->setMaxVisibleItems(24);
    connect(m_subjects, &QComboBox::activated, this,
            [this](int index) { Q_EMIT subjectChosen(index); });
    showForm({});
}

void FormView::showForm(const DefinitionForm &form)
{
    m_message->setText(form.message);
    m_message->setProperty("tone", form.subjects.isEmpty() ? u"neutral"_s : u"warning"_s);
    m_message->setVisible(!form.message.isEmpty());
    showSubjects(form);
    showSections(form);
}

void FormView::showSubjects(const DefinitionForm &form)
{
    m_subjects->setVisible(!form.subjects.isEmpty());
    if (m_shownSubjects != form.subjects) {
        m_shownSubjects = form.subjects;
        m_subjects->clear();
        QString stream;
        for (const FormSubject &subject : form.subjects) {
            const QString name = subject.name.isEmpty() ? tr("without a name") : subject.name;
            if (!subject.isTag)
                stream = name;
            m_subjects->addItem(subject.isTag ? stream + u':' + name : tr("%1 (stream)").arg(name));
        }
    }
    m_subjects->setCurrentIndex(int(form.current));
}

void FormView::showSections(const DefinitionForm &form)
{
    if (fieldsOf(form.sections) != m_fields)
        rebuild(form.sections);
    for (const FormSection &section : form.sections) {
        for (const FormEntry &entry : section.entries)
            m_editors.value(entry.field)->setEntry(entry, form.isEditable);
    }
}

/// Another kind of thing: the fields are others.
void FormView::rebuild(const QList<FormSection> &sections)
{
    QString focused;
    for (const auto &[field, editor] : m_editors.asKeyValueRange()) {
        if (editor->isAncestorOf(focusWidget()))
            focused = field;
    }
    m_fields = fieldsOf(sections);
    m_editors.clear();
    m_reached.clear();
    auto *content = new QWidget;
    content->setObjectName("formContent"_L1);
    content->setProperty("surface", true);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(margin, 4, margin, 20);
    layout->setSpacing(12);
    for (const FormSection &section : sections)
        addSection(section, *layout);
    layout->addStretch(1);
    const int scrolled = m_scroll->verticalScrollBar()->value();
    m_scroll->setWidget(content); // the old one goes
    m_scroll->verticalScrollBar()->setValue(scrolled);
    if (EntryEditor *editor = m_editors.value(focused))
        editor->setFocus();
}

void FormView::addSection(const FormSection &section, QVBoxLayout &layout)
{
    auto *title = new QLabel(section.title);
    title->setTextFormat(Qt::PlainText);
    title->setProperty("heading", true);
    if (layout.count() > 0)
        layout.addSpacing(6);
    layout.addWidget(title);
    for (const FormEntry &entry : section.entries) {
        EntryEditor *editor = EntryEditor::make(entry, this);
        layout.addWidget(editor);
        m_editors.insert(entry.field, editor);
        connect(editor, &EntryEditor::changed, this,
                [this, field = entry.field](const QString &text) { Q_EMIT changed(field, text); });
        connect(editor, &EntryEditor::reached, this,
                [this, field = entry.field] { Q_EMIT fieldEntered(field); });
    }
}

void FormView::reachField(const QString &field)
{
    if (field == m_reached)
        return;
    if (EntryEditor *before = m_editors.value(m_reached))
        before->setCurrent(false);
    m_reached = field;
    EntryEditor *editor = m_editors.value(field);
    if (!editor)
        return;
    editor->setCurrent(true);
    // Who types here has it in view, and wants it to stay where it is.
    if (!isAncestorOf(QApplication::focusWidget()))
        m_scroll->ensureWidgetVisible(editor, 0, 24);
}

} // namespace headwater
