// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/image/image.h"
#include "models/tagrow.h"

#include <QScrollArea>

#include <optional>

namespace headwater {

class FactList;

/// What the inspector shows: a tag of a stream, one of its history items, or nothing.
struct InspectedTag
{
    QString streamName = {};
    QString ns = {};
    TagRow row = {};
    int item = -1; ///< history item, 0 the newest; -1: the tag itself
    std::optional<Image> image = {}; ///< of the item, once known

    friend bool operator==(const InspectedTag &, const InspectedTag &) = default;
};

/// The panel at the right: everything about the selected tag or history item.
class InspectorPanel : public QScrollArea
{
    Q_OBJECT
public:
    explicit InspectorPanel(QWidget *parent = nullptr);

    void showTag(const InspectedTag &tag);
    void clear();

private:
    void addState(const TagRow &row);
    void addItem(const TagRow &row, const TagEvent &event);
    void addImage(const Image &image);

    FactList *const m_facts;
    std::optional<InspectedTag> m_shown;
};

} // namespace headwater
