// SPDX-License-Identifier: Apache-2.0
#include "app/shell/windowactions.h"
#include "tests/app/shell/program.h"
#include "tests/support/registryprocess.h"
#include "tests/support/testcase.h"
#include "views/common/theme.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace headwater;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int streams = 50;
constexpr int tagsEach = 100;

QString tagName(int number)
{
    return u"1.%1"_s.arg(number);
}

QByteArray definition(int number, const QString &repository)
{
    QString text = u"apiVersion: image.openshift.io/v1\nkind: ImageStream\nmetadata:\n"
                   "  name: app%1\n  namespace: demo\nspec:\n  tags:\n"_s.arg(number);
    for (int tag = 0; tag < tagsEach; ++tag)
        text += u"  - name: '%1'\n    from: {kind: DockerImage, name: '%2:%1'}\n"
                "    importPolicy: {insecure: true}\n"_s.arg(tagName(tag), repository);
    return text.toUtf8();
}

/// How long the event loop was away at the longest: nothing was drawn, and no key heard.
class GapWatch : public QObject
{
    Q_OBJECT
public:
    GapWatch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &GapWatch::look);
        m_timer.start(1ms);
        m_last.start();
    }
    double longest() const { return double(m_longest) / 1e6; } ///< milliseconds
    int above50() const { return m_above; }

private:
    void look()
    {
        const qint64 gap = m_last.nsecsElapsed() - 1'000'000;
        m_last.restart();
        m_longest = qMax(m_longest, gap);
        m_above += gap > 50'000'000;
    }

    QTimer m_timer;
    QElapsedTimer m_last;
    qint64 m_longest = 0;
    int m_above = 0;
};

} // namespace

/// The window while 5,000 tags are imported from a real registry. Times are printed, for
/// `./dev bench responsive`; what is checked is how often the views are told.
class TestResponsiveness : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void importsAWholeCatalog()
    {
        RegistryProcess registry;
        QVERIFY2(registry.start(), qPrintable(registry.errorString()));
        for (int tag = 0; tag < tagsEach; ++tag)
            QVERIFY(!registry.pushImage(u"lib/app"_s, {tagName(tag)}, {.name = tagName(tag)})
                         .isEmpty());
        QTemporaryDir folder;
        for (int number = 0; number < streams; ++number) {
            QFile file(folder.filePath(u"app%1.yaml"_s.arg(number)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(definition(number, registry.host() + u"/lib/app"_s));
        }
        QSettings().clear();
        Program program({.paths = {folder.path()}, .stream = u"demo/app7"_s});
        QTRY_VERIFY(program.catalog.snapshot()->isComplete);
        QTRY_COMPARE(program.tags.rowCount(), tagsEach);

        int queueSignals = 0;
        int tableSignals = 0;
        connect(&program.queue, &QAbstractItemModel::dataChanged, this, [&] { ++queueSignals; });
        connect(&program.tags, &QAbstractItemModel::dataChanged, this, [&] { ++tableSignals; });
        QElapsedTimer time;
        time.start();
        const GapWatch watch;
        program.window.actions().importCatalog->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!program.importPresenter.isBusy(), 110'000);
        std::printf("import of %d tags: %.1f s, longest event-loop gap %.1f ms, %d above 50 ms, "
                    "%d + %d changes told\n",
                    streams * tagsEach, double(time.elapsed()) / 1e3, watch.longest(),
                    watch.above50(), queueSignals, tableSignals);
        QCOMPARE(program.queue.count(ImportRow::State::Moved), streams * tagsEach);
        QTRY_COMPARE(program.tags.rows().first().state, TagRow::State::Current);
        QVERIFY2(queueSignals < 2 * streams * tagsEach, "each tag begins and ends");
        QVERIFY2(tableSignals <= 2 * tagsEach, "each row of the table shown changes once");
    }
};

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(u"headwater"_s);
    QCoreApplication::setApplicationName(u"headwater-test"_s);
    applyTheme(app, ColorScheme::Light);
    TestResponsiveness test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_responsiveness.moc"
