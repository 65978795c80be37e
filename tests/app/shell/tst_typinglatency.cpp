// SPDX-License-Identifier: Apache-2.0
#include "tests/app/shell/program.h"
#include "tests/support/catalogfolder.h"
#include "tests/support/testcase.h"
#include "views/common/theme.h"
#include "views/definition/codeview.h"
#include "views/definition/definitionpage.h"

#include <QApplication>
#include <QSettings>

#include <algorithm>
#include <cstdio>
#include <semaphore>
#include <thread>

using namespace headwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int keys = 150;
constexpr auto pace = 33ms; // faster than anybody types for long

/// A definition of 5 MB: image streams of a hundred tags each.
QByteArray largeDefinition()
{
    QByteArray text = "# large\n";
    for (int stream = 0; text.size() < 5'000'000; ++stream) {
        text += "---\napiVersion: image.openshift.io/v1\nkind: ImageStream\nmetadata:\n  name: app"
            + QByteArray::number(stream) + "\nspec:\n  tags:\n";
        for (int tag = 0; tag < 100; ++tag) {
            const QByteArray name = QByteArray::number(stream) + '.' + QByteArray::number(tag);
            text += "  - name: '" + name
                + "'\n    annotations:\n      tags: builder,ruby\n"
                  "    from:\n      kind: DockerImage\n      name: quay.io/acme/app:"
                + name + '\n';
        }
    }
    return text;
}

/// Types into a text as a keyboard does, whether or not the window is ready for it, and measures
/// how long each key takes to be seen: from when it was pressed to when the text has been painted.
/// The painting is asked for at once, so that the pace of the screen does not come into it.
class Typist : public QObject
{
    Q_OBJECT
public:
    explicit Typist(QPlainTextEdit &edit)
        : m_edit(edit)
    {
    }

    bool type()
    {
        const Time start = std::chrono::steady_clock::now() + 50ms;
        std::binary_semaphore waiting(0);
        std::jthread keyboard([this, start, &waiting] {
            for (int i = 0; i < keys; ++i) {
                const Time due = start + i * pace;
                waiting.try_acquire_until(due); // nobody releases it: this is the pace
                QMetaObject::invokeMethod(this, [this, due] { press(due); }, Qt::QueuedConnection);
            }
        });
        return QTest::qWaitFor([this] { return m_latencies.size() == keys; }, 60'000);
    }
    /// Milliseconds that @p percent of the keys do not take longer than.
    double latency(int percent) const
    {
        QList<double> sorted = m_latencies;
        std::ranges::sort(sorted);
        return sorted.at(qMin(sorted.size() - 1, sorted.size() * percent / 100));
    }

private:
    using Time = std::chrono::steady_clock::time_point;

    void press(Time due)
    {
        const QChar letter(u'a' + static_cast<int>(m_latencies.size()) % 26);
        QKeyEvent down(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QString(letter));
        QCoreApplication::sendEvent(&m_edit, &down);
        m_edit.viewport()->repaint();
        const auto taken = std::chrono::steady_clock::now() - due;
        m_latencies.append(std::chrono::duration<double, std::milli>(taken).count());
    }

    QPlainTextEdit &m_edit;
    QList<double> m_latencies;
};

void tell(const char *what, const Typist &typist)
{
    std::printf("%s: p95 key latency %.1f ms, median %.1f ms, longest %.1f ms\n", what,
                typist.latency(95), typist.latency(50), typist.latency(100));
    std::fflush(stdout);
}

void goToTheMiddle(QPlainTextEdit &edit)
{
    QTextCursor cursor(edit.document()->findBlockByNumber(edit.blockCount() / 2));
    cursor.movePosition(QTextCursor::EndOfBlock);
    edit.setTextCursor(cursor);
    edit.setFocus();
}

} // namespace

/// Typing into a file of 5 MB, while it is being read again and again as the text changes. Times
/// are printed, for `./dev bench typing`; what is checked is that no key is lost.
class TestTypingLatency : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void intoAPlainTextEdit()
    {
        QPlainTextEdit edit;
        edit.setPlainText(QString::fromUtf8(largeDefinition()));
        edit.resize(900, 600);
        edit.show();
        QVERIFY(QTest::qWaitForWindowExposed(&edit));
        goToTheMiddle(edit);
        Typist typist(edit);
        QVERIFY(typist.type());
        tell("plain", typist);
    }

    void intoTheEditor()
    {
        QSettings().clear();
        CatalogFolder folder;
        const QByteArray text = largeDefinition();
        folder.put(u"large.yaml"_s, text);
        Program program({.paths = {folder.path()}, .stream = u"app0"_s, .tab = u"definition"_s});
        CodeView &view = program.window.definitionPage().view();
        QTRY_VERIFY_WITH_TIMEOUT(program.catalog.snapshot()->isComplete, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!view.isReadOnly(), 60'000);
        goToTheMiddle(view);
        Typist typist(view);
        QVERIFY(typist.type());
        tell("editor", typist);
        OpenFile &file = *program.files.find(u"large.yaml"_s);
        QCOMPARE(file.text().size(), text.size() + keys);
        QTRY_VERIFY_WITH_TIMEOUT(program.catalog.snapshot()->files.first().isUnsaved, 60'000);
        file.save();
        QTRY_VERIFY_WITH_TIMEOUT(!file.isModified(), 30'000);
        QCOMPARE(folder.get(u"large.yaml"_s), file.text());
        program.window.close();
    }
};

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(u"headwater"_s);
    QCoreApplication::setApplicationName(u"headwater-test"_s);
    applyTheme(app, ColorScheme::Light);
    TestTypingLatency test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_typinglatency.moc"
