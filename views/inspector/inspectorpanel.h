// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/inspectedtag.h"

#include <QScrollArea>

#include <optional>

namespace headwater {

class FactList;

/// The panel at the right: everything about the selected tag or history item.
class InspectorPanel : public QScrollArea
{
    Q_OBJECT
public:
    explicit InspectorPanel(QWidget *parent = nullptr);

    void showTag(const InspectedTag &tag);
    /// The stream as a whole, while none of its tags is selected.
    void showStream(const ImageStream &stream);
    void clear();

Q_SIGNALS:
    /// A platform is to be looked at; empty: none any more.
    void platformChosen(const QString &digest);
    void platformFetchRequested(const QString &digest);
    void platformPreferred(const QString &os, const QString &architecture);

private:
    void addMetadata(const QString &heading, const StringMap &values);
    void addState(const TagRow &row);
    void addItem(const TagRow &row, const TagEvent &event);
    void addDetails(const InspectedTag &tag);
    void addPlatforms(const InspectedTag &tag);
    void addImage(const Image &image);

    FactList *const m_facts;
    std::optional<InspectedTag> m_shown;
};

} // namespace headwater
