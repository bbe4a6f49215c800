// SPDX-License-Identifier: MIT
#include "fixture.h"

#include <QtCore/qurl.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

Fixture::Fixture(QObject *parent) : QObject(parent)
{
    connect(&m_server, &WebSocketServer::textMessageReceived,
            [](WebSocket *socket, const QString &message) { socket->sendTextMessage(message); });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("The test's server cannot listen");
}

void Fixture::addClient(const QString &path)
{
    auto client = std::make_unique<WebSocketClient>();
    connect(client.get(), &WebSocket::pingReceived, this, [this] {
        ++m_pings;
        Q_EMIT pingsSeenChanged();
    });
    connect(client.get(), &WebSocket::closed, this, [this](CloseCode code, const QString &reason) {
        m_closeCode = int(code);
        m_closeReason = reason;
        Q_EMIT clientClosed();
    });
    client->setHeaders({{"User-Agent", "fixture"}, {"Cookie", "session=secret"}});
    QUrl url(m_server.url());
    url.setPath(path);
    client->open(url);
    m_clients.push_back(std::move(client));
}

void Fixture::send(int client, int messages)
{
    for (int i = 0; i < messages; ++i)
        m_clients.at(size_t(client))->sendTextMessage(u"message"_s);
}

void Fixture::closeClient(int client)
{
    m_clients.at(size_t(client))->close();
}

void Fixture::clear()
{
    m_clients.clear();
    m_pings = 0;
    m_closeCode = 0;
}
