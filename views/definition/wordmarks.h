// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace headwater {

class CodeView;

/// Marks where the selected word occurs, and the partner of a bracket beside the cursor; what is on
/// screen only, so that it costs the same in any file.
class WordMarks : public QObject
{
    Q_OBJECT
public:
    /// @p view outlives this.
    explicit WordMarks(CodeView &view, QObject *parent = nullptr);

private:
    void markWords();
    void markBrackets();

    CodeView &m_view;
};

} // namespace headwater
