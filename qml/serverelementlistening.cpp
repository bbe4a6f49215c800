// SPDX-License-Identifier: MIT
// How a ServerElement listens, and begins anew when a property asks for it.
#include "listenaddress.h"
#include "serverelement.h"

#include <Tidewire/TlsConfiguration>

#include <QtCore/qmetaobject.h>
#include <QtNetwork/qsslserver.h>
#include <QtQml/qqmlfile.h>

#include <functional>
#include <utility>

using namespace Tidewire;

namespace {

/// A QTcpServer or QSslServer that hands each connection on before anything is done with it.
template<typename Server>
class Listener : public Server
{
public:
    explicit Listener(std::function<void(Server *, qintptr)> take) : m_take(std::move(take)) {}

protected:
    void incomingConnection(qintptr descriptor) override { m_take(this, descriptor); }

private:
    std::function<void(Server *, qintptr)> m_take;
};

} // namespace

/// One file means nothing without the other: the script gets time to set both.
void ServerElement::handleTlsChange()
{
    if (m_complete && !std::exchange(m_restartPending, true))
        QMetaObject::invokeMethod(this, &ServerElement::restart, Qt::QueuedConnection);
    Q_EMIT tlsChanged();
}

void ServerElement::restart()
{
    if (!m_complete)
        return;
    m_restartPending = false;
    m_listener.reset();
    QString problem;
    if (m_listen)
        problem = startListening();
    if (!problem.isEmpty()) {
        m_listener.reset();
        m_listen = false;
    }
    if (std::exchange(m_errorString, problem) != problem)
        Q_EMIT errorStringChanged();
    if (!problem.isEmpty())
        Q_EMIT listenChanged();
    Q_EMIT urlChanged();
}

/// What went wrong; empty if nothing did.
QString ServerElement::startListening()
{
    const ListenAddress address = ListenAddress::read(m_host, m_port);
    if (!address.problem.isEmpty())
        return address.problem;
    if (QString problem = makeListener(); !problem.isEmpty())
        return problem;
    bind(m_listener.get());
    if (!m_listener->listen(address.host, address.port))
        return m_listener->errorString();
    return {};
}

QString ServerElement::makeListener()
{
    if (m_certificateFile.isEmpty() && m_keyFile.isEmpty()) {
        m_listener = std::make_unique<Listener<QTcpServer>>(
            [this](QTcpServer *, qintptr descriptor) { takeConnection(descriptor); });
        return {};
    }
    QString problem;
    const auto configuration = serverTlsConfiguration(QQmlFile::urlToLocalFileOrQrc(m_certificateFile),
                                                      QQmlFile::urlToLocalFileOrQrc(m_keyFile), &problem);
    if (!configuration)
        return problem;
    auto server = std::make_unique<Listener<QSslServer>>(
        [this](QSslServer *listener, qintptr descriptor) { takeTlsConnection(listener, descriptor); });
    server->setSslConfiguration(*configuration);
    m_listener = std::move(server);
    return {};
}
