// SPDX-License-Identifier: Apache-2.0
#include "app/cli/filearguments.h"

#include "app/cli/clicontext.h"
#include "core/base/limits.h"
#include "tests/support/fixedclock.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sstream>

using namespace headwater;
using namespace Qt::StringLiterals;

class TestFileArguments : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void looksIntoFolders()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(u"sub"_s));
        write(u"a.yaml"_s, "a");
        write(u"sub/b.json"_s, "b");
        write(u"c.txt"_s, "c");
        QCOMPARE(shown({u"."_s}), QStringList({u"a.yaml"_s, u"sub/b.json"_s}));
        QCOMPARE(shown({u"sub"_s, u"sub/"_s, u"c.txt"_s}),
                 QStringList({u"sub/b.json"_s, u"sub/b.json"_s, u"c.txt"_s}));
    }

    void readsFilesAndInput()
    {
        write(u"a.yaml"_s, "text");
        const QList<FileArgument> files = arguments({u"a.yaml"_s, u"-"_s}, "typed");
        QCOMPARE(*textOf(files.at(0)), QByteArray("text"));
        QCOMPARE(files.at(1).shown, u"<stdin>"_s);
        QCOMPARE(*textOf(files.at(1)), QByteArray("typed"));
    }

    void tellsWhatIsNotThere()
    {
        const QList<FileArgument> files = arguments({u"none.yaml"_s}, {});
        const Result<QByteArray> text = textOf(files.first());
        QVERIFY(!text);
        QCOMPARE(text.error().kind, Error::Kind::NotFound);
        QCOMPARE(text.error().subject, u"none.yaml"_s);
    }

private:
    void write(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    QList<FileArgument> arguments(const QStringList &operands, const QByteArray &input)
    {
        std::ostringstream out;
        std::istringstream in(input.toStdString());
        const FixedClock clock;
        CliContext context{.out = out,
                           .err = out,
                           .in = in,
                           .workingDirectory = m_folder.path(),
                           .clock = clock,
                           .registry = {}};
        const Result<QList<FileArgument>> files = fileArguments(operands, context);
        return files ? *files : QList<FileArgument>();
    }

    QStringList shown(const QStringList &operands)
    {
        QStringList names;
        for (const FileArgument &file : arguments(operands, {}))
            names.append(file.shown);
        return names;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestFileArguments)
#include "tst_filearguments.moc"
