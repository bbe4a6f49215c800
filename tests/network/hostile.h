// SPDX-License-Identifier: MIT
// What the tests with hostile peers share: a server under attack, its log, and the memory of the process.
#pragma once

#include "rawpeer.h"

#include <Tidewire/WebSocketServer>

#include <QtCore/qfile.h>
#include <QtCore/qloggingcategory.h>
#include <QtTest/qtest.h>

#include <unistd.h>

#include <memory>

namespace Hostile {

using namespace Qt::StringLiterals;
using namespace Tidewire;

inline constexpr qint64 Mebibyte = 1024 * 1024;

/// Bytes of this process that are in memory now.
inline qint64 residentSize()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no /proc/self/statm");
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

/// How far the process has grown since, at most.
class Growth
{
public:
    void look() { m_most = qMax(m_most, residentSize() - m_before); }
    /// What is freed stays with the sanitizers for a while, so that nothing can be said of memory under them.
    bool isBelow(qint64 bytes)
    {
        look();
        qInfo("the process grew by %lld KiB", m_most / 1024);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        return bytes > 0;
#else
        return m_most < bytes;
#endif
    }

private:
    const qint64 m_before = residentSize();
    qint64 m_most = 0;
};

/// Collects what the library logs, and keeps it from the test's output.
class Log
{
public:
    Log()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("tidewire.websocket.debug=true")); // how connections ended
        s_previous = qInstallMessageHandler(handle);
    }
    ~Log()
    {
        qInstallMessageHandler(s_previous);
        s_lines.clear();
    }
    Q_DISABLE_COPY_MOVE(Log)

    bool names(Error error) const
    {
        const QString name = u' ' + errorName(error) + u' ';
        return std::any_of(s_lines.cbegin(), s_lines.cend(), [&](const QString &line) { return line.contains(name); });
    }

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        if (QByteArrayView(context.category).startsWith("tidewire.") && type != QtWarningMsg)
            s_lines.append(text);
        else
            s_previous(type, context, text);
    }

    inline static QtMessageHandler s_previous = nullptr;
    inline static QStringList s_lines;
};

/// A server that echoes, with a connection that was there before the attack and is not to suffer from it.
class Besieged
{
public:
    explicit Besieged(const ServerOptions &options = {})
    {
        QObject::connect(&server, &WebSocketServer::utf8MessageReceived, &server,
                         [](WebSocket *socket, const QByteArray &message) { socket->sendUtf8Message(message); });
        QObject::connect(&server, &WebSocketServer::binaryMessageReceived, &server,
                         [](WebSocket *socket, const QByteArray &message) { socket->sendBinaryMessage(message); });
        QObject::connect(&server, &WebSocketServer::connectionClosed, &server, [this](WebSocket *socket) {
            error = socket->error();
            code = socket->closeCode();
            reason = socket->closeReason();
            ++ended;
        });
        QObject::connect(&server, &WebSocketServer::handshakeFailed, &server, [this](const HandshakeFailure &failure) {
            error = failure.error;
            ++ended;
        });
        ServerOptions patient = options;
        if (options.limits.pingInterval == Limits().pingInterval)
            patient.limits.pingInterval = {}; // as raw peers do not answer, and a sanitizer may take its time
        server.setOptions(patient);
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
        witness = std::make_unique<RawPeer>(server.serverPort());
        witness->send(RawPeer::upgrade());
        if (!witness->waitFor(" 101 ") || !witnessIsServed())
            qFatal("no connection");
    }

    std::unique_ptr<RawPeer> peer() const { return std::make_unique<RawPeer>(server.serverPort()); }
    /// A peer whose opening handshake is done.
    std::unique_ptr<RawPeer> openPeer(const QByteArray &moreHeaders = {}) const
    {
        auto opened = peer();
        opened->send(RawPeer::upgrade("/", moreHeaders));
        if (!opened->waitFor("\r\n\r\n"))
            qFatal("no answer");
        return opened;
    }
    /// True if all that has come to be is the connection that was there before.
    bool isAlone()
    {
        // Thousands may have to go, over a transport that looks at all of them each time.
        const auto isAlone = [this] {
            return server.connectionCount() == 1 && server.findChildren<WebSocket *>().size() == 1;
        };
        return QTest::qWaitFor(isAlone, Patience);
    }
    /// The server's end of the connection that was opened last.
    WebSocket *socket() const { return server.connections().constLast(); }

    bool witnessIsServed()
    {
        const QByteArray message = "witness " + QByteArray::number(++m_asked) + '.';
        witness->send(RawPeer::frame(0x81, message));
        return witness->waitFor(message);
    }

    const Log log;
    WebSocketServer server;
    std::unique_ptr<RawPeer> witness;
    // Of the connection or handshake that ended last.
    Error error = Error::None;
    CloseCode code{};
    QString reason;
    int ended = 0;

private:
    int m_asked = 0;
};

/// The close frame with which a server fails a connection.
inline QByteArray failure(Error error)
{
    const QLatin1StringView reason = explain(error);
    const auto code = quint16(closeCodeFor(error));
    return QByteArray("\x88") + char(2 + reason.size()) + char(code >> 8) + char(code & 0xFF)
        + QByteArray(reason.data(), reason.size());
}

} // namespace Hostile
