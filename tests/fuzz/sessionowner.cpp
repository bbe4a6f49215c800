// SPDX-License-Identifier: MIT
#include "sessionowner.h"

#include "protocol/sessioncompression.h"

#include <QtCore/qendian.h>

namespace Fuzz {

using namespace Tidewire;
using State = Session::State;

namespace {

/// A frame's header and the payload of a control frame, at most.
constexpr qint64 MostOfControl = FrameHeader::MaxSize + FrameHeader::MaxControlPayload;
/// Enough for any head that is sent here, with its body.
constexpr qint64 MostOfHead = 1024;

/// Six bits of chance in each byte: compressible, but not by much.
const QByteArray &noise()
{
    static const QByteArray bytes = [] {
        std::minstd_rand random(1);
        QByteArray noise(101'000, '\0');
        std::ranges::generate(noise, [&] { return char('0' + random() % 64); });
        return noise;
    }();
    return bytes;
}

} // namespace

SessionOwner::SessionOwner(const Plan &plan, Pace pace, Way way) : m_plan(plan), m_pace(pace), m_way(way), m_check(plan)
{
    const auto masks = [this] { return qToBigEndian(++m_masks * 0x9E3779B1U); };
    if (plan.role == Role::Server) {
        m_session = std::make_unique<Session>(plan.limits, plan.compression);
    } else {
        m_session =
            std::make_unique<Session>(plan.limits, offerOf(plan), [masks] { return std::bit_cast<MaskKey>(masks()); });
    }
}

Record SessionOwner::run(const QList<QByteArray> &pieces)
{
    performUpTo(0);
    int number = 0;
    for (const QByteArray &piece : pieces) {
        lend(piece);
        if (m_pace == Pace::ByPieces)
            performUpTo(++number);
    }
    while (m_behind)
        lend({});
    performUpTo(std::numeric_limits<int>::max());
    checkEnd();
    return m_record;
}

void SessionOwner::lend(const QByteArray &piece)
{
    const ExactCopy copy(spanOf(piece));
    m_session->receive(copy.span());
    const bool skipped = std::exchange(m_pauseAsked, false);
    m_behind = skipped || !pull();
    m_session->releaseInput();
    require(m_behind || !m_session->hasKeptInput(), "what was looked at is not kept");
    checkMemory();
}

/// False if the owner stopped before there were no events any more.
bool SessionOwner::pull()
{
    while (true) {
        if (!pullMessage()) {
            const auto event = m_session->nextEvent();
            if (!event)
                break;
            if (m_record.events.size() % 2 == 1 && !event->payload.isEmpty()) {
                const QByteArray payload = event->payload.toByteArray();
                require(m_session->takePayload() == payload, "the payload that is taken is the event's");
                handle({event->type, payload, event->code, event->error});
            } else {
                handle(*event);
            }
        }
        if (std::exchange(m_pauseAsked, false))
            return false;
    }
    require(!m_session->hasInput(), "without an event, all input was looked at");
    return true;
}

/// The short way. False if there is none now.
bool SessionOwner::pullMessage()
{
    if (m_way == Way::Long)
        return false;
    const auto opcode = m_session->nextMessage(m_payload);
    if (!opcode)
        return false;
    const bool text = *opcode == Opcode::Text;
    handle({text ? SessionEvent::Type::TextMessage : SessionEvent::Type::BinaryMessage, m_payload});
    return true;
}

void SessionOwner::handle(const SessionEvent &event)
{
    m_check.take(event, *m_session);
    m_record.events.append(describe(event));
    if (m_pace == Pace::ByEvents)
        performUpTo(int(m_record.events.size()));
    if (m_session->state() != State::Deciding)
        return;
    m_accepted = m_session->accept({m_session->request().subprotocols().value(0), {}});
    if (!m_accepted)
        require(m_session->respond(HttpResponse::content("text/plain", "no")), "plain HTTP is answered");
}

void SessionOwner::performUpTo(int moment)
{
    for (; m_nextCommand < m_plan.commands.size(); ++m_nextCommand) {
        const Command &command = m_plan.commands[m_nextCommand];
        if (command.moment > moment)
            return;
        perform(command);
    }
}

void SessionOwner::perform(const Command &command)
{
    using Kind = Command::Kind;
    switch (command.kind) {
    case Kind::SendText:
    case Kind::SendBinary:
    case Kind::SendPrepared:
    case Kind::SendKeyed:
        return send(command);
    case Kind::TakeOutput:
        return takePiece();
    case Kind::SetBacklog:
        return setBacklog(command.argument);
    case Kind::SetPolicy:
        return m_session->setOverflowPolicy(OverflowPolicy(command.argument % 5));
    case Kind::Pause:
        m_pauseAsked = true;
        return;
    default:
        return decide(command);
    }
}

/// Commands that a session may refuse, and those that end it.
void SessionOwner::decide(const Command &command)
{
    const State before = m_session->state();
    const qsizetype size = m_session->outputSize();
    const bool done = control(command);
    const bool ended = before == State::Ended;
    require(!(done && ended), "an ended session refuses all commands");
    require(done || m_session->state() == before, "what is refused changes nothing");
    require(done || m_session->outputSize() == size, "what is refused sends nothing");
    m_controlSize += MostOfControl;
}

/// True if \a command had an effect.
bool SessionOwner::control(const Command &command)
{
    using Kind = Command::Kind;
    constexpr std::array Errors{Error::Aborted, Error::PongTimeout, Error::HandshakeTimeout, Error::PathNotServed,
                                Error::SendQueueFull};
    const quint8 argument = command.argument;
    const bool alive = m_session->state() != State::Ended;
    switch (command.kind) {
    case Kind::Ping:
        return m_session->sendPing(QByteArray(argument % 140, 'i'));
    case Kind::Pong:
        return m_session->sendPong(QByteArray(argument % 140, 'o'));
    case Kind::Close:
        return m_session->close(CloseCode(argument < 20 ? 999 + argument : 2990 + argument * 10),
                                QString(argument, QChar(0x20AC)));
    case Kind::Accept:
        m_accepted |= m_session->accept({argument & 1 ? "chat" : "", {{"X-A", argument & 2 ? "b" : "b\r\nc: d"}}});
        return m_accepted && alive;
    case Kind::Respond:
        return m_session->respond({argument + 150, {{"X-A", argument & 2 ? "b" : "b\r\nc: d"}}, "body"});
    case Kind::Fail:
        m_session->fail(Errors[argument % Errors.size()]);
        return alive;
    default:
        m_session->endInput(argument & 1 ? Error::NetworkFailure : Error::None);
        return alive;
    }
}

void SessionOwner::setBacklog(quint8 argument)
{
    m_session->setBacklog(std::array<qint64, 5>{0, 50, 190, 262'200, 1 << 20}[argument % 5]);
}

/// Each message is another one: its number stands in front.
void SessionOwner::send(const Command &command)
{
    using Kind = Command::Kind;
    const quint8 argument = command.argument;
    const bool text = command.kind == Kind::SendText || command.kind == Kind::SendPrepared;
    const bool spoilt = text && argument % 16 == 15;
    const qsizetype size = argument < 230 ? argument : (argument - 230) * 4000;
    const QByteArray payload = QByteArray::number(m_nextCommand) + ':'
        + (argument & 1 ? noise().sliced(argument, size) : QByteArray(size, 'x')) + (spoilt ? "\xED" : "");
    m_largest = std::max(m_largest, qint64(payload.size()) + FrameHeader::MaxSize);
    m_sendSize += payload.size() + FrameHeader::MaxSize;

    const bool open = m_session->state() == State::Open;
    const quint64 dropped = m_session->messagesDropped();
    m_keyed |= command.kind == Kind::SendKeyed;
    const SendResult result = command.kind == Kind::SendText ? m_session->sendText(payload)
        : command.kind == Kind::SendBinary                   ? m_session->sendBinary(payload)
        : command.kind == Kind::SendPrepared                 ? m_session->send(PreparedMessage::utf8(payload))
                                             : m_session->sendBinary(payload, QString::number(argument % 7));
    require(!open || spoilt == (result == SendResult::NotUtf8), "text that is not UTF-8 is refused, and nothing else");
    require(open != (result == SendResult::NotOpen), "only an open session sends");
    require(open || m_session->messagesDropped() == dropped, "only an open session drops");
    require((result == SendResult::QueueFull) == (open && m_session->state() == State::Ended),
            "a full queue ends the session, if the policy says so");
    if (result)
        m_messages.append({text ? 1 : 2, payload});
    checkMemory();
}

/// Whatever the peer does or leaves undone, what is kept for it is within the limit; one message always fits.
void SessionOwner::checkMemory() const
{
    const qint64 window = std::min(m_plan.limits.maxSendQueue, qint64(256 * 1024));
    require(m_session->outputSize() <= window + m_largest + m_controlSize + MostOfControl * 2 + MostOfHead,
            "output that is ready is bounded");
    require(m_session->waitingSize() <= m_plan.limits.maxSendQueue + m_largest, "output that waits is bounded");
}

void SessionOwner::takePiece()
{
    const std::span<const char> bytes = m_way == Way::Short ? m_session->outputInOnePiece() : std::span<const char>();
    if (bytes.empty()) {
        m_record.output += m_session->takeOutput();
        return;
    }
    m_record.output.append(bytes.data(), qsizetype(bytes.size()));
    m_session->dropOutput();
}

void SessionOwner::takeOutput()
{
    m_session->setBacklog(0);
    while (m_session->outputSize() > 0) {
        const qsizetype size = m_session->outputSize();
        const QByteArray piece = m_session->takeOutput();
        require(!piece.isEmpty() && m_session->outputSize() == size - piece.size(), "output comes piece by piece");
        m_record.output += piece;
        m_session->setBacklog(0);
    }
    require(!m_session->hasWaiting() && m_session->takeOutput().isEmpty(), "nothing waits for ever");
}

void SessionOwner::checkEnd()
{
    takeOutput();
    m_session->endInput(Error::ConnectionLost);
    pull();
    require(m_session->state() == State::Ended, "without a transport, a session has ended");
    takeOutput();

    const SessionCompression *compression = m_session->compression();
    const CompressionAgreement *agreement = compression ? &compression->agreement() : nullptr;
    m_record.smallWindow = agreement && agreement->peerWindowBits < 15;
    const bool opened = m_plan.role == Role::Server ? m_accepted : m_session->response().status() == 101;
    const Sent sent = readOutput(m_record.output, m_plan.role, opened, agreement);
    checkMessages(sent);
    require(sent.closeFrames <= (m_session->closeSent() ? 1 : 0), "one close frame, if any");
    // A client's pong has four bytes of key more than the ping that it answers.
    require(m_record.output.size() <= m_plan.wire.size() * 3 + m_sendSize + m_controlSize + MostOfControl + MostOfHead,
            "there is no more output than input and commands allow");

    require(!m_session->sendText("a") && !m_session->sendPing({}) && !m_session->close(CloseCode::Normal)
                && m_session->outputSize() == 0,
            "an ended session sends nothing");
    lend("more");
    require(!m_session->hasKeptInput() && m_session->outputSize() == 0, "an ended session reads nothing");
}

void SessionOwner::checkMessages(const Sent &sent) const
{
    require(quint64(sent.messages.size()) == m_session->messagesSent(), "the session knows what it sent");
    qsizetype from = 0;
    for (const Sent::Message &message : sent.messages) {
        const qsizetype place = m_messages.indexOf(message, m_keyed ? 0 : from);
        require(place >= 0 && sent.messages.count(message) == 1, "what is sent was accepted, in its order, and once");
        from = place + 1;
    }
    if (!m_check.hasFailed() && m_session->messagesDropped() == 0)
        require(sent.messages.size() == m_messages.size(), "what was accepted is sent, or was dropped");
}

} // namespace Fuzz
