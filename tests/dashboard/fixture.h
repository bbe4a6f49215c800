// SPDX-License-Identifier: MIT
#pragma once

#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

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
    /// Ends all clients, without a word.
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void pingsSeenChanged();
    void clientClosed();

private:
    Tidewire::WebSocketServer m_server;
    std::vector<std::unique_ptr<Tidewire::WebSocketClient>> m_clients;
    int m_pings = 0;
    int m_closeCode = 0;
    QString m_closeReason;
};
