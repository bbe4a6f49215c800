// SPDX-License-Identifier: MIT
// The opening half of Session: heads, and the decision about them.
#include "session.h"

#include "sendqueue.h"
#include "sessioncompression.h"
#include "sessionopening.h"

namespace Tidewire {

Session::Session(const Limits &limits, const CompressionOptions &compression)
    : m_limits(limits), m_role(Role::Server), m_opening(std::make_unique<Opening>(limits.maxHeadSize)),
      m_assembler(limits)
{
    m_opening->compression = compression;
}

Session::Session(const Limits &limits, const HandshakeOffer &offer, MaskKeySource maskKeys)
    : m_limits(limits), m_role(Role::Client), m_maskKeys(std::move(maskKeys)),
      m_opening(std::make_unique<Opening>(limits.maxHeadSize)), m_assembler(limits)
{
    m_opening->offer = offer;
    m_output.append(offer.toBytes());
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
    opened(m_response.subprotocol(), *m_response.compression(m_opening->offer), m_opening->offer.compression);
    return nextEvent();
}

bool Session::accept(const HandshakeAnswer &answer)
{
    if (m_state != State::Deciding || !isUpgrade(m_request) || !answer.isValidFor(m_request))
        return false;
    const CompressionOptions options = m_opening->compression;
    const auto agreement = CompressionAgreement::choose(*extensionsOf(m_request.head()), options);
    m_output.append(answer.toBytes(m_request, agreement ? agreement->answer : QByteArray()));
    opened(answer.subprotocol, agreement, options);
    return true;
}

QByteArray Session::extensions() const
{
    if (!m_compression)
        return {};
    return m_role == Role::Server ? m_compression->agreement().answer
                                  : m_response.head().joinedValues("Sec-WebSocket-Extensions");
}

bool Session::respond(const HttpResponse &response)
{
    if (m_state != State::Deciding || !response.isValid())
        return false;
    m_output.append(response.toBytes(m_request.method() != "HEAD"));
    end();
    return true;
}

void Session::opened(const QByteArray &subprotocol, const std::optional<CompressionAgreement> &agreement,
                     const CompressionOptions &options)
{
    m_subprotocol = subprotocol;
    if (agreement)
        m_compression = std::make_unique<SessionCompression>(*agreement, options);
    m_opening.reset();
    m_state = State::Open;
    m_openedUntold = true;
}

} // namespace Tidewire
