// SPDX-License-Identifier: MIT
// The opening half of Session: heads, and the decision about them.
#include "session.h"

#include "httpdate.h"
#include "sendqueue.h"
#include "sessioncompression.h"
#include "sessionopening.h"

namespace Tidewire {

Session::Session(const Limits &limits, const CompressionOptions &compression, WallClock clock)
    : m_opening(std::make_unique<Opening>(limits.maxHeadSize)), m_assembler(limits), m_role(Role::Server)
{
    m_opening->compression = compression;
    m_opening->clock = clock;
}

Session::Session(const Limits &limits, const HandshakeOffer &offer, MaskKeySource maskKeys)
    : m_opening(std::make_unique<Opening>(limits.maxHeadSize)),
      m_client(
          std::make_unique<ClientSide>(ClientSide{.maskKeys = std::move(maskKeys), .offer = offer, .response = {}})),
      m_assembler(limits), m_role(Role::Client)
{
    m_output.append(offer.toBytes());
}

Session::~Session() = default;
Session::Session(Session &&other) noexcept = default;

Session::Event Session::readHead()
{
    Event event;
    // A client may get several.
    while (!event && hasInput()) {
        const Result<qsizetype> used = m_opening->head.append(m_input);
        if (!used) {
            const bool startLine = m_role == Role::Client && used.error() == Error::RequestLineMalformed;
            return finished(startLine ? Error::StatusLineMalformed : used.error());
        }
        takeInput(quint64(*used));
        if (!m_opening->head.isComplete())
            return {};
        const QByteArray head = m_opening->head.take();
        if (observer())
            observer()->headPassed(Direction::Received, head);
        event = m_role == Role::Server ? requestArrived(head) : responseArrived(head);
    }
    return event;
}

Session::Event Session::requestArrived(const QByteArray &head)
{
    Result<HttpRequest> request = HttpRequest::parse(head, limits());
    if (!request)
        return finished(request.error());
    m_request = std::move(*request);
    m_opening->upgrade = isUpgrade(m_request);
    if (const Error error = m_opening->upgrade ? checkUpgrade(m_request) : checkRequest(m_request);
        error != Error::None)
        return finished(error);
    m_state = State::Deciding;
    return SessionEvent{m_opening->upgrade ? SessionEvent::Type::UpgradeRequested : SessionEvent::Type::HttpRequested};
}

Session::Event Session::responseArrived(const QByteArray &head)
{
    Result<HandshakeResponse> response = HandshakeResponse::parse(head, limits());
    if (!response)
        return finished(response.error());
    if (response->isInterim())
        return {};
    m_client->response = std::move(*response);
    const HandshakeOffer &offer = m_client->offer;
    if (const Error error = m_client->response.check(offer); error != Error::None)
        return finished(error);
    m_client->accepted = true;
    opened(*m_client->response.compression(offer), offer.compression);
    return findEvent();
}

bool Session::accept(const HandshakeAnswer &answer)
{
    if (m_state != State::Deciding || !m_opening->upgrade || !answer.isValidFor(m_request))
        return false;
    const CompressionOptions options = m_opening->compression;
    const auto agreement = CompressionAgreement::choose(*extensionsOf(m_request.head()), options);
    writeHead(answer.toBytes(m_request, agreement ? agreement->answer : QByteArray()));
    if (!answer.subprotocol.isEmpty())
        m_subprotocol = int(m_request.subprotocols().indexOf(answer.subprotocol));
    opened(agreement, options);
    return true;
}

const HandshakeResponse &Session::response() const
{
    static const HandshakeResponse none;
    return m_client ? m_client->response : none;
}

QByteArray Session::subprotocol() const
{
    if (m_client)
        return m_client->accepted ? m_client->response.subprotocol() : QByteArray();
    return m_request.subprotocols().value(m_subprotocol);
}

QByteArray Session::extensions() const
{
    if (!m_compression)
        return {};
    return m_role == Role::Server ? m_compression->agreement().answer
                                  : response().head().joinedValues("Sec-WebSocket-Extensions");
}

bool Session::respond(const HttpResponse &response)
{
    if (m_state != State::Deciding || !response.isValid())
        return false;
    writeResponse(response);
    end();
    return true;
}

void Session::writeResponse(const HttpResponse &response)
{
    const QByteArray date = m_opening->clock ? httpDate(m_opening->clock()) : QByteArray();
    writeHead(response.toBytes(m_request.method() != "HEAD", date));
}

void Session::opened(const std::optional<CompressionAgreement> &agreement, const CompressionOptions &options)
{
    if (agreement)
        m_compression = std::make_unique<SessionCompression>(*agreement, options);
    m_opening.reset();
    m_state = State::Open;
    m_openedUntold = true;
}

} // namespace Tidewire
