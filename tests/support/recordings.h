// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace headwater {

/// What a real cluster's client printed, or its server held, at one step of a recorded case.
struct Recording
{
    QString name = {}; ///< case and step
    QByteArray output = {}; ///< standard output
};

/// All outputs of `oc get ... -o FORMAT` among the recordings; empty where there are none.
QList<Recording> recordedOutputs(const QString &format);

/// Every image stream the recordings hold, as the server sent it, by case and step.
QList<std::pair<QString, QJsonObject>> recordedStreams();

} // namespace headwater
