// SPDX-License-Identifier: MIT
// The opening half of Session: heads, and the decision about them.
#include "session.h"

#include "sessionopening.h"

namespace Tidewire {

Session::Session(const Limits &limits)
    : m_limits(limits), m_role(Role::Server), m_opening(std::make_unique<Opening>(limits.maxHeadSize)),
      m_assembler(limits)
{
}

Session::Session(const Limits &limits, const HandshakeOffer &offer, MaskKeySource maskKeys)
    : m_limits(limits), m_role(Role::Client), m_maskKeys(std::move(maskKeys)),
      m_opening(std::make_unique<Opening>(limits.maxHeadSize)), m_assembler(limits)
{
    m_opening->offer = offer;
    m_output = offer.toBytes();
}

Session::~Session() = default;

Session::Event Session::readHead()
{
    const Result<qsizetype> used = m_opening->head.append(unread());
    if (!used) {
        const bool startLine = m_role == Role::Client && used.error() == Error::RequestLineMalformed;
        return finished(startLine ? Error::StatusLineMalformed : used.error());
    }
    m_position += *used;
    if (!m_opening->head.isComplete())
        return {};
    const QByteArray head = m_opening->head.take();
    return m_role == Role::Server ? requestArrived(head) : responseArrived(head);
}

Session::Event Session::requestArrived(const QByteArray &head)
{
    Result<HttpRequest> request = HttpRequest::parse(head, m_limits);
    if (!request)
        return finished(request.error());
    m_request = std::move(*request);
    const bool upgrade = isUpgrade(m_request);
    if (upgrade) {
        if (const Error error = checkUpgrade(m_request); error != Error::None)
            return finished(error);
    }
    m_state = State::Deciding;
    return SessionEvent{upgrade ? SessionEvent::Type::UpgradeRequested : SessionEvent::Type::HttpRequested};
}

Session::Event Session::responseArrived(const QByteArray &head)
{
    Result<HandshakeResponse> response = HandshakeResponse::parse(head, m_limits);
    if (!response)
        return finished(response.error());
    m_response = std::move(*response);
    if (const Error error = m_response.check(m_opening->offer); error != Error::None)
        return finished(error);
    opened(m_response.subprotocol());
    return nextEvent();
}

bool Session::accept(const HandshakeAnswer &answer)
{
    if (m_state != State::Deciding || !isUpgrade(m_request) || !answer.isValidFor(m_request))
        return false;
    m_output += answer.toBytes(m_request);
    opened(answer.subprotocol);
    return true;
}

bool Session::respond(const HttpResponse &response)
{
    if (m_state != State::Deciding || !response.isValid())
        return false;
    m_output += response.toBytes(m_request.method() != "HEAD");
    end();
    return true;
}

void Session::opened(const QByteArray &subprotocol)
{
    m_subprotocol = subprotocol;
    m_opening.reset();
    m_state = State::Open;
    m_openedUntold = true;
}

} // namespace Tidewire
