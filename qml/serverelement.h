// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorelement.h"

#include <Tidewire/ConnectionModel>
#include <Tidewire/WebSocket>
#include <Tidewire/WebSocketService>

#include <QtCore/qurl.h>
#include <QtQml/qqmlparserstatus.h>
#include <QtQml/qqmlregistration.h>

/// A WebSocket server in QML:
///
///     WebSocketServer {
///         listen: true
///         port: 8080
///         onTextMessageReceived: (socket, message) => socket.sendTextMessage(message)
///     }
///
/// Properties that are not marked otherwise take effect at once: a listening server is started anew, without harm to
/// its connections. A socket that a script keeps lives on after it closed, with its state and close code, until the
/// script lets it go.
class ServerElement : public QObject, public QQmlParserStatus, public Tidewire::WebSocketService
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_NAMED_ELEMENT(WebSocketServer)
    /// The address to connect to, as "ws://127.0.0.1:8080/"; empty unless it listens.
    Q_PROPERTY(QUrl url READ serverUrl NOTIFY urlChanged)
    /// An IP address, or "localhost". Default: 127.0.0.1.
    Q_PROPERTY(QString host READ host WRITE setHost NOTIFY hostChanged)
    /// 0 to 65535; 0 picks a free port, which url then tells.
    Q_PROPERTY(int port READ port WRITE setPort NOTIFY portChanged)
    /// The Server header of the handshake's answer; none if empty.
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    /// True starts listening, false stops; open connections stay. False again if it could not: see errorString.
    Q_PROPERTY(bool listen READ listen WRITE setListen NOTIFY listenChanged)
    /// False leaves new connections waiting in the system.
    Q_PROPERTY(bool accept READ accept WRITE setAccept NOTIFY acceptChanged)
    /// Why it does not listen; empty if nothing went wrong.
    Q_PROPERTY(QString errorString READ errorString NOTIFY errorStringChanged)
    /// The only path that is served; all if empty.
    Q_PROPERTY(QString path READ path WRITE setPath NOTIFY pathChanged)
    /// The subprotocols that the server speaks.
    Q_PROPERTY(QStringList subprotocols READ subprotocols WRITE setSubprotocols NOTIFY subprotocolsChanged)
    /// The origins of web pages that may connect, or "*". Empty: all, but over the loopback those of this machine only.
    Q_PROPERTY(QStringList allowedOrigins READ allowedOrigins WRITE setAllowedOrigins NOTIFY allowedOriginsChanged)
    /// The host names that requests may be for, or "*". Empty: all, but over the loopback those of the loopback only.
    Q_PROPERTY(QStringList allowedHosts READ allowedHosts WRITE setAllowedHosts NOTIFY allowedHostsChanged)
    /// As in C++, times in milliseconds: `limits.maxMessageSize: 65536`. For connections to come.
    Q_PROPERTY(Tidewire::Limits limits READ limits WRITE setLimits NOTIFY limitsChanged)
    /// As in C++: `compression.contextTakeover: true`. For connections to come. Values out of their range are refused.
    Q_PROPERTY(Tidewire::CompressionOptions compression READ compression WRITE setCompression NOTIFY compressionChanged)
    /// How bytes are moved. For connections to come.
    Q_PROPERTY(Tidewire::TransportType transport READ transport WRITE setTransport NOTIFY transportChanged)
    /// In how many threads of their own connections do their work; 0 for none. For connections to come. A busy network
    /// then holds no window up, and a slow handler no ping. Signals come here in any case.
    Q_PROPERTY(int threadCount READ threadCount WRITE setThreadCount NOTIFY threadCountChanged)
    /// What becomes of messages to a client that does not read. For connections to come.
    Q_PROPERTY(Tidewire::OverflowPolicy overflowPolicy READ overflowPolicy WRITE setOverflowPolicy NOTIFY
                   overflowPolicyChanged)
    /// PEM files of the certificate chain and its key; with both the server speaks wss. Set at run time, they take
    /// effect when control returns to the event loop.
    Q_PROPERTY(QUrl certificateFile READ certificateFile WRITE setCertificateFile NOTIFY tlsChanged)
    Q_PROPERTY(QUrl keyFile READ keyFile WRITE setKeyFile NOTIFY tlsChanged)
    Q_PROPERTY(int connectionCount READ connectionCount NOTIFY connectionCountChanged)
    /// The connections with their figures, for a view.
    Q_PROPERTY(Tidewire::ConnectionModel *connections READ connectionModel CONSTANT)
    /// Lets dashboards of other processes look into this server: `inspector.enabled: true`.
    Q_PROPERTY(InspectorElement *inspector READ inspector CONSTANT)

