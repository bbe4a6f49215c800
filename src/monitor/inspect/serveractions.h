// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qlist.h>
#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>

namespace Tidewire {

class RemoteServer;
class WebSocket;
class WebSocketService;

/// What an operator does to a server's connections, one or many. Connections are named by their ids, as
/// ConnectionModel has them; those that are not open any more are passed over.
///
/// It lives in the thread of its server. Either may be destroyed first.
class TIDEWIREMONITOR_EXPORT ServerActions : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerActions)
    Q_PROPERTY(QObject *server READ server WRITE setServer NOTIFY serverChanged)
    Q_PROPERTY(bool allowed READ isAllowed NOTIFY allowedChanged)

public:
    explicit ServerActions(QObject *parent = nullptr) : QObject(parent) {}

    /// Null for none.
    QObject *server() const { return m_server; }
    /// \a server is a WebSocketServer, or anything else that is a WebSocketService, or a RemoteServer.
    void setServer(QObject *server);
    /// False without a server, and for a remote one that can be looked at only, or is not there at present.
    bool isAllowed() const;

    // Each returns how many connections took it. For a remote server these are those named, or 1 for a broadcast, if it
    // was asked, and done() or failed() follows.

    /// Asks for a sign of life.
    Q_INVOKABLE int ping(const QList<qreal> &ids);
    /// Starts the closing handshake. None is closed unless \a code may be sent (1000–1003, 1007–1014, 3000–4999), or is
    /// 1005, for none; failed() says so then. \a reason is cut to 123 bytes of UTF-8.
    Q_INVOKABLE int close(const QList<qreal> &ids, int code, const QString &reason);
    Q_INVOKABLE int sendText(const QList<qreal> &ids, const QString &message);
    Q_INVOKABLE int sendBinary(const QList<qreal> &ids, const QByteArray &message);
    /// To all open connections, or to the members of \a group.
    Q_INVOKABLE int broadcastText(const QString &message, const QString &group = {});
    Q_INVOKABLE int broadcastBinary(const QByteArray &message, const QString &group = {});

    /// True if \a text is pairs of hexadecimal digits, with spaces wherever one likes; also if it is empty.
    Q_INVOKABLE static bool isHex(const QString &text);
    /// The bytes that \a text says; none unless isHex().
    Q_INVOKABLE static QByteArray bytesFromHex(const QString &text);

Q_SIGNALS:
    void serverChanged();
    void allowedChanged();
    /// Nothing, or not all, was done; \a message is a sentence for the operator.
    void failed(const QString &message);
    /// So many connections of a remote server took what was asked last.
    void done(int count);

private:
    RemoteServer *remote() const;
    int ask(RemoteServer *remote, QLatin1StringView action, qsizetype count, QJsonObject request);
    int ask(RemoteServer *remote, QLatin1StringView action, const QList<qreal> &ids, QJsonObject request = {});
    void watchRemote();
    WebSocketService *service() const;
    template<typename Action>
    int forEach(const QList<qreal> &ids, Action action) const;

    QPointer<QObject> m_server;
};

} // namespace Tidewire
