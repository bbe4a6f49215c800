// SPDX-License-Identifier: MIT
#include "eventcheck.h"

#include "reference.h"

namespace Fuzz {

using namespace Tidewire;
using Type = SessionEvent::Type;

void EventCheck::take(const SessionEvent &event, const Session &session)
{
    require(!m_ended, "nothing comes after the end");
    switch (event.type) {
    case Type::UpgradeRequested:
    case Type::HttpRequested:
        return takeRequest(session);
    case Type::Opened:
        require(!m_opened && (m_requested || m_plan.role == Role::Client),
                "a session opens once, when it was asked to");
        m_opened = true;
        return;
    case Type::TextMessage:
    case Type::BinaryMessage:
    case Type::Ping:
    case Type::Pong:
        require(m_opened, "no message before the session is open");
        return takeMessage(event);
    case Type::CloseReceived:
        require(m_opened && session.closeReceived(), "no close frame before the session is open");
        takeClose(event);
        break;
    case Type::Failed:
        require(event.error != Error::None, "a failure has a reason");
        m_failed = true;
        break;
    }
    m_ended = true;
    require(session.state() == Session::State::Ended, "the last event is told when the session has ended");
}

void EventCheck::takeRequest(const Session &session)
{
    require(m_plan.role == Role::Server && !m_requested && !m_opened, "a server is asked once");
    require(session.state() == Session::State::Deciding, "a request waits for a decision");
    m_requested = true;
}

void EventCheck::takeMessage(const SessionEvent &event) const
{
    const bool control = event.type == Type::Ping || event.type == Type::Pong;
    require(event.payload.size() <= (control ? 125 : m_plan.limits.maxMessageSize), "a message is within the limit");
    require(event.type != Type::TextMessage || judgeUtf8(event.payload) == Utf8::Complete, "text is UTF-8");
}

void EventCheck::takeClose(const SessionEvent &event) const
{
    const int code = int(event.code);
    const bool standard = (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014);
    const bool none = event.code == CloseCode::NoStatus && event.reason().isEmpty();
    require(none || standard || (code >= 3000 && code <= 4999), "the peer gave a code that may be given, or none");
    require(event.payload.size() <= 123, "a reason fits its frame");
}

QByteArray describe(const SessionEvent &event)
{
    return QByteArray::number(int(event.type)) + ' ' + QByteArray::number(int(event.code)) + ' '
        + QByteArray::number(int(event.error)) + ' ' + event.payload.toByteArray();
}

} // namespace Fuzz
