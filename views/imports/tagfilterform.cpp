// SPDX-License-Identifier: Apache-2.0
#include "views/imports/tagfilterform.h"

#include "views/common/formfield.h"
#include "views/common/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>

#include <limits>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int pauseMilliseconds = 150; ///< typing goes on within

} // namespace

TagFilterForm::TagFilterForm(const TagFilter &start, QWidget *parent)
    : QWidget(parent)
    , m_text(new QLineEdit(start.text, this))
    , m_pattern(new QLineEdit(start.pattern, this))
    , m_versions(new QLineEdit(start.versions, this))
    , m_exclude(new QLineEdit(start.exclude, this))
    , m_newest(new QSpinBox(this))
{
    setObjectName("tagFilter"_L1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    addField(tr("Contains"), m_text, u"filterText"_s, u"ubi9"_s);
    m_patternField
        = addField(tr("Matches (expression)"), m_pattern, u"filterPattern"_s, u"^3\\.\\d+$"_s);
    m_versionsField = addField(tr("Version range"), m_versions, u"filterVersions"_s, u">=3.2 <4"_s);
    m_excludeField
        = addField(tr("Leave out (expression)"), m_exclude, u"filterExclude"_s, u"rc|beta"_s);
    m_newest->setObjectName("filterNewest"_L1);
    m_newest->setRange(0, std::numeric_limits<int>::max());
    m_newest->setSpecialValueText(tr("all", "newest tags"));
    m_newest->setValue(start.newest);
    m_newest->setToolTip(tr("Of what the other fields choose, so many first ones in the order of "
                            "a cluster"));
    layout->addWidget(new FormField(tr("Newest"), m_newest, this), 0, Qt::AlignTop);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &TagFilterForm::changed);
    connect(m_newest, &QSpinBox::valueChanged, &m_pause, [this] { m_pause.start(); });
}

FormField *TagFilterForm::addField(const QString &caption, QLineEdit *edit, const QString &name,
                                   const QString &example)
{
    edit->setObjectName(name);
    edit->setPlaceholderText(example);
    edit->setClearButtonEnabled(true);
    connect(edit, &QLineEdit::textChanged, &m_pause, [this] { m_pause.start(); });
    auto *field = new FormField(caption, edit, this);
    static_cast<QHBoxLayout *>(layout())->addWidget(field, 1, Qt::AlignTop);
    return field;
}

TagFilter TagFilterForm::filter() const
{
    return {.text = m_text->text(),
            .pattern = m_pattern->text(),
            .versions = m_versions->text(),
            .exclude = m_exclude->text(),
            .newest = m_newest->value()};
}

void TagFilterForm::setProblems(const ChoiceProblems &problems)
{
    m_patternField->setProblem(problems.pattern);
    m_versionsField->setProblem(problems.versions);
    m_excludeField->setProblem(problems.exclude);
}

void TagFilterForm::setOnly(const QString &tag)
{
    m_pattern->setText(u'^' + QRegularExpression::escape(tag) + u'$');
}

} // namespace headwater
