// SPDX-License-Identifier: MIT
// Looking into a real other process, which was built without a thought of it: by its environment, over its death and
// restart.
#include "inspectedserver.h"

#include "monitor/connectiondetails.h"
#include "monitor/inspect/discovery.h"
#include "monitor/inspect/localservers.h"
#include "monitor/serverfigures.h"

#include <QtCore/qprocess.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

/// The other program, started.
class OtherProgram
{
public:
    explicit OtherProgram(const QString &inspect, const QString &port = u"0"_s)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"TIDEWIRE_INSPECT"_s, inspect);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QStringLiteral(TIDEWIRE_INSPECTED_PROGRAM), {port});
        if (process.waitForReadyRead())
            url = QUrl(QString::fromLocal8Bit(process.readAllStandardOutput().trimmed()));
    }
    ~OtherProgram()
    {
        process.kill();
        process.waitForFinished();
    }

    QProcess process;
    QUrl url; ///< Not valid if it could not start.
};

} // namespace

class tst_InspectProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<RuntimeFolder>(); }

    void notUnlessAsked()
    {
        const OtherProgram silent(u"0"_s);
        const OtherProgram open(u"1"_s);
        QVERIFY(silent.url.isValid() && open.url.isValid());
        LocalServers list;
        QTRY_COMPARE(list.count(), 1);
        QCOMPARE(list.index(0).data(LocalServers::PidRole).toLongLong(), open.process.processId());
        QCOMPARE(list.index(0).data(LocalServers::ServerUrlRole).toString(), open.url.toString());
        QCOMPARE(list.index(0).data(LocalServers::NameRole).toString(), u"inspectedprogram"_s);
    }

    void listForgetsTheDead()
    {
        OtherProgram other(u"1"_s);
        LocalServers list;
        QTRY_COMPARE(list.count(), 1);
        other.process.kill(); // it cannot take its file away
        QVERIFY(other.process.waitForFinished());
        QTRY_COMPARE(list.count(), 0);
    }

    void survivesDeathAndRestart()
    {
        auto other = std::make_unique<OtherProgram>(u"1"_s);
        QVERIFY(other->url.isValid());
        QTRY_COMPARE(discoveredServers().size(), 1);
        const DiscoveredServer found = discoveredServers().first();
        RemoteServer remote;
        remote.setUrl(found.url);
        remote.setToken(found.token);
        ConnectionModel model;
        model.setServer(&remote);
        ConnectionDetails details;
        details.setModel(&model);
        QTRY_COMPARE(remote.status(), RemoteServer::Attached);
        QCOMPARE(remote.pid(), int(other->process.processId()));

        WebSocketClient client;
        client.open(other->url);
        QTRY_COMPARE(model.count(), 1);
        details.setConnectionId(model.connectionIdAt(0));
        QTRY_COMPARE(details.state(), u"open"_s);

        QSignalSpy restarted(&remote, &RemoteServer::processChanged);
        const QString port = QString::number(other->url.port());
        other->process.kill();
        QVERIFY(other->process.waitForFinished());
        QTRY_COMPARE(remote.status(), RemoteServer::Waiting);
        QCOMPARE(model.count(), 1); // still to be seen
        other = std::make_unique<OtherProgram>(u"1"_s, port);
        QVERIFY(other->url.isValid());
        QTRY_COMPARE_WITH_TIMEOUT(remote.status(), RemoteServer::Attached, 15'000);
        QCOMPARE(remote.pid(), int(other->process.processId()));
        QVERIFY(remote.url() != found.url || remote.token() != found.token);
        QCOMPARE(restarted.count(), 1);
        QTRY_COMPARE(model.count(), 0);
        // The same id would be another connection now.
        QCOMPARE(details.state(), u"closed"_s);
        WebSocketClient next;
        next.open(other->url);
        QTRY_COMPARE(model.count(), 1);
        QCOMPARE(details.state(), u"closed"_s);
    }

    /// On another port: a new address, another token.
    void findsTheSameProgramElsewhere()
    {
        auto other = std::make_unique<OtherProgram>(u"1"_s);
        const auto remote = attachTo(*other);
        QVERIFY(remote);
        ConnectionModel model;
        model.setFilter(u"path:/room"_s);
        model.setServer(remote.get());
        // One that runs beside it is none to be taken for it.
        const OtherProgram beside(u"1"_s);
        QTRY_COMPARE(discoveredServers().size(), 2);
        QSignalSpy refreshed(&model, &ConnectionModel::refreshed);
        QTRY_VERIFY(refreshed.count() >= 1);
        other->process.kill();
        QVERIFY(other->process.waitForFinished());
        QTRY_COMPARE(remote->status(), RemoteServer::Waiting);
        QSignalSpy counting(remote.get(), &RemoteServer::retryInChanged);
        QTRY_VERIFY(counting.count() >= 2);
        QVERIFY(remote->pid() != int(beside.process.processId()));

        const int port = other->url.port();
        other = std::make_unique<OtherProgram>(u"1"_s);
        QVERIFY(other->url.port() != port);
        QTRY_COMPARE_WITH_TIMEOUT(remote->status(), RemoteServer::Attached, 15'000);
        QCOMPARE(remote->pid(), int(other->process.processId()));
        QCOMPARE(remote->serverUrl(), other->url.toString());
        QCOMPARE(model.appliedFilter(), u"path:/room"_s);
        WebSocketClient outside;
        WebSocketClient inside;
        outside.open(other->url.resolved(QUrl(u"/hall"_s)));
        inside.open(other->url.resolved(QUrl(u"/room"_s)));
        QTRY_COMPARE(model.totalCount(), 2);
        QTRY_COMPARE(model.count(), 1);
    }

    void ofTwoItTakesNone()
    {
        auto other = std::make_unique<OtherProgram>(u"1"_s);
        const auto remote = attachTo(*other);
        QVERIFY(remote);
        other.reset();
        QTRY_COMPARE(remote->status(), RemoteServer::Waiting);
        // While nobody looks for them.
        remote->setActive(false);
        const OtherProgram first(u"1"_s);
        const OtherProgram second(u"1"_s);
        QTRY_COMPARE(discoveredServers().size(), 2);
        remote->setActive(true);
        QTRY_COMPARE(remote->status(), RemoteServer::Waiting);
        QSignalSpy counting(remote.get(), &RemoteServer::retryInChanged);
        QTRY_VERIFY(counting.count() >= 2);
        QVERIFY(remote->status() != RemoteServer::Attached);
    }

    /// A program of another machine, by a tunnel: one of the same name on this machine is another.
    void whatIsNotOfThisMachineIsNotFoundHere()
    {
        auto other = std::make_unique<OtherProgram>(u"1"_s);
        QTRY_COMPARE(discoveredServers().size(), 1);
        const DiscoveredServer found = discoveredServers().first();
        m_folder->hide();
        RemoteServer remote;
        remote.setUrl(found.url);
        remote.setToken(found.token);
        QTRY_COMPARE(remote.status(), RemoteServer::Attached);
        m_folder->show();
        const QString port = QString::number(other->url.port());
        other.reset();
        QTRY_COMPARE(remote.status(), RemoteServer::Waiting);
        other = std::make_unique<OtherProgram>(u"1"_s, port);
        QTRY_COMPARE(discoveredServers().size(), 1);
        QSignalSpy counting(&remote, &RemoteServer::retryInChanged);
        QTRY_VERIFY(counting.count() >= 2);
        QVERIFY(remote.status() != RemoteServer::Attached);
    }

private:
    static std::unique_ptr<RemoteServer> attachTo(const OtherProgram &program)
    {
        DiscoveredServer found;
        const auto isThere = [&] {
            for (const DiscoveredServer &server : discoveredServers()) {
                if (server.pid == program.process.processId())
                    found = server;
            }
            return found.pid != 0;
        };
        if (!QTest::qWaitFor(isThere, Patience))
            return nullptr;
        auto remote = std::make_unique<RemoteServer>();
        remote->setUrl(found.url);
        remote->setToken(found.token);
        return QTest::qWaitFor([&] { return remote->isAttached(); }, Patience) ? std::move(remote) : nullptr;
    }

    std::unique_ptr<RuntimeFolder> m_folder;
};

QTEST_GUILESS_MAIN(tst_InspectProcess)
#include "tst_inspectprocess.moc"
