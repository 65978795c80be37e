// SPDX-License-Identifier: Apache-2.0
#include "registry/config/registrypaths.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <unistd.h>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

/// From "NAME=VALUE" lines; HOME is /home/u.
QProcessEnvironment environmentOf(const QStringList &lines)
{
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, u"/home/u"_s);
    for (const QString &line : lines)
        environment.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    return environment;
}

} // namespace

class RegistryPathsTest : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void credentialFiles_data()
    {
        QTest::addColumn<QStringList>("variables");
        QTest::addColumn<QStringList>("paths");
        QTest::newRow("defaults") << QStringList{u"XDG_RUNTIME_DIR=/run/user/7"_s}
                                  << QStringList{u"/run/user/7/containers/auth.json"_s,
                                                 u"/home/u/.config/containers/auth.json"_s,
                                                 u"/home/u/.docker/config.json"_s,
                                                 u"/home/u/.dockercfg"_s};
        QTest::newRow("no runtime folder")
            << QStringList()
            << QStringList{u"/root/run/containers/%1/auth.json"_s.arg(::getuid()),
                           u"/home/u/.config/containers/auth.json"_s,
                           u"/home/u/.docker/config.json"_s, u"/home/u/.dockercfg"_s};
        QTest::newRow("all variables")
            << QStringList{u"XDG_RUNTIME_DIR=/r"_s, u"XDG_CONFIG_HOME=/c"_s, u"DOCKER_CONFIG=/d"_s}
            << QStringList{u"/r/containers/auth.json"_s, u"/c/containers/auth.json"_s,
                           u"/d/config.json"_s, u"/home/u/.dockercfg"_s};
        QTest::newRow("an explicit file is the only one")
            << QStringList{u"REGISTRY_AUTH_FILE=/a.json"_s, u"XDG_RUNTIME_DIR=/r"_s}
            << QStringList{u"/a.json"_s};
        QTest::newRow("relative folders do not count")
            << QStringList{u"XDG_RUNTIME_DIR=/r"_s, u"XDG_CONFIG_HOME=c"_s, u"DOCKER_CONFIG="_s}
            << QStringList{u"/r/containers/auth.json"_s, u"/home/u/.config/containers/auth.json"_s,
                           u"/home/u/.docker/config.json"_s, u"/home/u/.dockercfg"_s};
    }
    void credentialFiles()
    {
        QFETCH(const QStringList, variables);
        QStringList found;
        const RegistryPaths paths = RegistryPaths::of(environmentOf(variables), u"/root"_s);
        for (const CredentialFile &file : paths.credentialFiles) {
            found.append(file.path);
            QCOMPARE(file.form,
                     file.path.endsWith(".dockercfg"_L1) ? DockerConfigForm::Legacy
                                                         : DockerConfigForm::Config);
            QCOMPARE(file.isExplicit, file.path == "/a.json"_L1);
        }
        QTEST(found, "paths");
    }

    void certificateFolders()
    {
        QCOMPARE(RegistryPaths::of(environmentOf({}), u"/root"_s).certificateFolders,
                 (QStringList{u"/home/u/.config/headwater/certs.d"_s,
                              u"/home/u/.config/containers/certs.d"_s,
                              u"/root/etc/containers/certs.d"_s, u"/root/etc/docker/certs.d"_s}));
    }

    void registriesConf_data()
    {
        QTest::addColumn<QStringList>("present");
        QTest::addColumn<QString>("named"); // by CONTAINERS_REGISTRIES_CONF
        QTest::addColumn<QStringList>("read");
        const QString user = u"config/containers/registries.conf"_s;
        const QString userDropIn = u"config/containers/registries.conf.d/b.conf"_s;
        const QString system = u"etc/containers/registries.conf"_s;
        const QString systemDropIn = u"etc/containers/registries.conf.d/z.conf"_s;
        const QString earlier = u"etc/containers/registries.conf.d/000.conf"_s;
        const QString backup = u"etc/containers/registries.conf.d/z.conf~"_s;
        QTest::newRow("none") << QStringList() << QString() << QStringList();
        QTest::newRow("the system's") << QStringList{system} << QString() << QStringList{system};
        QTest::newRow("drop-ins by name, the user's last")
            << QStringList{userDropIn, systemDropIn, system, earlier, backup} << QString()
            << QStringList{system, earlier, systemDropIn, userDropIn};
        QTest::newRow("the user's instead of the system's")
            << QStringList{user, userDropIn, system, systemDropIn} << QString()
            << QStringList{user, userDropIn};
        QTest::newRow("drop-ins alone")
            << QStringList{systemDropIn} << QString() << QStringList{systemDropIn};
        QTest::newRow("explicit") << QStringList{user, system, systemDropIn} << u"named.conf"_s
                                  << QStringList{u"named.conf"_s, systemDropIn};
    }
    void registriesConf()
    {
        QFETCH(const QStringList, present);
        QFETCH(const QString, named);
        const QTemporaryDir folder;
        for (const QString &name : present) {
            QFile file(folder.filePath(name));
            QVERIFY(QDir().mkpath(QFileInfo(file).path()));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QProcessEnvironment environment
            = environmentOf({u"XDG_CONFIG_HOME="_s + folder.filePath(u"config"_s)});
        if (!named.isEmpty())
            environment.insert(u"CONTAINERS_REGISTRIES_CONF"_s, folder.filePath(named));
        QStringList read = RegistryPaths::of(environment, folder.path()).registriesConfFiles();
        read.replaceInStrings(folder.path() + u'/', QString());
        QTEST(read, "read");
    }
};

QTEST_GUILESS_MAIN(RegistryPathsTest)
#include "tst_registrypaths.moc"
