// SPDX-License-Identifier: MIT
#include "inspectendpoint.h"

#include "certificatereport.h"
#include "discovery.h"
#include "inspectbyenvironment.h"
#include "inspectprotocol.h"
#include "inspectviewer.h"
#include "monitor/serverfigures.h"
#include "network/securewebsocketserver.h"
#include "network/websocketserver.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qloggingcategory.h>
#include <QtCore/qrandom.h>

#include <algorithm>
#include <array>
#include <utility>

namespace Tidewire {

Q_LOGGING_CATEGORY(lcInspect, "tidewire.inspect")

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype MinTokenLength = 22;

QString randomToken()
{
    std::array<quint32, 8> numbers{};
    QRandomGenerator::system()->fillRange(numbers.data(), qsizetype(numbers.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(numbers.data()), sizeof numbers);
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

/// How long it takes tells nothing of where the two differ.
bool isEqualInConstantTime(QByteArrayView given, QByteArrayView secret)
{
    auto difference = quint8(given.size() != secret.size());
    for (qsizetype i = 0; i < secret.size(); ++i) {
        const char other = given.isEmpty() ? '\0' : given[i % given.size()];
        difference = quint8(difference | quint8(other ^ secret[i]));
    }
    return difference == 0;
}

ServerOptions listenerOptions(bool overNetwork)
{
    ServerOptions options;
    options.subprotocols = {QString(Inspect::Subprotocol)};
    options.limits.maxMessageSize = Inspect::MaxRequestSize;
    options.limits.maxFragments = 1024;
    options.limits.sendHighWater = Inspect::HighWater;
    options.limits.maxSendQueue = 4 * Inspect::HighWater; // With half of it in use no more requests are read.
    options.limits.maxConnections = 64;                   // Those that have not shown their token yet included.
    if (!overNetwork) {
        options.compression = CompressionOptions::none(); // It would cost more time than it saves.
    } else {
        options.allowedHosts = {u"*"_s}; // Who knows the token is no page that has rebound its name.
        options.limits.maxConnectionsPerAddress = 2 * Inspect::MaxViewers; // So that no stranger takes all places.
    }
    return options;
}

} // namespace

InspectEndpoint::InspectEndpoint(WebSocketService *service, QObject *parent)
    : QObject(parent), m_service(service), m_token(randomToken())
{
    service->addObserver(this);
    m_addressTimer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_addressTimer, &QTimer::timeout, this, [this] {
        m_addressTimer.start(2s);
        if (!m_service)
            return;
        if (m_service->url() != m_published) {
            publish();
            tellViewers();
        } else if (!isPublished()) {
            publish(); // Folders for what runs are emptied when their user's last session ends.
        }
    });
}

InspectEndpoint::~InspectEndpoint()
{
    close();
    if (m_service)
        m_service->removeObserver(this);
}

void InspectEndpoint::serverDestroyed()
{
    markOpen(m_service, false);
    m_service = nullptr;
    // Later: what belongs to viewers is told next, and must still be there.
    QMetaObject::invokeMethod(this, &InspectEndpoint::close, Qt::QueuedConnection);
}

bool InspectEndpoint::fail(const QString &error)
{
    m_listener.reset();
    m_listening = nullptr;
    m_fingerprint.clear();
    m_errorString = error;
    qCWarning(lcInspect).noquote() << "Nobody can look into this server:" << error;
    Q_EMIT openChanged();
    return false;
}

template<typename Server>
std::unique_ptr<Server> InspectEndpoint::makeListener()
{
    auto server = makeUninspected<Server>();
    server->setThreadCount(0); // TIDEWIRE_THREADS is meant for the program's servers.
    server->setHandshakeHandler([this](const HandshakeRequest &request) { return decide(request); });
    connect(server.get(), &Server::connectionOpened, this, &InspectEndpoint::addViewer);
    m_listening = server.get();
    return server;
}

bool InspectEndpoint::open(const QHostAddress &address, quint16 port)
{
    close();
    m_errorString.clear();
    if (!m_service)
        return fail(u"the server has gone"_s);
    const bool secure = !m_sslConfiguration.localCertificate().isNull();
    if (!secure && !address.isLoopback())
        return fail(u"beyond the loopback it takes a certificate"_s);
    if (secure) {
        auto server = makeListener<SecureWebSocketServer>();
        server->setSslConfiguration(m_sslConfiguration);
        m_listener = std::move(server);
        m_fingerprint = fingerprintOf(m_sslConfiguration.localCertificate());
    } else {
        m_listener = makeListener<WebSocketServer>();
    }
    m_listening->setOptions(listenerOptions(!address.isLoopback()));
    if (!m_listener->listen(address, port))
        return fail(m_listener->errorString());
    publish();
    markOpen(m_service, true);
    m_addressTimer.start(m_published.isEmpty() ? 50ms : 2s); // the server is often about to listen
    Q_EMIT openChanged();
    return true;
}

void InspectEndpoint::close()
{
    if (!m_listener)
        return;
    m_addressTimer.stop();
    withdrawServer(this);
    markOpen(m_service, false);
    qDeleteAll(std::exchange(m_viewers, {}));
    m_listening = nullptr;
    m_listener.reset();
    m_fingerprint.clear();
    Q_EMIT openChanged();
    Q_EMIT viewerCountChanged();
}

bool InspectEndpoint::isOpen() const
{
    return m_listener != nullptr;
}

QUrl InspectEndpoint::url() const
{
    return m_listening ? QUrl(m_listening->url()) : QUrl();
}

void InspectEndpoint::setToken(const QString &token)
{
    if (token == m_token)
        return;
    if (token.size() < MinTokenLength) {
        qCWarning(lcInspect) << "setToken() refused: it takes at least" << MinTokenLength << "characters";
        return;
    }
    m_token = token;
    if (isOpen())
        publish();
    Q_EMIT tokenChanged();
}

void InspectEndpoint::setAllowActions(bool allow)
{
    if (allow == m_allowActions)
        return;
    m_allowActions = allow;
    tellViewers();
    Q_EMIT allowActionsChanged();
}

void InspectEndpoint::tellViewers()
{
    for (InspectViewer *viewer : std::as_const(m_viewers))
        viewer->sendHello();
}

HandshakeDecision InspectEndpoint::decide(const HandshakeRequest &request) const
{
    // First of all the token: without it nothing is told, not even a version.
    constexpr QByteArrayView Scheme = "Bearer ";
    const QByteArrayView given = request.http.header("Authorization");
    const bool known = given.startsWith(Scheme) && isEqualInConstantTime(given.sliced(Scheme.size()), m_token.toUtf8());
    if (!known)
        return HandshakeDecision::reject(401, {}, {{"WWW-Authenticate", "Bearer"}});
    if (request.subprotocol.isEmpty())
        return HandshakeDecision::reject(400, "This endpoint speaks tidewire.inspect.v1\n");
    if (m_viewers.size() >= Inspect::MaxViewers)
        return HandshakeDecision::reject(503, "There are too many viewers\n");
    return HandshakeDecision::accept();
}

void InspectEndpoint::addViewer(WebSocket *socket)
{
    auto *viewer = new InspectViewer(this, socket);
    m_viewers.append(viewer);
    connect(socket, &WebSocket::closed, this, [this, viewer] { removeViewer(viewer); });
    viewer->sendHello();
    Q_EMIT viewerCountChanged();
}

void InspectEndpoint::removeViewer(InspectViewer *viewer)
{
    if (!m_viewers.removeOne(viewer))
        return;
    viewer->deleteLater();
    Q_EMIT viewerCountChanged();
}

void InspectEndpoint::publish()
{
    m_published = m_service->url();
    const DiscoveredServer server{QCoreApplication::applicationName(),
                                  QCoreApplication::applicationFilePath(),
                                  QCoreApplication::applicationPid(),
                                  url(),
                                  m_token,
                                  m_fingerprint,
                                  m_published,
                                  m_service->startTime()};
    const bool could = publishServer(this, server);
    if (std::exchange(m_isDiscoverable, could) && !could)
        qCWarning(lcInspect) << "Dashboards do not find this server by themselves: cannot write to"
                             << discoveryFolder();
}

std::shared_ptr<ServerFigures> InspectEndpoint::sharedFigures()
{
    std::shared_ptr<ServerFigures> figures = m_figures.lock();
    if (!figures) {
        figures = std::make_shared<ServerFigures>();
        figures->setService(m_service);
        m_figures = figures;
    }
    return figures;
}

} // namespace Tidewire
