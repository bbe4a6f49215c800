// SPDX-License-Identifier: MIT
// What a Session tells its FrameObserver. The calls stand where things happen, behind a test for null.
#include "session.h"

#include "sessioncompression.h"
#include "sessionopening.h"

namespace Tidewire {

void Session::setFrameObserver(FrameObserver *observer)
{
    if (!observer && !m_extras)
        return;
    extras().observer = observer;
    dropExtras();
}

void Session::writeHead(const QByteArray &head)
{
    if (observer())
        observer()->headPassed(Direction::Sent, head);
    m_output.append(head);
}

void Session::tellFrameBegins() const
{
    // The length has its shortest form, or the header would have been refused: so its size on the wire is known.
    observer()->frameBegan({.direction = Direction::Received,
                            .opcode = m_frame.opcode,
                            .fin = m_frame.fin,
                            .rsv1 = m_frame.rsv1,
                            .rsv2 = m_frame.rsv2,
                            .rsv3 = m_frame.rsv3,
                            .masked = m_frame.maskKey.has_value(),
                            .wireSize = quint64(m_frame.size()) + m_frame.payloadLength});
}

void Session::tellReceived(std::span<const char> piece, bool frameEnds) const
{
    observer()->payloadPassed(Direction::Received, {piece.data(), qsizetype(piece.size())});
    if (frameEnds)
        observer()->frameEnded(Direction::Received);
}

void Session::tellSentFrame(Opcode opcode, QByteArrayView payload, bool compressed, qsizetype sizeOnWire) const
{
    const bool masked = m_role == Role::Client;
    const FrameHeader header{.opcode = opcode,
                             .rsv1 = compressed,
                             .maskKey = masked ? std::optional(MaskKey()) : std::nullopt,
                             .payloadLength = quint64(sizeOnWire)};
    observer()->frameBegan({.direction = Direction::Sent,
                            .opcode = opcode,
                            .rsv1 = compressed,
                            .masked = masked,
                            .wireSize = quint64(header.size()) + header.payloadLength});
    observer()->payloadPassed(Direction::Sent, payload);
    observer()->frameEnded(Direction::Sent);
}

void Session::tellHeads(FrameObserver &observer) const
{
    if (m_role == Role::Client) {
        if (m_opening)
            observer.headPassed(Direction::Sent, m_client->offer.toBytes());
        if (const QByteArray &head = response().head().bytes(); !head.isEmpty())
            observer.headPassed(Direction::Received, head);
        return;
    }
    if (m_request.head().bytes().isEmpty())
        return;
    observer.headPassed(Direction::Received, m_request.head().bytes());
    const bool wasOpen = m_state == State::Open || m_state == State::Closing || m_closeSent;
    if (wasOpen)
        observer.headPassed(Direction::Sent, HandshakeAnswer{subprotocol(), {}}.toBytes(m_request, extensions()));
}

} // namespace Tidewire
