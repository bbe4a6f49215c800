// SPDX-License-Identifier: MIT
#pragma once

#include <common/unixsignals.h>

#include <Tidewire/TlsConfiguration>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qurl.h>

#include <cstdio>
#include <optional>

/// Does what a text message asks for (see run.py); \a Socket is a QWebSocket or a Tidewire::WebSocket.
template<typename Socket>
void obey(Socket *socket, const QString &command)
{
    const QString name = command.section(u' ', 0, 0);
    if (name == QStringLiteral("/close"))
        socket->close(decltype(socket->closeCode())(command.section(u' ', 1, 1).toInt()), command.section(u' ', 2));
    else if (name == QStringLiteral("/ping"))
        socket->ping(command.section(u' ', 1).toUtf8());
    else
        socket->sendTextMessage(command);
}

/// Serves one connection.
template<typename Socket>
void serve(Socket *socket)
{
    QObject::connect(socket, &Socket::textMessageReceived, socket,
                     [socket](const QString &command) { obey(socket, command); });
    QObject::connect(socket, &Socket::binaryMessageReceived, socket,
                     [socket](const QByteArray &message) { socket->sendBinaryMessage(message); });
    QObject::connect(socket, &Socket::pong, socket, [socket](quint64, const QByteArray &payload) {
        socket->sendTextMessage(QStringLiteral("pong ") + QString::fromUtf8(payload));
    });
    QObject::connect(socket, &Socket::disconnected, socket, [socket] {
        std::printf("closed %d %s\n", int(socket->closeCode()), socket->closeReason().toUtf8().constData());
        std::fflush(stdout);
    });
}

/// What the arguments CERTIFICATE and KEY name; nothing if there are none.
inline std::optional<QSslConfiguration> tlsArgument()
{
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3)
        return {};
    return Tidewire::serverTlsConfiguration(arguments.at(1), arguments.at(2));
}

inline void announce(const QUrl &url)
{
    std::printf("listening on %s\n", qPrintable(url.toString()));
    std::fflush(stdout);
}
