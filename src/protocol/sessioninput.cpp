// SPDX-License-Identifier: MIT
// The reading half of Session: frames, and what they carry.
#include "session.h"

#include "sessioncompression.h"
#include "sparebytes.h"
#include "utf8validator.h"

#include <QtCore/qendian.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace Tidewire {

Session::Event Session::readFrames()
{
    // RFC 6455 §5.5.1: nothing that comes behind a close frame counts.
    if (m_closeReceived)
        m_input = {};
    while (true) {
        const bool begins = !m_inPayload;
        if (begins) {
            if (const auto opcode = findMessage(m_taken))
                return messageEvent(*opcode);
            if (const Error error = readHeader(); error != Error::None)
                return finished(error);
            if (!m_inPayload)
                return {};
        }
        Event event = readPayload(begins);
        if (event || m_inPayload)
            return event;
    }
}

/// To the array that the program gets, and unmasked on the way.
Q_ALWAYS_INLINE void Session::copyPayload(std::span<const char> payload, const MaskKey *key, QByteArray &target)
{
    SpareBytes::fit(target, qsizetype(payload.size()));
    if (payload.empty())
        return;
    char *const place = const_cast<char *>(target.constData()); // it is nobody else's
    if (key)
        copyMasked(payload, *key, place);
    else
        std::memcpy(place, payload.data(), payload.size());
}

std::optional<Opcode> Session::findMessage(QByteArray &payload)
{
    constexpr size_t KeySize = sizeof(MaskKey);
    const bool isOpen = m_state == State::Open || m_state == State::Closing;
    if (!isOpen || m_openedUntold || m_closeReceived || m_inPayload || m_extras || m_assembler.isActive()
        || m_input.size() < 4 + KeySize)
        return {};
    const auto first = quint8(m_input[0]);
    const auto second = quint8(m_input[1]);
    const auto opcode = Opcode(first & ~FrameHeader::FinBit);
    const bool masked = second & FrameHeader::MaskBit;
    quint64 size = second & ~FrameHeader::MaskBit;
    const bool longer = size == FrameHeader::Length16;
    if (!(first & FrameHeader::FinBit) || (opcode != Opcode::Text && opcode != Opcode::Binary)
        || masked != (m_role == Role::Server) || size > FrameHeader::Length16)
        return {};
    if (longer)
        size = qFromBigEndian<quint16>(&m_input[2]);
    const size_t headerSize = (longer ? 4 : 2) + (masked ? KeySize : 0);
    if (m_input.size() - headerSize < size || !m_assembler.takesWhole(size) || (longer && size < FrameHeader::Length16))
        return {};
    MaskKey key{};
    if (masked)
        std::memcpy(key.data(), &m_input[headerSize - KeySize], KeySize);
    copyPayload(m_input.subspan(headerSize, size), masked ? &key : nullptr, payload);
    if (opcode == Opcode::Text && !isUtf8(payload))
        return {};
    // The answers take the place of the messages: to write to other memory costs more than the copy itself.
    if (qsizetype(m_input.size()) >= SmallOutput && size < OutputBuffer::ShareFirstFrom)
        m_output.lend(m_input.data());
    takeInput(headerSize + size);
    return opcode;
}

/// The next \a most bytes of the input, or what there is of them.
std::span<char> Session::takeInput(quint64 most)
{
    const std::span<char> piece = m_input.first(size_t(std::min(most, quint64(m_input.size()))));
    m_input = m_input.subspan(piece.size());
    return piece;
}

/// Begins the next frame if its header is there.
Error Session::readHeader()
{
    // The usual case is a header in one piece. Of one that was cut, the front is kept and grows byte by byte.
    if (isCut())
        return readCutHeader();
    const Result<FrameHeaderRead> read = readFrameHeader(m_input);
    if (!read)
        return read.error();
    if (read->size == 0)
        return hasInput() ? readCutHeader() : Error::None;
    takeInput(quint64(read->size));
    return beginFrame(read->header);
}

Error Session::readCutHeader()
{
    QByteArray &front = extras().front;
    while (hasInput()) {
        front.append(takeInput(1).front());
        const Result<FrameHeaderRead> read = readFrameHeader({front.constData(), size_t(front.size())});
        if (!read)
            return read.error();
        if (read->size > 0) {
            front = QByteArray();
            dropExtras();
            return beginFrame(read->header);
        }
    }
    return Error::None;
}

Error Session::beginFrame(const FrameHeader &header)
{
    m_frame = header;
    if (observer())
        tellFrameBegins();
    if (const Error error = checkReservedBits(); error != Error::None)
        return error;
    if (m_role == Role::Server && !m_frame.maskKey)
        return Error::FrameNotMasked;
    if (m_role == Role::Client && m_frame.maskKey)
        return Error::FrameMasked;
    m_inPayload = true;
    return m_frame.isControl() ? Error::None : m_assembler.beginFrame(m_frame, m_compressedInput);
}

/// RFC 6455 §5.2: only an extension that was agreed on gives them a meaning.
Error Session::checkReservedBits()
{
    if (m_frame.rsv2 || m_frame.rsv3 || (m_frame.rsv1 && (!m_compression || m_frame.isControl())))
        return Error::ReservedBitSet;
    if (m_frame.isControl())
        return Error::None;
    // RFC 7692 §6.1: it marks a message, by its first frame. In deflate-frame it marks a frame.
    const bool perFrame = m_compression && m_compression->isPerFrame();
    if (m_frame.opcode != Opcode::Continuation || perFrame)
        m_compressedInput = m_frame.rsv1;
    else if (m_frame.rsv1)
        return Error::ReservedBitSet;
    return Error::None;
}

