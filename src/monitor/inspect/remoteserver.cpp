// SPDX-License-Identifier: MIT
#include "remoteserver.h"

#include "inspectprotocol.h"
#include "network/websocketclient.h"
#include "remotesubscription.h"

#include <QtCore/qpointer.h>

#include <algorithm>
#include <utility>

namespace Tidewire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

RemoteServer::RemoteServer(QObject *parent) : QObject(parent)
{
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &RemoteServer::countDown);
    m_helloTimer.setSingleShot(true);
    connect(&m_helloTimer, &QTimer::timeout, this, &RemoteServer::handleSilence);
}

RemoteServer::~RemoteServer()
{
    if (m_client)
        m_client->disconnect(this);
    // Each may take others with it.
    while (!m_subscriptions.empty()) {
        RemoteSubscription *subscription = m_subscriptions.begin()->second;
        m_subscriptions.erase(m_subscriptions.begin());
        subscription->m_server.clear();
        subscription->serverDestroyed();
    }
}

void RemoteServer::setUrl(const QUrl &url)
{
    if (url == m_url)
        return;
    m_url = url;
    m_hello = {};
    m_isLocal = false;
    Q_EMIT urlChanged();
    Q_EMIT serverChanged();
    scheduleConnect();
}

void RemoteServer::setToken(const QString &token)
{
    if (token == m_token)
        return;
    m_token = token;
    Q_EMIT tokenChanged();
    scheduleConnect();
}

void RemoteServer::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    Q_EMIT activeChanged();
    if (active)
        scheduleConnect();
    else
        disconnectNow();
}

void RemoteServer::setHelloTimeout(int milliseconds)
{
    const int timeout = std::max(1, milliseconds);
    if (std::exchange(m_helloTimeout, timeout) != timeout)
        Q_EMIT helloTimeoutChanged();
}

void RemoteServer::reconnect()
{
    if (m_active && m_status != Attached && m_status != Connecting) {
        m_attempts = 0;
        connectNow();
    }
}

/// Later: address and token come one after the other.
void RemoteServer::scheduleConnect()
{
    disconnectNow();
    m_attempts = 0;
    if (!m_active || m_url.isEmpty() || std::exchange(m_isConnectDue, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (std::exchange(m_isConnectDue, false) && m_active)
                connectNow();
        },
        Qt::QueuedConnection);
}

void RemoteServer::connectNow()
{
    dropClient();
    m_isConnectDue = false;
    m_isTokenWrong = false;
    m_certificate = {};
    if (m_url.isEmpty())
        return;
    QString problem;
    const std::optional<QSslConfiguration> tls = trust(&problem);
    if (!tls)
        return refuse(problem);
    setStatus(Connecting);
    m_client = std::make_unique<WebSocketClient>();
    Limits limits;
    limits.maxMessageSize = Inspect::MaxAnswerSize;
    m_client->setLimits(limits);
    m_client->setSubprotocols({QString(Inspect::Subprotocol)});
    if (!m_token.isEmpty())
        m_client->setHeaders({{"Authorization", "Bearer " + m_token.toUtf8()}});
    m_client->setSslConfiguration(*tls);
    // One that was dropped may live a little longer, and than this.
    const QPointer<RemoteServer> self(this);
    m_client->setCertificateHandler(
        [self, client = m_client.get()](const QSslCertificate &certificate, const auto &errors) {
            return self && self->m_client.get() == client && self->isTrusted(certificate, errors);
        });
    connect(m_client.get(), &WebSocket::connected, this, &RemoteServer::handleConnected);
    connect(m_client.get(), &WebSocket::utf8MessageReceived, this, &RemoteServer::handleText);
    connect(m_client.get(), &WebSocket::binaryMessageReceived, this, &RemoteServer::handleBinary);
    connect(m_client.get(), &WebSocket::closed, this, &RemoteServer::handleClosed);
    m_client->open(m_url);
}

void RemoteServer::disconnectNow()
{
    dropClient();
    setStatus(Idle);
}

/// The status is to follow.
void RemoteServer::dropClient()
{
    m_timer.stop();
    m_helloTimer.stop();
    setRetryIn(0);
    if (!m_client)
        return;
    m_client->disconnect(this);
    m_client->close();
    m_client.release()->deleteLater(); // it may be in a signal of its own
    for (const auto &[channel, subscription] : m_subscriptions)
        subscription->m_isOpen = false;
}

void RemoteServer::handleClosed()
{
    constexpr int Unauthorized = 401;
    constexpr int BadRequest = 400;
    const int status = m_client->responseStatus();
    const Error problem = m_client->error();
    const QString error = m_client->errorString();
    const CloseCode code = m_client->closeCode();
    const QString reason = m_client->closeReason();
    dropClient();
    // Who has been given a wrong token is told so, also where the right one could be found.
    const bool wasGivenWrong = status == Unauthorized && m_hello.pid == 0;
    if (!wasGivenWrong && findAgain())
        return;
    if (problem == Error::UrlInvalid)
        refuse(error);
    else if (problem == Error::TlsFailure && !m_certificate.fingerprint.isEmpty())
        setStatus(Untrusted, distrustReason());
    else if (status == Unauthorized)
        refuseToken();
    else if (status == BadRequest)
        refuse(tr("It speaks a version that is not known here"));
    else if (code == CloseCode::PolicyViolation)
        wait(tr("It has sent this dashboard away: %1").arg(reason));
    else
        wait(error.isEmpty() ? tr("The connection has ended") : error);
}

/// The deadline for the handshake has been kept; the next is for the first word.
void RemoteServer::handleConnected()
{
    if (m_client->subprotocol() != Inspect::Subprotocol)
        return refuse(tr("It does not speak the protocol of inspectors"));
    m_helloTimer.start(m_helloTimeout);
}

void RemoteServer::handleSilence()
{
    dropClient();
    if (!findAgain())
        wait(tr("It does not answer as an inspector"));
}

void RemoteServer::takeAddress(const QUrl &url, const QString &token)
{
    m_url = url;
    m_token = token;
    Q_EMIT urlChanged();
    Q_EMIT tokenChanged();
    connectNow();
}

void RemoteServer::wait(const QString &error)
{
    constexpr int Longest = 30;
    const int seconds = m_attempts < 5 ? 1 << m_attempts : Longest;
    ++m_attempts;
    setStatus(Waiting, error);
    setRetryIn(seconds);
    m_timer.start();
}

void RemoteServer::refuse(const QString &error)
{
    dropClient();
    setStatus(Refused, error);
}

void RemoteServer::refuseToken()
{
    m_isTokenWrong = true;
    refuse(tr("The token is wrong"));
}

void RemoteServer::countDown()
{
    if (m_retryIn > 1) {
        setRetryIn(m_retryIn - 1);
        findAgain();
        return;
    }
    if (!findAgain())
        connectNow();
}

void RemoteServer::setStatus(Status status, const QString &error)
{
    if (status == m_status && error == m_errorString)
        return;
    m_status = status;
    m_errorString = error;
    Q_EMIT statusChanged();
}

void RemoteServer::setRetryIn(int seconds)
{
    if (std::exchange(m_retryIn, seconds) != seconds)
        Q_EMIT retryInChanged();
}

} // namespace Tidewire
