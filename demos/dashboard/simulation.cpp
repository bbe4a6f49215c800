// SPDX-License-Identifier: MIT
#include "simulation.h"

#include <QtCore/qrandom.h>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

constexpr int stepMilliseconds = 50;
constexpr int stepsPerSecond = 1000 / stepMilliseconds;

qreal random(qreal from, qreal to)
{
    return from + QRandomGenerator::global()->generateDouble() * (to - from);
}

QUrl addressOf(QUrl server, int number)
{
    static const std::array paths{u"/chat"_s, u"/cursors"_s, u"/game/7"_s};
    server.setPath(paths[size_t(number) % paths.size()]);
    if (number % 3 == 0)
        server.setQuery(u"room=%1"_s.arg(1 + number % 4));
    return server;
}

} // namespace

SimulatedClient::SimulatedClient(const QUrl &server, int number, qreal fastest, QObject *owner)
    : m_url(addressOf(server, number)),
      // Many are lazy and few are quick, as everywhere: from one message in five seconds to fastest in one.
      m_pace(0.2 * std::pow(5 * fastest, random(0, 1)) / stepsPerSecond), m_binary(number % 3 == 2),
      m_pause(1 + int(random(0, 1.5 * stepsPerSecond))), m_owner(owner)
{
}

void SimulatedClient::step()
{
    if (m_pause > 0) {
        if (--m_pause == 0)
            connectAgain();
        return;
    }
    if (!m_client || m_client->state() == WebSocket::State::Closed) {
        m_pause = int(random(1, 6) * stepsPerSecond);
        return;
    }
    if (m_client->state() != WebSocket::State::Open)
        return;
    // About once in two minutes.
    if (random(0, 120 * stepsPerSecond) < 1)
        m_client->close(CloseCode::GoingAway, u"back in a moment"_s);
    // And every few seconds it changes its mood.
    if (random(0, 4 * stepsPerSecond) < 1)
        m_mood = std::pow(random(0, 1.5), 2);
    for (m_due += m_pace * m_mood * random(0, 2); m_due >= 1; m_due -= 1)
        sendMessage();
}

void SimulatedClient::leave()
{
    if (!m_client)
        return;
    if (m_client->state() == WebSocket::State::Closed) {
        delete m_client;
        return;
    }
    QObject::connect(m_client, &WebSocket::disconnected, m_client, &QObject::deleteLater);
    m_client->close(CloseCode::GoingAway);
}

void SimulatedClient::connectAgain()
{
    delete m_client;
    m_client = new WebSocketClient(m_owner);
    m_client->setHeaders({{"User-Agent", "tidewire-dashboard (simulated)"}});
    m_client->open(m_url);
}

void SimulatedClient::sendMessage()
{
    ++m_sent;
    if (m_binary) {
        m_client->sendBinaryMessage(QByteArray(int(random(16, 900)), char(m_sent)));
        return;
    }
    m_client->sendTextMessage(uR"({"type":"move","x":%1,"y":%2,"number":%3})"_s.arg(int(random(0, 1280)))
                                  .arg(int(random(0, 800)))
                                  .arg(m_sent));
}

Simulation::Simulation(const QUrl &server, int clients, QObject *parent)
    : QObject(parent), m_server(server), m_count(clients)
{
}

Simulation::~Simulation() = default;

void Simulation::setRunning(bool running)
{
    if (running == isRunning() || m_count == 0)
        return;
    if (running) {
        m_timer.start(stepMilliseconds, this);
        // A crowd is slower, or it would keep this program's one thread from everything else.
        const qreal fastest = 80 * std::min(1., 400. / m_count);
        m_clients.reserve(size_t(m_count));
        for (int number = 0; number < m_count; ++number)
            m_clients.emplace_back(m_server, number, fastest, this);
    } else {
        m_timer.stop();
        for (SimulatedClient &client : m_clients)
            client.leave();
        m_clients.clear();
    }
    Q_EMIT runningChanged();
}

void Simulation::timerEvent(QTimerEvent *)
{
    for (SimulatedClient &client : m_clients)
        client.step();
}