Session::Event Session::readPayload(bool begins)
{
    const std::span<char> piece = takeInput(m_frame.payloadLength);
    const bool frameEnds = piece.size() == m_frame.payloadLength;
    m_frame.payloadLength -= piece.size();
    m_inPayload = !frameEnds;
    const bool isMessage = m_frame.fin && m_frame.opcode != Opcode::Continuation && !m_compressedInput;
    if (begins && frameEnds && isMessage && !m_frame.isControl())
        return wholeMessageArrived(piece);

    if (m_frame.maskKey) {
        applyMask(piece, *m_frame.maskKey);
        std::rotate(m_frame.maskKey->begin(), m_frame.maskKey->begin() + piece.size() % sizeof(MaskKey),
                    m_frame.maskKey->end());
    }
    if (observer() && (m_frame.isControl() || !m_compressedInput))
        tellReceived(piece, frameEnds);
    return m_frame.isControl() ? controlPieceArrived(piece, frameEnds) : dataArrived(piece, frameEnds);
}

SessionEvent Session::messageEvent(Opcode opcode) const
{
    return {opcode == Opcode::Text ? SessionEvent::Type::TextMessage : SessionEvent::Type::BinaryMessage, m_taken};
}

/// A message in one frame, as nextMessage() leaves it: it is larger, or somebody looks.
Session::Event Session::wholeMessageArrived(std::span<char> payload)
{
    copyPayload(payload, m_frame.maskKey ? &*m_frame.maskKey : nullptr, m_taken);
    if (observer())
        tellReceived({m_taken.constData(), payload.size()}, true);
    const Error error = m_assembler.passWhole({m_taken.constData(), payload.size()});
    if (error != Error::None)
        return finished(error);
    return messageEvent(m_frame.opcode);
}

Session::Event Session::dataArrived(std::span<char> piece, bool frameEnds)
{
    if (const Error error = appendData(piece); error != Error::None)
        return finished(error);
    if (!frameEnds)
        return {};
    if (const Error error = endCompressedPart(); error != Error::None)
        return finished(error);
    if (observer() && m_compressedInput)
        observer()->frameEnded(Direction::Received);
    if (const Error error = m_assembler.endFrame(); error != Error::None)
        return finished(error);
    if (!m_assembler.isComplete())
        return {};
    if (m_compression)
        m_compression->endMessage();
    m_taken = m_assembler.take();
    return messageEvent(m_assembler.isText() ? Opcode::Text : Opcode::Binary);
}

Error Session::appendData(std::span<const char> piece)
{
    if (!m_compressedInput)
        return m_assembler.append(piece, m_frame.payloadLength);
    return m_compression->append(piece, [this](std::span<const char> plain) {
        if (observer())
            observer()->payloadPassed(Direction::Received, {plain.data(), qsizetype(plain.size())});
        return m_assembler.append(plain);
    });
}

/// At the end of a data frame.
Error Session::endCompressedPart()
{
    if (!m_compressedInput || !(m_frame.fin || m_compression->isPerFrame()))
        return Error::None;
    return m_compression->finish();
}

Session::Event Session::controlPieceArrived(std::span<char> piece, bool frameEnds)
{
    if (frameEnds && !isCut()) {
        m_output.own(); // or the answers to messages before could be written over it
        m_taken = QByteArray::fromRawData(piece.data(), qsizetype(piece.size()));
        return controlArrived();
    }
    QByteArray &front = extras().front;
    front.append(piece.data(), qsizetype(piece.size()));
    if (!frameEnds)
        return {};
    m_taken = std::exchange(front, QByteArray());
    return controlArrived();
}

Session::Event Session::controlArrived()
{
    switch (m_frame.opcode) {
    case Opcode::Close:
        return closeArrived();
    case Opcode::Ping:
        answerPing(m_taken);
        return SessionEvent{SessionEvent::Type::Ping, m_taken};
    default:
        return SessionEvent{SessionEvent::Type::Pong, m_taken};
    }
}

Session::Event Session::closeArrived()
{
    if (m_taken.size() == 1)
        return finished(Error::CloseFrameTruncated);
    SessionEvent event{SessionEvent::Type::CloseReceived};
    if (!m_taken.isEmpty()) {
        event.code = CloseCode(qFromBigEndian<quint16>(m_taken.constData()));
        m_taken = m_taken.sliced(2);
        event.payload = m_taken;
        if (!isValidOnWire(event.code))
            return finished(Error::CloseCodeInvalid);
        if (!isUtf8(event.payload))
            return finished(Error::CloseReasonNotUtf8);
    }
    m_closeReceived = true;
    m_closeCode = quint16(event.code);
    if (!m_holdsClose || m_closeSent)
        endClosed();
    return event;
}

void Session::answerClose()
{
    if (m_state == State::Open && owesClose())
        endClosed();
}

/// Both sides have sent a close frame, or do so now.
void Session::endClosed()
{
    if (!m_closeSent)
        sendClose(CloseCode(m_closeCode), {});
    end();
}

} // namespace Tidewire
