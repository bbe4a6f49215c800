// SPDX-License-Identifier: MIT
#pragma once

#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtCore/qhash.h>
#include <QtCore/qtemporarydir.h>
#include <QtQuick/qquickitem.h>

#include <vector>

/// A server and clients for the tests in QML.
class Fixture : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QObject *server READ server CONSTANT)
    Q_PROPERTY(int pingsSeen READ pingsSeen NOTIFY pingsSeenChanged)
    Q_PROPERTY(int closeCode READ closeCode NOTIFY clientClosed)
    Q_PROPERTY(QString closeReason READ closeReason NOTIFY clientClosed)

public:
    explicit Fixture(QObject *parent = nullptr);

    QObject *server() { return &m_server; }
    int pingsSeen() const { return m_pings; }
    /// What the client that was closed last has heard.
    int closeCode() const { return m_closeCode; }
    QString closeReason() const { return m_closeReason; }

    /// Adds a client, which comes in its own time.
    Q_INVOKABLE void addClient(const QString &path);
    /// The client at that place sends so many messages.
    Q_INVOKABLE void send(int client, int messages);
    Q_INVOKABLE void closeClient(int client);
    /// Somebody who knows no handshake.
    Q_INVOKABLE void failHandshake();
    /// What the client at that place was sent last.
    Q_INVOKABLE QString lastMessage(int client) const;
    /// What a screen reader finds in the window of \a item: maps of "count", "unnamed" and "focusable".
    Q_INVOKABLE QVariantMap accessibilityTree(QQuickItem *item) const;
    /// The path of a file that there is not yet, gone when the tests are over.
    Q_INVOKABLE QString newFile();
    /// Ends all clients, without a word.
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void pingsSeenChanged();
    void clientClosed();

private:
    Tidewire::WebSocketServer m_server;
    std::vector<std::unique_ptr<Tidewire::WebSocketClient>> m_clients;
    QHash<const Tidewire::WebSocket *, QString> m_messages;
    QTemporaryDir m_folder;
    int m_files = 0;
    int m_pings = 0;
    int m_closeCode = 0;
    QString m_closeReason;
};
