// SPDX-License-Identifier: Apache-2.0
#include "views/settings/settingsdialog.h"

#include "core/image/pullspec.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

constexpr int dialogWidth = 480;
constexpr int minutesOfADay = 24 * 60;

QLabel *hint(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("muted", true);
    return label;
}

/// A name a pull spec can begin with.
bool isHost(const QString &host)
{
    const Result<PullSpec> spec = PullSpec::parse(host + u"/namespace/name"_s);
    return spec && spec->registry() == host;
}

} // namespace

SettingsDialog::SettingsDialog(const SettingsValues &values, QWidget *parent)
    : QDialog(parent)
    , m_catalogName(values.catalog)
    , m_scheduled(new QCheckBox(tr("&Import scheduled tags while Headwater runs"), this))
    , m_minutes(new QSpinBox(this))
    , m_pauses(new QCheckBox(tr("&Pause while the window is hidden"), this))
    , m_notifies(new QCheckBox(tr("&Notify me when a scheduled tag moves"), this))
    , m_registry(new QLineEdit(values.internalRegistry, this))
    , m_error(new QLabel(this))
{
    setObjectName("settingsDialog"_L1);
    setWindowTitle(tr("Settings"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_save = buttons->button(QDialogButtonBox::Save);
    m_save->setObjectName("saveSettings"_L1);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName("cancelSettings"_L1);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(16);
    layout->addWidget(buildSchedule(values));
    layout->addWidget(buildCatalog(values));
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(dialogWidth);
    check();
}

QGroupBox *SettingsDialog::buildSchedule(const SettingsValues &values)
{
    m_scheduled->setObjectName("importsScheduled"_L1);
    m_scheduled->setChecked(values.importsScheduled);
    m_minutes->setObjectName("scheduleMinutes"_L1);
    m_minutes->setRange(1, minutesOfADay);
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setValue(values.minutes);
    m_minutes->setFixedWidth(m_minutes->sizeHint().width() + 16);
    m_pauses->setObjectName("pausesWhenHidden"_L1);
    m_pauses->setChecked(values.pausesWhenHidden);
    m_notifies->setObjectName("notifiesOfMoves"_L1);
    m_notifies->setChecked(values.notifiesOfMoves);
    auto *group = new QGroupBox(tr("Scheduled imports"), this);
    auto *form = new QFormLayout(group);
    form->setVerticalSpacing(10);
    form->addRow(m_scheduled);
    form->addRow(tr("&Every"), m_minutes);
    form->addRow(m_pauses);
    form->addRow(m_notifies);
    for (QWidget *widget : {static_cast<QWidget *>(m_minutes), static_cast<QWidget *>(m_pauses),
                            static_cast<QWidget *>(m_notifies)}) {
        widget->setEnabled(values.importsScheduled);
        connect(m_scheduled, &QCheckBox::toggled, widget, &QWidget::setEnabled);
    }
    return group;
}

QGroupBox *SettingsDialog::buildCatalog(const SettingsValues &values)
{
    const bool isOpen = !values.catalog.isEmpty();
    auto *group
        = new QGroupBox(isOpen ? tr("Catalog %1").arg(values.catalog) : tr("Catalog"), this);
    m_registry->setObjectName("internalRegistry"_L1);
    m_registry->setEnabled(isOpen);
    m_error->setObjectName("internalRegistryError"_L1);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setProperty("tone", u"error"_s);
    connect(m_registry, &QLineEdit::textChanged, this, &SettingsDialog::check);
    auto *form = new QFormLayout(group);
    form->setVerticalSpacing(8);
    form->addRow(tr("Internal &registry"), m_registry);
    form->addRow(m_error);
    form->addRow(hint(isOpen ? tr("Under this name pods reach the cluster's own registry. It is "
                                  "part of what a pod gets for tags with the reference policy "
                                  "Local. Empty: the usual one of OpenShift 4.")
                             : tr("Open a catalog to set the name of its cluster's own registry."),
                      group));
    return group;
}

void SettingsDialog::check()
{
    const QString host = m_registry->text().trimmed();
    const bool isValid = host.isEmpty() || isHost(host);
    m_error->setText(isValid
                         ? QString()
                         : tr("This is no host name. Write host or host:port, without https://."));
    m_error->setVisible(!isValid);
    m_save->setEnabled(isValid);
}

SettingsValues SettingsDialog::values() const
{
    return {.importsScheduled = m_scheduled->isChecked(),
            .minutes = m_minutes->value(),
            .pausesWhenHidden = m_pauses->isChecked(),
            .notifiesOfMoves = m_notifies->isChecked(),
            .catalog = m_catalogName,
            .internalRegistry = m_registry->text().trimmed()};
}

} // namespace headwater
