// SPDX-License-Identifier: MIT
#pragma once

#include <Tidewire/WebSocketClient>

#include <QtCore/qbasictimer.h>
#include <QtCore/qpointer.h>
#include <QtCore/qurl.h>
#include <QtQml/qqmlregistration.h>

#include <vector>

/// A client with a temper: it sends at a pace of its own, leaves now and then, and comes back.
class SimulatedClient
{
public:
    /// \a owner owns its connections; \a fastest is in messages a second.
    SimulatedClient(const QUrl &server, int number, qreal fastest, QObject *owner);

    /// Goes on by one step of the simulation.
    void step();
    /// Says goodbye for good.
    void leave();

private:
    void connectAgain();
    void sendMessage();

    QUrl m_url;
    qreal m_pace; ///< Messages a step.
    bool m_binary;
    qreal m_mood = 1; ///< What its pace is multiplied with, for a while.
    qreal m_due = 0;
    int m_pause;
    int m_sent = 0;
    QObject *m_owner;
    QPointer<Tidewire::WebSocketClient> m_client;
};

/// Clients of this program's own, so that a first look shows life.
class Simulation : public QObject
{
    Q_OBJECT
    Q_PROPERTY(int clients READ clients CONSTANT)
    Q_PROPERTY(bool running READ isRunning WRITE setRunning NOTIFY runningChanged)
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it")

public:
    Simulation(const QUrl &server, int clients, QObject *parent = nullptr);
    ~Simulation() override;

    int clients() const { return m_count; }
    bool isRunning() const { return m_timer.isActive(); }
    void setRunning(bool running);

Q_SIGNALS:
    void runningChanged();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    const QUrl m_server;
    const int m_count;
    QBasicTimer m_timer;
    std::vector<SimulatedClient> m_clients;
};
