// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/importing/importschedule.h"

#include <QMap>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>

namespace headwater {

class Catalog;
class Clock;
class ImportPresenter;

/// Imports the scheduled tags of the open catalog from time to time, and gathers what moved into
/// one notice.
class SchedulePresenter : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        bool isOn = true;
        std::chrono::minutes interval{15};
        bool pausesWhenHidden = false;

        friend bool operator==(const Options &, const Options &) = default;
    };

    /// All arguments outlive the presenter.
    SchedulePresenter(Catalog &catalog, ImportPresenter &imports, const Clock &clock,
                      QObject *parent = nullptr);

    void setOptions(const Options &options);
    /// Whether somebody can see the window.
    void setSeen(bool isSeen);
    /// Keeps what is known of the last imports; for the end of the program as well.
    void save();

Q_SIGNALS:
    /// Tags of scheduled imports point somewhere else now. @p first: a stream to show.
    void moved(const QString &title, const QString &text, const headwater::StreamKey &first);

private:
    void look();
    void open(const QString &folder);
    void plan();
    void run();
    void import(const StreamKey &key);
    void gather(const StreamKey &key, const QStringList &tags, bool isQuiet);
    void tell();
    bool isActive() const;

    Catalog &m_catalog;
    ImportPresenter &m_imports;
    const Clock &m_clock;
    Options m_options;
    ImportSchedule m_schedule;
    QString m_folder;
    bool m_isSeen = true;
    bool m_isSaved = true;
    QTimer m_look; ///< the catalog changes many times while it is read
    QTimer m_next;
    QTimer m_tell;
    QMap<StreamKey, QStringList> m_moved;
};

} // namespace headwater
