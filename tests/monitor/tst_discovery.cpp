// SPDX-License-Identifier: MIT
// How dashboards find the servers of this machine, and nobody else does.
#include "inspectedserver.h"

#include "monitor/inspect/discovery.h"
#include "monitor/inspect/localservers.h"

#include <QtCore/qdir.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qprocess.h>
#include <QtTest/qabstractitemmodeltester.h>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

class tst_Discovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<RuntimeFolder>(); }

    void fileIsPrivate()
    {
        const mode_t before = umask(0); // as careless as may be
        const InspectedServer live;
        umask(before);
        const QString folder = live.path() + u"/tidewire"_s;
        const QString file = folder + u"/%1.json"_s.arg(QCoreApplication::applicationPid());
        QCOMPARE(mode(folder), 0700);
        QCOMPARE(mode(file), 0600);
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden).size(), 1); // nothing half written is left
        const QList<DiscoveredServer> servers = discoveredServers();
        QCOMPARE(servers.size(), 1);
        QCOMPARE(servers.first().token, live.inspector->token());
        QCOMPARE(servers.first().url, live.inspector->url());
        QCOMPARE(servers.first().serverUrl, live.server->url());
        QCOMPARE(servers.first().pid, QCoreApplication::applicationPid());
        QCOMPARE(servers.first().name, QCoreApplication::applicationName());
        QCOMPARE(servers.first().executable, QCoreApplication::applicationFilePath());
        QCOMPARE(servers.first().fingerprint, QString()); // without TLS
    }

    /// The system empties a user's folder when the last session ends, and makes a new one at the next.
    void comesBackAfterTheFolderWasEmptied()
    {
        const InspectedServer live;
        QTRY_COMPARE(discoveredServers().size(), 1);
        QVERIFY(QDir(live.path() + u"/tidewire"_s).removeRecursively());
        QVERIFY(discoveredServers().isEmpty());
        QTRY_COMPARE(discoveredServers().size(), 1);
        QCOMPARE(discoveredServers().first().token, live.inspector->token());
    }

    void fileGoesWithTheLastServer()
    {
        auto first = std::make_unique<LiveServer>();
        auto second = std::make_unique<LiveServer>();
        auto firstInspector = std::make_unique<InspectEndpoint>(first->server.get());
        auto secondInspector = std::make_unique<InspectEndpoint>(second->server.get());
        QVERIFY(firstInspector->open() && secondInspector->open());
        QCOMPARE(discoveredServers().size(), 2);
        firstInspector.reset();
        QCOMPARE(discoveredServers().size(), 1);
        QCOMPARE(discoveredServers().first().serverUrl, second->server->url());
        second.reset(); // with its server it goes, too
        QTRY_VERIFY(discoveredServers().isEmpty());
        QVERIFY(QDir(m_folder->path() + u"/tidewire"_s).isEmpty(QDir::Files | QDir::Hidden));
    }

    /// The address is told when there is one.
    void serverBeginsToListenLater()
    {
        WebSocketServer server;
        InspectEndpoint inspector(&server);
        QVERIFY(inspector.open());
        QCOMPARE(discoveredServers().first().serverUrl, QString());
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QTRY_COMPARE(discoveredServers().first().serverUrl, server.url());
    }

    void deadProcessesAreForgotten()
    {
        QVERIFY(makeDiscoveryFolder());
        QProcess process;
        process.start(u"true"_s, {});
        const qint64 pid = process.processId();
        QVERIFY(process.waitForFinished());
        write(u"%1.json"_s.arg(pid), content());
        QVERIFY(discoveredServers().isEmpty());
        QVERIFY(!QFileInfo::exists(path(u"%1.json"_s.arg(pid))));
    }

    void strangeFilesArePassedOver_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        const QString own = u"%1.json"_s.arg(QCoreApplication::applicationPid());
        QTest::newRow("no pid") << u"server.json"_s << content();
        QTest::newRow("negative pid") << u"-1.json"_s << content();
        QTest::newRow("pid that another is a part of") << u"%1.json"_s.arg((1LL << 32) + getpid()) << content();
        QTest::newRow("no JSON") << own << QByteArray("{");
        QTest::newRow("newer") << own << content(2);
        QTest::newRow("huge") << own << QByteArray(content()).append(QByteArray(100'000, ' '));
        QTest::newRow("no token") << own << content().replace("secret", "");
        QTest::newRow("no address") << own << content().replace("ws://", "::");
    }
    void strangeFilesArePassedOver()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, bytes);
        QVERIFY(makeDiscoveryFolder());
        write(name, bytes);
        QVERIFY(discoveredServers().isEmpty());
        QVERIFY(QFileInfo::exists(path(name)));
        // What is right is found beside it.
        QFile::remove(path(name));
        write(u"%1.json"_s.arg(QCoreApplication::applicationPid()), content());
        QCOMPARE(discoveredServers().size(), 1);
    }

    void whatOthersMayReadIsNotTrusted()
    {
        QVERIFY(makeDiscoveryFolder());
        const QString name = u"%1.json"_s.arg(QCoreApplication::applicationPid());
        write(name, content());
        QCOMPARE(discoveredServers().size(), 1);
        QVERIFY(chmod(path(name).toLocal8Bit(), 0640) == 0);
        QVERIFY(discoveredServers().isEmpty());
        QVERIFY(chmod(path(name).toLocal8Bit(), 0600) == 0);
        QVERIFY(chmod(discoveryFolder().toLocal8Bit(), 0755) == 0);
        QVERIFY(discoveredServers().isEmpty());
        QVERIFY(!makeDiscoveryFolder());
        // And nothing is written there.
        WebSocketServer server;
        InspectEndpoint inspector(&server);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot write"_s));
        QVERIFY(inspector.open());
        QVERIFY(chmod(discoveryFolder().toLocal8Bit(), 0700) == 0);
        QCOMPARE(discoveredServers().first().token, u"secret"_s);
    }

    /// Others could put a folder of theirs in the place of this one.
    void folderAroundIsNotTheirs()
    {
        QVERIFY(makeDiscoveryFolder());
        write(u"%1.json"_s.arg(QCoreApplication::applicationPid()), content());
        QVERIFY(chmod(m_folder->path().toLocal8Bit(), 0777) == 0);
        QVERIFY(discoveredServers().isEmpty());
        QVERIFY(!makeDiscoveryFolder());
        QVERIFY(chmod(m_folder->path().toLocal8Bit(), 0700) == 0);
        QCOMPARE(discoveredServers().size(), 1);
        // Nor is a link to one of our own.
        QVERIFY(QDir().rename(discoveryFolder(), m_folder->path() + u"/elsewhere"_s));
        QVERIFY(QFile::link(m_folder->path() + u"/elsewhere"_s, discoveryFolder()));
        QVERIFY(discoveredServers().isEmpty());
        QVERIFY(!makeDiscoveryFolder());
    }

    void listFollows()
    {
        LocalServers list;
        const QAbstractItemModelTester tester(&list);
        QCOMPARE(list.count(), 0);
        WebSocketServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        {
            InspectEndpoint inspector(&server);
            QVERIFY(inspector.open());
            QTRY_COMPARE(list.count(), 1);
            const QModelIndex index = list.index(0);
            QCOMPARE(index.data(LocalServers::PidRole).toInt(), int(QCoreApplication::applicationPid()));
            QCOMPARE(index.data(LocalServers::UrlRole).toUrl(), inspector.url());
            QCOMPARE(index.data(LocalServers::TokenRole).toString(), inspector.token());
            QCOMPARE(index.data(LocalServers::ServerUrlRole).toString(), server.url());
            QCOMPARE(index.data(LocalServers::NameRole).toString(), QCoreApplication::applicationName());
            inspector.setToken(QString(40, u't'));
            QTRY_COMPARE(list.index(0).data(LocalServers::TokenRole).toString(), inspector.token());
        }
        QTRY_COMPARE(list.count(), 0);
    }

private:
    static int mode(const QString &path)
    {
        struct stat status
        {};
        return stat(path.toLocal8Bit(), &status) == 0 ? int(status.st_mode & 07777) : -1;
    }
    static QString path(const QString &name) { return discoveryFolder() + u'/' + name; }
    static void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    static QByteArray content(int version = 1)
    {
        return QJsonDocument(QJsonObject{{u"version"_s, version},
                                         {u"name"_s, u"other"_s},
                                         {u"servers"_s,
                                          QJsonArray{QJsonObject{{u"url"_s, u"ws://127.0.0.1:9/"_s},
                                                                 {u"token"_s, u"secret"_s}}}}})
            .toJson();
    }

    std::unique_ptr<RuntimeFolder> m_folder;
};

QTEST_GUILESS_MAIN(tst_Discovery)
#include "tst_discovery.moc"
