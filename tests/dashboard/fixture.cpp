// SPDX-License-Identifier: MIT
#include "fixture.h"

#include "accessibility.h"

#include <QtCore/qurl.h>
#include <QtNetwork/qtcpsocket.h>
#include <QtQuick/qquickwindow.h>

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
    const WebSocket *key = client.get();
    connect(client.get(), &WebSocket::textMessageReceived, this,
            [this, key](const QString &message) { m_messages[key] = message; });
    connect(client.get(), &WebSocket::binaryMessageReceived, this,
            [this, key](const QByteArray &message) { m_messages[key] = QString::fromLatin1(message.toHex()); });
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

void Fixture::failHandshake()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(QUrl(m_server.url()).port()));
    if (!socket.waitForConnected())
        qFatal("The test cannot connect");
    socket.write("HELLO\r\n\r\n");
    socket.waitForBytesWritten();
}

QString Fixture::lastMessage(int client) const
{
    return m_messages.value(m_clients.at(size_t(client)).get());
}

QVariantMap Fixture::accessibilityTree(QQuickItem *item) const
{
    const AccessibilityTree tree(item->window());
    return {{u"count"_s, tree.count()}, {u"unnamed"_s, tree.unnamed()}, {u"focusable"_s, tree.focusable()}};
}

QString Fixture::newFile()
{
    return m_folder.filePath(u"%1.ini"_s.arg(++m_files));
}

void Fixture::clear()
{
    m_clients.clear();
    m_messages.clear();
    m_pings = 0;
    m_closeCode = 0;
}
