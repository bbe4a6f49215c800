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

private:
    std::unique_ptr<RuntimeFolder> m_folder;
};

QTEST_GUILESS_MAIN(tst_InspectProcess)
#include "tst_inspectprocess.moc"
