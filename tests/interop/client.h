// SPDX-License-Identifier: MIT
#pragma once

#include "patience.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qurl.h>
#include <QtCore/qvariant.h>
#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslconfiguration.h>
#include <QtTest/qtestsystem.h>

#include <cstdio>
#include <cstdlib>

inline void require(bool held, const QString &what)
{
    if (held)
        return;
    std::fprintf(stderr, "%s\n", qPrintable(what));
    std::exit(1);
}

inline QString textOf(qsizetype size)
{
    return QStringLiteral("aé€😀").repeated(size / 10) + QString(size % 10, u'x');
}

inline QByteArray bytesOf(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char((i * 31 + (i >> 8)) & 255);
    return bytes;
}

/// What a client does (see run.py), with a QWebSocket or a Tidewire::WebSocketClient: their names are the same.
template<typename Socket>
class Client
{
public:
    Client(const QUrl &echo, const QUrl &commanded, const QSslConfiguration &tls)
        : m_echo(echo), m_commanded(commanded), m_tls(tls)
    {
    }

    void hold()
    {
        exchange();
        ping();
        bePinged();
        for (const Close &close : closes())
            closeFromHere(close);
        for (const Close &close :
             closes() + QList<Close>{{1001, QStringLiteral("moving")}, {1011, QStringLiteral("broken")}})
            closeFromThere(close);
        Peer last(m_echo, m_tls);
        std::puts("waiting");
        std::fflush(stdout);
        last.expectClose({1001, {}});
    }

private:
    struct Close
    {
        int code;
        QString reason;
    };
    using Code = decltype(Socket().closeCode());

    /// A connection, and what came over it.
    struct Peer
    {
        explicit Peer(const QUrl &url, const QSslConfiguration &tls)
        {
            QObject::connect(&socket, &Socket::connected, [this] { isOpen = true; });
            QObject::connect(&socket, &Socket::disconnected, [this] { isClosed = true; });
            QObject::connect(&socket, &Socket::textMessageReceived, [this](const QString &text) { received << text; });
            QObject::connect(&socket, &Socket::binaryMessageReceived,
                             [this](const QByteArray &bytes) { received << bytes; });
            QObject::connect(&socket, &Socket::pong, [this](quint64, const QByteArray &payload) { pongs << payload; });
            socket.setSslConfiguration(tls);
            socket.open(url);
            wait([this] { return isOpen || isClosed; });
            require(isOpen, QStringLiteral("no connection to ") + url.toString() + u' ' + socket.errorString());
        }

        template<typename Condition>
        void wait(Condition condition)
        {
            require(QTest::qWaitFor(condition, Patience), QStringLiteral("nothing came"));
        }

        QVariant next()
        {
            wait([this] { return isClosed || !received.isEmpty(); });
            require(!received.isEmpty(), QStringLiteral("closed: ") + socket.errorString());
            return received.takeFirst();
        }

        void send(const QVariant &message)
        {
            if (message.typeId() == QMetaType::QString)
                socket.sendTextMessage(message.toString());
            else
                socket.sendBinaryMessage(message.toByteArray());
        }

        void expectClose(const Close &close)
        {
            wait([this] { return isClosed; });
            require(int(socket.closeCode()) == close.code && socket.closeReason() == close.reason,
                    QStringLiteral("closed with %1 %2 instead of %3 %4")
                        .arg(int(socket.closeCode()))
                        .arg(socket.closeReason())
                        .arg(close.code)
                        .arg(close.reason));
        }

        Socket socket;
        QVariantList received;
        QByteArrayList pongs;
        bool isOpen = false;
        bool isClosed = false;
    };

    static QList<Close> closes()
    {
        return {{1000, QStringLiteral("done")}, {3000, {}}, {4999, QStringLiteral("genug, größer geht es nicht")}};
    }

    void exchange()
    {
        QVariantList messages;
        for (const qsizetype size : {0, 1, 125, 126, 127, 65'535, 65'536, 1 << 20, 4 << 20})
            messages << textOf(size) << bytesOf(size);
        Peer peer(m_echo, m_tls);
        for (const QVariant &message : messages) {
            peer.send(message);
            require(peer.next() == message, QStringLiteral("an echo differs"));
        }
        for (const QVariant &message : messages)
            peer.send(message);
        for (const QVariant &message : messages)
            require(peer.next() == message, QStringLiteral("a late echo differs"));
    }

    void ping()
    {
        const QByteArrayList payloads{{}, QByteArray(125, 'p')};
        Peer peer(m_echo, m_tls);
        for (const QByteArray &payload : payloads)
            peer.socket.ping(payload);
        peer.wait([&] { return peer.pongs == payloads; });
    }

    void bePinged()
    {
        Peer peer(m_commanded, m_tls);
        peer.send(QStringLiteral("/ping are you there"));
        require(peer.next() == QStringLiteral("pong are you there"), QStringLiteral("a ping was not answered"));
    }

    void closeFromHere(const Close &close)
    {
        Peer peer(m_commanded, m_tls);
        peer.socket.close(Code(close.code), close.reason);
        peer.wait([&] { return peer.isClosed; });
        require(int(peer.socket.closeCode()) == close.code, QStringLiteral("the close was not answered"));
        std::printf("closed %d %s\n", close.code, close.reason.toUtf8().constData());
    }

    void closeFromThere(const Close &close)
    {
        Peer peer(m_commanded, m_tls);
        peer.send(QStringLiteral("/close %1 %2").arg(close.code).arg(close.reason));
        peer.expectClose(close);
    }

    const QUrl m_echo;
    const QUrl m_commanded;
    const QSslConfiguration m_tls;
};

/// Usage: PROGRAM ECHO_URL COMMANDED_URL [CA_FILE]
template<typename Socket>
int runClient(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    require(arguments.size() >= 3, QStringLiteral("usage: ECHO_URL COMMANDED_URL [CA_FILE]"));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (arguments.size() > 3)
        tls.setCaCertificates(QSslCertificate::fromPath(arguments.at(3)));
    Client<Socket>(QUrl(arguments.at(1)), QUrl(arguments.at(2)), tls).hold();
    return 0;
}
