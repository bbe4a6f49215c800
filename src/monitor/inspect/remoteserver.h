// SPDX-License-Identifier: MIT
#pragma once

#include "certificatereport.h"
#include "tidewiremonitor_export.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qobject.h>
#include <QtCore/qtimer.h>
#include <QtCore/qurl.h>
#include <QtNetwork/qsslconfiguration.h>

#include <map>
#include <memory>
#include <optional>

namespace Tidewire {

struct DiscoveredServer;
class RemoteSubscription;
class WebSocketClient;

/// A server in another process, seen through its InspectEndpoint. ConnectionModel, ServerFigures, AlertModel,
/// FrameRecorder and ServerActions take it as their server.
///
/// When the connection is lost it tries again, after 1 s, 2 s and so on up to 30 s; what is shown stays meanwhile. A
/// server on this machine that was started anew is found by its discovery file: the same program that listens at the
/// same address is taken for the same server, and so is one that listens elsewhere if it was started after the other
/// had died, and is the only one.
///
/// Over wss the certificate must be trusted before the token is shown: by the system's authorities, or by those in
/// caCertificateFiles in their place, or by its fingerprint. Of servers on this machine the discovery file, which their
/// user alone can write, names the fingerprint. Any other certificate makes the server Untrusted.
class TIDEWIREMONITOR_EXPORT RemoteServer : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemoteServer)
    Q_PROPERTY(QUrl url READ url WRITE setUrl NOTIFY urlChanged)
    Q_PROPERTY(QString token READ token WRITE setToken NOTIFY tokenChanged)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(QList<QUrl> caCertificateFiles READ caCertificateFiles WRITE setCaCertificateFiles NOTIFY
                   caCertificateFilesChanged)
    Q_PROPERTY(
        QString trustedFingerprint READ trustedFingerprint WRITE setTrustedFingerprint NOTIFY trustedFingerprintChanged)
    Q_PROPERTY(int helloTimeout READ helloTimeout WRITE setHelloTimeout NOTIFY helloTimeoutChanged)
    Q_PROPERTY(Tidewire::RemoteServer::Status status READ status NOTIFY statusChanged)
    Q_PROPERTY(int retryIn READ retryIn NOTIFY retryInChanged)
    Q_PROPERTY(QString errorString READ errorString NOTIFY statusChanged)
    Q_PROPERTY(bool tokenWrong READ isTokenWrong NOTIFY statusChanged)
    Q_PROPERTY(Tidewire::CertificateReport certificate READ certificate NOTIFY statusChanged)
    Q_PROPERTY(bool certificateChanged READ isCertificateChanged NOTIFY statusChanged)
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
        Waiting,   ///< The connection was lost, or was not to be had; the next attempt follows in retryIn.
        Refused,   ///< A wrong token, or no inspector of a version that is spoken; reconnect() tries again.
        Untrusted, ///< See certificate(). trustCertificate() goes on, and so does reconnect().
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
    /// PEM files of certificates: those that these have signed are trusted, and they themselves; no others. Empty: what
    /// the system trusts.
    const QList<QUrl> &caCertificateFiles() const { return m_caCertificateFiles; }
    void setCaCertificateFiles(const QList<QUrl> &files);
    /// SHA-256 of the one certificate that is trusted, whoever signed it and for whatever host and time; in hexadecimal
    /// digits. No other is trusted then. Empty: there is no such one.
    const QString &trustedFingerprint() const { return m_trustedFingerprint; }
    void setTrustedFingerprint(const QString &fingerprint);
    /// What the server shows while it is Untrusted; empty otherwise.
    const CertificateReport &certificate() const { return m_certificate; }
    /// True if it is Untrusted as it shows another certificate than that of trustedFingerprint.
    bool isCertificateChanged() const { return m_status == Untrusted && !m_trustedFingerprint.isEmpty(); }
    /// Trusts certificate() by its fingerprint from now on, and tries at once.
    Q_INVOKABLE void trustCertificate();

    /// How long the other side may take to say what it is once the connection is open, in milliseconds, at least 1:
    /// 10,000 at first. Who takes longer is no inspector, or is stuck; the status is Waiting then. For the next
    /// attempt.
    int helloTimeout() const { return m_helloTimeout; }
    void setHelloTimeout(int milliseconds);

    Status status() const { return m_status; }
    bool isAttached() const { return m_status == Attached; }
    /// Seconds; 0 unless the status is Waiting.
    int retryIn() const { return m_retryIn; }
    /// Why it is Waiting, Refused or Untrusted.
    QString errorString() const { return m_errorString; }
    /// True if it is Refused, and another token would help.
    bool isTokenWrong() const { return m_status == Refused && m_isTokenWrong; }

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
    void caCertificateFilesChanged();
    void trustedFingerprintChanged();
    void helloTimeoutChanged();
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
    void handleConnected();
    void handleText(const QByteArray &utf8);
    void handleBinary(const QByteArray &bytes);
    void handleHello(const QJsonObject &message);
    void handleError(const QJsonObject &message);
    void handleClosed();
    void handleSilence();
    std::optional<QSslConfiguration> trust(QString *problem) const;
    bool isTrusted(const QSslCertificate &certificate, const QList<QSslError> &errors);
    bool isVouchedFor(const QString &fingerprint) const;
    QString distrustReason() const;
    bool findAgain();
    void rememberProgram();
    bool isSameProgram(const DiscoveredServer &server) const;
    std::optional<DiscoveredServer> successor(const QList<DiscoveredServer> &servers) const;
    void wait(const QString &error);
    void refuse(const QString &error);
    void refuseToken();
    void countDown();
    void setStatus(Status status, const QString &error = {});
    void setRetryIn(int seconds);
    void takeAddress(const QUrl &url, const QString &token);

    QUrl m_url;
    QString m_token;
    QSslConfiguration m_sslConfiguration;
    QList<QUrl> m_caCertificateFiles;
    QString m_trustedFingerprint;
    CertificateReport m_certificate; ///< Of this attempt, if it is not trusted.
    bool m_active = true;
    bool m_isConnectDue = false;
    Status m_status = Idle;
    QString m_errorString;
    Hello m_hello;
    bool m_isLocal = false; ///< A discovery file told of the server that was attached to last.
    QString m_executable;   ///< As that file says.
    QDateTime m_lastHeard;
    std::unique_ptr<WebSocketClient> m_client;
    std::map<int, RemoteSubscription *> m_subscriptions;
    int m_lastChannel = 0;
    int m_lastRequest = 0;
    int m_attempts = 0; ///< Since it was attached last.
    int m_retryIn = 0;
    QTimer m_timer;
    bool m_isTokenWrong = false; ///< At the latest attempt.
    int m_helloTimeout = 10'000;
    QTimer m_helloTimer;
};

} // namespace Tidewire
