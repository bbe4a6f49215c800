// SPDX-License-Identifier: MIT
#pragma once

#include <Tidewire/InspectEndpoint>
#include <Tidewire/WebSocketClient>
#include <Tidewire/WebSocketServer>

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qhash.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qtimer.h>
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
    /// Of the server at another address.
    Q_INVOKABLE void addClientOf(const QString &server, const QString &path);
    /// The client at that place sends so many messages.
    Q_INVOKABLE void send(int client, int messages);
    /// A message of that text, or of bytes said in hex.
    Q_INVOKABLE void sendText(int client, const QString &message);
    Q_INVOKABLE void sendHex(int client, const QString &hex);
    /// A text message that is so many mebibytes of JSON.
    Q_INVOKABLE void sendLargeJson(int client, int mebibytes);
    Q_INVOKABLE void ping(int client, const QString &payload);
    Q_INVOKABLE void closeClient(int client);
    /// Somebody who knows no handshake.
    Q_INVOKABLE void failHandshake();
    /// What the client at that place was sent last.
    Q_INVOKABLE QString lastMessageTo(int client) const;
    /// What a screen reader finds in the window of \a item: maps of "count", "unnamed" and "focusable".
    Q_INVOKABLE QVariantMap accessibilityTree(QQuickItem *item) const;
    /// The path of a file that there is not yet, gone when the tests are over.
    Q_INVOKABLE QString newFile();
    /// Messages that clients have got, the last one's text, or hex of its bytes.
    Q_PROPERTY(int messagesSeen READ messagesSeen NOTIFY messageSeen)
    Q_PROPERTY(QString lastMessage READ lastMessage NOTIFY messageSeen)
    int messagesSeen() const { return m_messages; }
    QString lastMessage() const { return m_lastMessage; }
    Q_PROPERTY(QString url READ url CONSTANT)
    QString url() const { return m_server.url(); }
    /// A file in a folder that goes with the fixture.
    Q_INVOKABLE QString file(const QString &name) const { return m_folder.filePath(name); }
    /// The beginning of what is in a file; empty if there is none.
    Q_INVOKABLE QString contents(const QString &path) const;
    Q_INVOKABLE void write(const QString &path, const QString &text) const;
    /// Makes a recording in NDJSON longer: its last frame, so many times.
    Q_INVOKABLE void repeatLastFrame(const QString &path, int times) const;
    Q_INVOKABLE QString clipboard() const;
    /// The longest time, in ms, that the event loop was busy without a break since the last call.
    Q_INVOKABLE int longestStall();
    /// Answers that the server gives instead of an echo, "" for the echo.
    Q_INVOKABLE void setAnswer(const QString &answer) { m_answer = answer; }
    /// How many messages the server answers still, before it falls silent; negative for all.
    Q_INVOKABLE void setAnswersLeft(int answers) { m_answersLeft = answers; }
    /// Starts an echo server that can be inspected, as a process of its own; 0 picks a free port. Returns its port.
    Q_INVOKABLE int startProgram(int port);
    /// One that is not found on this machine. Returns a map of "url" and "token".
    Q_INVOKABLE QVariantMap startHiddenProgram();
    /// Lets dashboards look into the server over wss, at another address of the loopback, with the \a number-th of
    /// two certificates; 0 picks a free port. It is not found on this machine until closeSecureEndpoint(). Returns a
    /// map of "url", "token", "fingerprint" and "port".
    Q_INVOKABLE QVariantMap openSecureEndpoint(int port, int number);
    Q_INVOKABLE void closeSecureEndpoint();
    Q_INVOKABLE int viewerCount() const { return m_endpoint ? m_endpoint->viewerCount() : 0; }
    /// Ends it as a crash would.
    Q_INVOKABLE void killProgram();
    /// Ends all clients, without a word.
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void messageSeen();
    void pingsSeenChanged();
    void clientClosed();

private:
    int start(int port, const QProcessEnvironment &environment);

    Tidewire::WebSocketServer m_server;
    std::unique_ptr<Tidewire::InspectEndpoint> m_endpoint;
    std::vector<std::unique_ptr<Tidewire::WebSocketClient>> m_clients;
    QProcess m_program;
    QHash<const Tidewire::WebSocket *, QString> m_lastMessages;
    int m_files = 0;
    int m_pings = 0;
    int m_closeCode = 0;
    QString m_closeReason;
    int m_messages = 0;
    QString m_lastMessage;
    QString m_answer;
    int m_answersLeft = -1;
    QTemporaryDir m_folder;
    QTimer m_heart;
    QElapsedTimer m_sinceBeat;
    qint64 m_longest = 0;
};
