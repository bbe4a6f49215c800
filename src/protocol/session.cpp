// SPDX-License-Identifier: MIT
#include "session.h"

#include "sendqueue.h"
#include "sessioncompression.h"
#include "sessionopening.h"

#include <utility>

namespace Tidewire {

/// What has been kept, with \a bytes behind it; nothing after the end.
std::span<char> Session::behindKept(std::span<char> bytes)
{
    if (m_state == State::Ended)
        return {};
    QByteArray &kept = m_extras->kept;
    kept.append(bytes.data(), qsizetype(bytes.size()));
    return {kept.data(), size_t(kept.size())};
}

std::span<char> Session::payloadTarget()
{
    const bool isOpen = m_state == State::Open || m_state == State::Closing;
    if (!isOpen || m_frame.isControl() || m_compressedInput || hasInput() || hasKeptInput())
        return {};
    return m_assembler.room(m_frame.payloadLength);
}

void Session::keepInput()
{
    if (hasInput()) {
        extras().kept = QByteArray(m_input.data(), qsizetype(m_input.size()));
        m_input = {};
    } else {
        m_extras->kept = QByteArray();
        dropExtras();
    }
}

Session::Extras &Session::extras()
{
    if (!m_extras)
        m_extras = std::make_unique<Extras>();
    return *m_extras;
}

/// A session at rest keeps nothing.
void Session::dropExtras()
{
    if (m_extras && !hasKeptInput() && !isCut() && !m_extras->observer)
        m_extras.reset();
}

std::optional<SessionEvent> Session::findEvent()
{
    m_taken = QByteArray();
    if (m_openedUntold) {
        m_openedUntold = false;
        return SessionEvent{SessionEvent::Type::Opened};
    }
    if (m_failureUntold != Error::None)
        return finished(m_failureUntold);
    switch (m_state) {
    case State::Handshake:
        return readHead();
    case State::Open:
    case State::Closing:
        return hasInput() ? readFrames() : Event();
    case State::Deciding:
    case State::Ended:
        break;
    }
    return {};
}

QByteArray Session::takePayload()
{
    if (m_taken.capacity() == 0)
        m_taken = QByteArray(m_taken.constData(), m_taken.size());
    return std::exchange(m_taken, QByteArray());
}

void Session::endInput(Error error)
{
    answerClose();
    if (m_state == State::Ended)
        return;
    m_failureUntold = error == Error::None ? Error::ConnectionLost : error;
    m_waiting.reset();
    end();
}

void Session::release()
{
    m_taken = QByteArray();
    m_assembler.release();
    m_waiting.reset();
    if (m_compression)
        m_compression->end();
    if (m_extras) {
        m_extras->kept = QByteArray();
        dropExtras();
    }
}

void Session::fail(Error error)
{
    switch (m_state) {
    case State::Handshake:
    case State::Deciding:
        if (m_role == Role::Server && httpStatusFor(error) != 0)
            writeResponse(HttpResponse::forError(error));
        break;
    case State::Open:
        m_waiting.reset();
        if (isValidOnWire(failureCode(error))) {
            const QLatin1StringView reason = explain(error);
            sendClose(failureCode(error), QByteArrayView(reason.data(), reason.size()));
        }
        break;
    case State::Closing:
        if (m_waiting && m_waiting->close)
            writeControl(Opcode::Close, *std::exchange(m_waiting, {})->close);
        break;
    case State::Ended:
        return;
    }
    m_failureUntold = error;
    end();
}

Session::Event Session::finished(Error error)
{
    m_taken = QByteArray();
    fail(error);
    m_failureUntold = Error::None;
    SessionEvent event{SessionEvent::Type::Failed};
    event.error = error;
    return event;
}

void Session::end()
{
    m_state = State::Ended;
    m_input = {};
    if (m_extras)
        m_extras->front = QByteArray();
    m_opening.reset();
    if (m_compression && !m_waiting)
        m_compression->end();
}

} // namespace Tidewire
