// SPDX-License-Identifier: MIT
// What a WebSocket does when time is up.
#include "protocol/session.h"
#include "steadyclock.h"
#include "websocket.h"
#include "websockettimeout.h"

#include <utility>

namespace Tidewire {

using namespace std::chrono_literals;

void WebSocket::startTimeout(std::chrono::milliseconds length)
{
    if (!m_timeout)
        m_timeout = std::make_unique<Timeout>(this);
    m_timeout->start(length);
}

void WebSocket::handleTimeout()
{
    switch (m_session->state()) {
    case Session::State::Handshake:
    case Session::State::Deciding:
        return fail(Error::HandshakeTimeout);
    case Session::State::Open:
        return handleSilence();
    case Session::State::Closing:
        return fail(Error::CloseTimeout);
    case Session::State::Ended:
        // The peer does not end its stream: what was to be said has been said.
        m_transportEnded = true;
        return pump();
    }
}

/// The opening handshake is done: from now on a peer that is silent for too long is asked for a sign of life.
void WebSocket::watchSilence()
{
    if (m_pingInterval > 0ms)
        startTimeout(m_pingInterval);
    else
        m_timeout.reset();
}

/// Looks whether the peer was silent. It may have shown many signs of life since the timeout was started: they only
/// leave their time, so that each costs nothing.
void WebSocket::handleSilence()
{
    if (m_paused || m_pumping) // who is not read, as a slot has not returned, cannot show that it lives
        return startTimeout(m_pingInterval);
    if (m_silentSince == m_lastReceived) {
        // The ping may still wait behind a large message, which the peer goes on taking.
        if (bytesToWrite() == 0 || std::exchange(m_bytesGoneAtPing, bytesGone()) == bytesGone())
            return fail(Error::PongTimeout);
        return startTimeout(m_pongTimeout);
    }
    const auto silence = std::chrono::nanoseconds(steadyNow() - m_lastReceived);
    if (silence < m_pingInterval)
        return startTimeout(std::chrono::ceil<std::chrono::milliseconds>(m_pingInterval - silence));
    m_silentSince = m_lastReceived;
    m_bytesGoneAtPing = bytesGone();
    startTimeout(m_pongTimeout);
    sendPing({});
}

} // namespace Tidewire
