// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/preview/previewentry.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace headwater {

class FormField;
class InfoBlock;

/// The console's form "Create Source-to-Image application" for one builder image, to be tried out:
/// versions, what is said of them, and what "Try sample" fills in. Nothing is created or asked of
/// a server.
class BuilderForm : public QWidget
{
    Q_OBJECT
public:
    enum class Kind {
        Application, ///< from the catalog
        Sample, ///< from the samples catalog: the repository is given
    };

    explicit BuilderForm(QWidget *parent = nullptr);

    /// Keeps the chosen version and what was typed while it is the same stream.
    void showEntry(const PreviewEntry &entry, Kind kind = Kind::Application);
Q_SIGNALS:
    void backRequested();
    void linkChosen(const QString &url);

private:
    QWidget *buildHeader();
    void buildBuilder(QVBoxLayout &layout);
    void buildGit(QVBoxLayout &layout);
    void buildGeneral(QVBoxLayout &layout);
    QWidget *buildButtons();
    void fillVersions();
    void showVersion();
    void trySample();
    void checkUrl();

    PreviewEntry m_entry;
    Kind m_kind = Kind::Application;
    QLabel *m_title = nullptr;
    QPushButton *m_back = nullptr;
    QComboBox *m_version = nullptr;
    InfoBlock *m_info = nullptr;
    QLineEdit *m_url = nullptr;
    FormField *m_urlField = nullptr;
    QLabel *m_urlState = nullptr;
    QPushButton *m_trySample = nullptr;
    QLineEdit *m_ref = nullptr;
    QLineEdit *m_contextDir = nullptr;
    QLineEdit *m_name = nullptr;
};

} // namespace headwater
