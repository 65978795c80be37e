// SPDX-License-Identifier: Apache-2.0
#include "app/shell/recovering.h"

#include "app/presenters/openfiles.h"
#include "app/presenters/recoverypresenter.h"
#include "app/shell/mainwindow.h"
#include "core/base/errortext.h"
#include "core/base/filetext.h"
#include "core/base/linediff.h"
#include "views/definition/comparedialog.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace headwater {

Recovering::Recovering(MainWindow &window, OpenFiles &files, RecoveryPresenter &recovery)
    : m_window(window)
    , m_files(files)
    , m_recovery(recovery)
{
    connect(&recovery, &RecoveryPresenter::found, this, &Recovering::offer);
    connect(&recovery, &RecoveryPresenter::failed, this, [this](const Error &error) {
        m_window.showMessage(
            tr("Unsaved changes are not safe from a crash: %1").arg(errorText(error)),
            Tone::Warning);
    });
}

void Recovering::offer(const QList<RecoveryRecord> &records)
{
    m_records = records;
    QStringList names;
    for (const RecoveryRecord &record : records)
        names.append(record.file);
    const int most = 3; // who has more finds them in the dialogs
    if (names.size() > most)
        names = names.first(most) << u"…"_s;
    m_window.recoveryBar().showMessage(
        tr("Headwater ended without saving. These changes were kept: %1").arg(names.join(u", "_s)),
        Tone::Information,
        {{tr("Review…"), [this] { reviewNext(); }}, {tr("Discard"), [this] {
                                                         for (const RecoveryRecord &record :
                                                              std::as_const(m_records))
                                                             m_recovery.discard(record);
                                                         m_records.clear();
                                                     }}});
}

void Recovering::reviewNext()
{
    if (m_records.isEmpty())
        return;
    const RecoveryRecord record = m_records.takeFirst();
    OpenFile &file = m_files.open(record.file);
    const auto compareNow = [this, record, &file] { compare(record, file); };
    if (file.isLoaded() || file.failure())
        compareNow();
    else
        connect(&file, &OpenFile::loaded, this, compareNow, Qt::SingleShotConnection);
}

void Recovering::compare(const RecoveryRecord &record, const OpenFile &file)
{
    const QByteArray now = file.isLoaded() ? file.text() : QByteArray();
    const QString when = QLocale().toString(record.time.toLocalTime(), QLocale::ShortFormat);
    const bool hasChanged = record.base && (!file.isLoaded() || *record.base != file.base());
    const Comparison comparison = {
        .title = tr("Unsaved changes of %1").arg(record.file),
        .explanation = hasChanged
            ? tr("Changes of %1, which were not saved. The file was changed on the disk since: "
                 "what "
                 "is marked as removed may be somebody else's work.")
                  .arg(when)
            : tr("Changes of %1, which were not saved. Restored, they are unsaved changes again.")
                  .arg(when),
        .lines = lineDiff(decodeText(now).text, decodeText(record.text).text)};
    const auto decide = [this](auto action) {
        return [this, action] {
            action();
            reviewNext();
        };
    };
    auto *dialog = new CompareDialog(
        comparison,
        {{tr("Restore"), decide([this, record] { m_recovery.restore(record); })},
         {tr("Discard"), decide([this, record] { m_recovery.discard(record); })}},
        &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::rejected, this, &Recovering::reviewNext);
    dialog->open();
    Q_EMIT opened(dialog);
}

} // namespace headwater
