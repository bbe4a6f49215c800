// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qjsonobject.h>
#include <QtCore/qobject.h>
#include <QtCore/qtimer.h>
#include <QtCore/qurl.h>
#include <QtNetwork/qsslconfiguration.h>

#include <map>
#include <memory>

namespace Tidewire {

class RemoteSubscription;
class WebSocketClient;

/// A server in another process, seen through its InspectEndpoint. ConnectionModel, ServerFigures, AlertModel,
/// FrameRecorder and ServerActions take it as their server.
///
/// When the connection is lost it tries again, after 1 s, 2 s and so on up to 30 s; what is shown stays meanwhile. A
/// server on this machine that was started anew is found by its discovery file: the same program that listens at the
/// same address is taken for the same server.
class TIDEWIREMONITOR_EXPORT RemoteServer : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemoteServer)
    Q_PROPERTY(QUrl url READ url WRITE setUrl NOTIFY urlChanged)
    Q_PROPERTY(QString token READ token WRITE setToken NOTIFY tokenChanged)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(Tidewire::RemoteServer::Status status READ status NOTIFY statusChanged)
    Q_PROPERTY(int retryIn READ retryIn NOTIFY retryInChanged)
    Q_PROPERTY(QString errorString READ errorString NOTIFY statusChanged)
    Q_PROPERTY(bool readOnly READ isReadOnly NOTIFY serverChanged)
    Q_PROPERTY(QString name READ name NOTIFY serverChanged)
    Q_PROPERTY(int pid READ pid NOTIFY serverChanged)
    Q_PROPERTY(QString serverUrl READ serverUrl NOTIFY serverChanged)
    Q_PROPERTY(QString programVersion READ programVersion NOTIFY serverChanged)

public:
    enum Status : int {
        Idle, ///< Not active, or without an address.
        Connecting,
        Attached,
        Waiting, ///< The connection was lost, or was not to be had; the next attempt follows in retryIn.
        Refused, ///< A wrong token, or a version that is not spoken; reconnect() tries again.
    };
    Q_ENUM(Status)

    explicit RemoteServer(QObject *parent = nullptr);
    ~RemoteServer() override;

    /// The address of the inspect endpoint, ws or wss.
    QUrl url() const { return m_url; }
    void setUrl(const QUrl &url);
    QString token() const { return m_token; }
    void setToken(const QString &token);
    /// True at first: it connects as soon as there is an address.
    bool isActive() const { return m_active; }
    void setActive(bool active);
    /// For wss addresses. For the next attempt.
    void setSslConfiguration(const QSslConfiguration &configuration) { m_sslConfiguration = configuration; }

    Status status() const { return m_status; }
    bool isAttached() const { return m_status == Attached; }
    /// Seconds; 0 unless the status is Waiting.
    int retryIn() const { return m_retryIn; }
    /// Why it is Waiting or Refused.
    QString errorString() const { return m_errorString; }

    // What the other side says of itself, which stays when the connection is lost.

    /// True as long as nothing else is known.
    bool isReadOnly() const { return m_hello.readOnly; }
    /// The program's name.
    QString name() const { return m_hello.name; }
    int pid() const { return m_hello.pid; }
    /// Where the server itself listens; empty if it does not.
    QString serverUrl() const { return m_hello.serverUrl; }
    QString programVersion() const { return m_hello.programVersion; }

    /// Tries at once.
    Q_INVOKABLE void reconnect();

    /// Asks for an action, by the fields that inspectprotocol.md tells of. False unless it was sent.
    bool requestAction(QJsonObject action);

Q_SIGNALS:
    void urlChanged();
    void tokenChanged();
    void activeChanged();
    void statusChanged();
    void retryInChanged();
    void serverChanged();
    /// Another process answers than before, after the other one has died: its connections are others, too.
    void processChanged();
    void actionFailed(const QString &message);
    /// So many connections took it.
    void actionDone(int count);

private:
    friend class RemoteSubscription;

    struct Hello
    {
        bool readOnly = true;
        QString name;
        int pid = 0;
        QString serverUrl;
        QString programVersion;
        bool operator==(const Hello &) const = default;
    };

    int add(RemoteSubscription *subscription);
    void remove(int channel);
    void send(const QJsonObject &message);

    void scheduleConnect();
    void connectNow();
    void disconnectNow();
    void dropClient();
    void handleText(const QByteArray &utf8);
    void handleBinary(const QByteArray &bytes);
    void handleHello(const QJsonObject &message);
    void handleError(const QJsonObject &message);
    void handleClosed();
    bool findAgain();
    void wait(const QString &error);
    void refuse(const QString &error);
    void countDown();
    void setStatus(Status status, const QString &error = {});
    void setRetryIn(int seconds);
    void takeAddress(const QUrl &url, const QString &token);

    QUrl m_url;
    QString m_token;
    QSslConfiguration m_sslConfiguration;
    bool m_active = true;
    bool m_isConnectDue = false;
    Status m_status = Idle;
    QString m_errorString;
    Hello m_hello;
    std::unique_ptr<WebSocketClient> m_client;
    std::map<int, RemoteSubscription *> m_subscriptions;
    int m_lastChannel = 0;
    int m_lastRequest = 0;
    int m_attempts = 0; ///< Since it was attached last.
    int m_retryIn = 0;
    QTimer m_timer;
};

} // namespace Tidewire