public:
    explicit ServerElement(QObject *parent = nullptr);
    ~ServerElement() override;

    QUrl serverUrl() const { return {url()}; }
    QString host() const { return m_host; }
    void setHost(const QString &host);
    int port() const { return m_port; }
    void setPort(int port);
    QString name() const { return m_name; }
    void setName(const QString &name);
    bool listen() const { return m_listen; }
    void setListen(bool listen);
    bool accept() const { return isAccepting(); }
    void setAccept(bool accept);
    QString errorString() const { return m_errorString; }
    QString path() const { return options().paths.value(0); }
    void setPath(const QString &path);
    QStringList subprotocols() const { return options().subprotocols; }
    void setSubprotocols(const QStringList &subprotocols);
    QStringList allowedOrigins() const { return options().allowedOrigins; }
    void setAllowedOrigins(const QStringList &origins);
    QStringList allowedHosts() const { return options().allowedHosts; }
    void setAllowedHosts(const QStringList &hosts);
    Tidewire::Limits limits() const { return options().limits; }
    void setLimits(const Tidewire::Limits &limits);
    Tidewire::CompressionOptions compression() const { return options().compression; }
    void setCompression(const Tidewire::CompressionOptions &compression);
    Tidewire::TransportType transport() const { return options().transport; }
    void setTransport(Tidewire::TransportType transport);
    void setThreadCount(int count);
    Tidewire::OverflowPolicy overflowPolicy() const { return options().overflowPolicy; }
    void setOverflowPolicy(Tidewire::OverflowPolicy policy);
    QUrl certificateFile() const { return m_certificateFile; }
    void setCertificateFile(const QUrl &file);
    QUrl keyFile() const { return m_keyFile; }
    void setKeyFile(const QUrl &file);
    Tidewire::ConnectionModel *connectionModel();
    InspectorElement *inspector();

    /// Sends a string as text, an ArrayBuffer as binary, to the members of \a group, or to all connections if that is
    /// empty, but not to \a except; returns how many took it.
    Q_INVOKABLE int broadcast(const QString &message, const QString &group = {}, Tidewire::WebSocket *except = nullptr);
    Q_INVOKABLE int broadcast(const QByteArray &message, const QString &group = {},
                              Tidewire::WebSocket *except = nullptr);
    /// Makes \a socket a member of \a group until it leaves or closes.
    Q_INVOKABLE bool join(Tidewire::WebSocket *socket, const QString &group);
    Q_INVOKABLE void leave(Tidewire::WebSocket *socket, const QString &group);
    /// The members of \a group.
    Q_INVOKABLE QList<Tidewire::WebSocket *> members(const QString &group) const { return groupMembers(group); }

    void classBegin() override {}
    void componentComplete() override;

Q_SIGNALS:
    void clientConnected(Tidewire::WebSocket *webSocket);
    void clientDisconnected(Tidewire::WebSocket *webSocket);
    void textMessageReceived(Tidewire::WebSocket *socket, const QString &message);
    void binaryMessageReceived(Tidewire::WebSocket *socket, const QByteArray &message);
    void handshakeFailed(const Tidewire::HandshakeFailure &failure);
    void urlChanged();
    void hostChanged();
    void portChanged();
    void nameChanged();
    void listenChanged();
    void acceptChanged();
    void errorStringChanged();
    void pathChanged();
    void subprotocolsChanged();
    void allowedOriginsChanged();
    void allowedHostsChanged();
    void limitsChanged();
    void compressionChanged();
    void transportChanged();
    void threadCountChanged();
    void overflowPolicyChanged();
    void tlsChanged();
    void connectionCountChanged();

private:
    void emitConnectionOpened(Tidewire::WebSocket *socket) override;
    void emitConnectionClosed(Tidewire::WebSocket *socket) override;
    void textArrived(Tidewire::WebSocket *socket, const QByteArray &utf8) override;
    void binaryArrived(Tidewire::WebSocket *socket, const QByteArray &message) override;
    void emitHandshakeFailed(const Tidewire::HandshakeFailure &failure) override;
    void emitShutdownFinished() override {}
    void disposeOf(Tidewire::WebSocket *socket) override;

    template<typename T>
    bool assignOption(T Tidewire::ServerOptions::*option, const T &value);
    void handleTlsChange();
    void restart();
    QString startListening();
    QString makeListener();

    QString m_host;
    int m_port = 0;
    QString m_name;
    bool m_listen = false;
    bool m_complete = false;
    bool m_restartPending = false;
    QString m_errorString;
    QUrl m_certificateFile;
    QUrl m_keyFile;
    std::unique_ptr<QTcpServer> m_listener;
    std::unique_ptr<Tidewire::ConnectionModel> m_model;
    std::unique_ptr<InspectorElement> m_inspector;
    int m_leftToScripts = 0; ///< Closed sockets since the last garbage collection of ours.
};
