// SPDX-License-Identifier: MIT
#include "session.h"

#include "sendqueue.h"
#include "sessioncompression.h"
#include "sessionopening.h"
#include "sparebytes.h"

#include <QtCore/qendian.h>

#include <algorithm>

namespace Tidewire {

namespace {

QByteArrayView viewOf(std::span<const char> bytes)
{
    return {bytes.data(), qsizetype(bytes.size())};
}

} // namespace

void Session::receive(std::span<char> bytes)
{
    if (m_state == State::Ended)
        return;
    if (!m_kept.isEmpty()) {
        m_kept.append(bytes.data(), qsizetype(bytes.size()));
        bytes = {m_kept.data(), size_t(m_kept.size())};
    }
    m_input = bytes;
    m_position = 0;
}

std::span<char> Session::receiveTarget()
{
    const bool isOpen = m_state == State::Open || m_state == State::Closing;
    if (!isOpen || !m_inPayload || m_frame.isControl() || m_compressedInput || hasInput() || !m_kept.isEmpty())
        return {};
    return m_assembler.room(m_frame.payloadLength - m_payloadRead);
}

void Session::releaseInput()
{
    if (hasInput())
        m_kept = viewOf(unread()).toByteArray();
    else
        m_kept = {};
    m_input = {};
    m_position = 0;
}

std::optional<SessionEvent> Session::nextEvent()
{
    m_taken = {};
    m_payload = {};
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
        return readFrames();
    case State::Deciding:
    case State::Ended:
        break;
    }
    return {};
}

QByteArray Session::takePayload()
{
    if (!m_taken.isEmpty()) {
        m_payload = {};
        return std::exchange(m_taken, {});
    }
    QByteArray copy = SpareBytes::takeFitting(m_payload.size());
    copy.append(m_payload);
    return copy;
}

void Session::endInput(Error error)
{
    if (m_state == State::Ended)
        return;
    m_failureUntold = error == Error::None ? Error::ConnectionLost : error;
    m_waiting.reset();
    end();
}

Session::Event Session::readFrames()
{
    while (true) {
        if (!m_inPayload) {
            const Result<bool> complete = readHeader();
            if (!complete)
                return finished(complete.error());
            if (!*complete)
                return {};
            if (const Error error = beginFrame(); error != Error::None)
                return finished(error);
        }
        Event event = readPayload();
        if (event || m_inPayload)
            return event;
    }
}

Result<bool> Session::readHeader()
{
    // The usual case is a header in one piece. Of one that was cut, the front is kept and grows byte by byte.
    if (m_headerSize == 0) {
        const Result<FrameHeaderRead> read = readFrameHeader(unread());
        if (!read)
            return read.error();
        if (read->size > 0) {
            m_frame = read->header;
            m_position += read->size;
            return true;
        }
    }
    while (hasInput()) {
        m_headerBytes[m_headerSize++] = m_input[size_t(m_position++)];
        const Result<FrameHeaderRead> read = readFrameHeader(std::span(m_headerBytes).first(m_headerSize));
        if (!read)
            return read.error();
        if (read->size > 0) {
            m_frame = read->header;
            m_headerSize = 0;
            return true;
        }
    }
    return false;
}

Error Session::beginFrame()
{
    if (const Error error = checkReservedBits(); error != Error::None)
        return error;
    if (m_role == Role::Server && !m_frame.maskKey)
        return Error::FrameNotMasked;
    if (m_role == Role::Client && m_frame.maskKey)
        return Error::FrameMasked;
    m_inPayload = true;
    m_payloadRead = 0;
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

Session::Event Session::readPayload()
{
    const quint64 missing = m_frame.payloadLength - m_payloadRead;
    const std::span<char> piece = unread().first(size_t(std::min(missing, quint64(unread().size()))));
    if (m_frame.maskKey)
        applyMask(piece, *m_frame.maskKey, m_payloadRead);
    const bool whole = piece.size() == m_frame.payloadLength;
    const bool frameEnds = piece.size() == missing;
    m_position += qsizetype(piece.size());
    m_payloadRead += piece.size();
    m_inPayload = !frameEnds;

    if (m_frame.isControl())
        return controlPieceArrived(piece, frameEnds);
    if (whole && m_frame.fin && m_frame.opcode != Opcode::Continuation && !m_compressedInput)
        return wholeMessageArrived(piece);
    return dataArrived(piece, frameEnds);
}

SessionEvent Session::messageEvent(QByteArrayView payload)
{
    m_payload = payload;
    return {m_assembler.isText() ? SessionEvent::Type::TextMessage : SessionEvent::Type::BinaryMessage, payload};
}

Session::Event Session::wholeMessageArrived(std::span<char> payload)
{
    if (const Error error = m_assembler.passWhole(payload); error != Error::None)
        return finished(error);
    return messageEvent(viewOf(payload));
}

Session::Event Session::dataArrived(std::span<char> piece, bool frameEnds)
{
    if (const Error error = appendData(piece); error != Error::None)
        return finished(error);
    if (!frameEnds)
        return {};
    if (const Error error = endCompressedPart(); error != Error::None)
        return finished(error);
    if (const Error error = m_assembler.endFrame(); error != Error::None)
        return finished(error);
    if (!m_assembler.isComplete())
        return {};
    if (m_compression)
        m_compression->endMessage();
    m_taken = m_assembler.take();
    return messageEvent(m_taken);
}

Error Session::appendData(std::span<const char> piece)
{
    if (!m_compressedInput)
        return m_assembler.append(piece);
    return m_compression->append(piece, [this](std::span<const char> plain) { return m_assembler.append(plain); });
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
    if (frameEnds && m_control.isEmpty())
        return controlArrived(viewOf(piece));
    m_control.append(piece.data(), qsizetype(piece.size()));
    if (!frameEnds)
        return {};
    m_taken = std::exchange(m_control, {});
    return controlArrived(m_taken);
}

Session::Event Session::controlArrived(QByteArrayView payload)
{
    m_payload = payload;
    switch (m_frame.opcode) {
    case Opcode::Close:
        return closeArrived(payload);
    case Opcode::Ping:
        answerPing(payload);
        return SessionEvent{SessionEvent::Type::Ping, payload};
    default:
        return SessionEvent{SessionEvent::Type::Pong, payload};
    }
}

Session::Event Session::closeArrived(QByteArrayView payload)
{
    if (payload.size() == 1)
        return finished(Error::CloseFrameTruncated);
    SessionEvent event{SessionEvent::Type::CloseReceived};
    if (!payload.isEmpty()) {
        event.code = CloseCode(qFromBigEndian<quint16>(payload.data()));
        const QByteArrayView reason = payload.sliced(2);
        if (!isValidOnWire(event.code))
            return finished(Error::CloseCodeInvalid);
        if (!isUtf8(reason))
            return finished(Error::CloseReasonNotUtf8);
        event.reason = QString::fromUtf8(reason);
    }
    m_closeReceived = true;
    if (!m_closeSent)
        sendClose(event.code, {});
    end();
    return event;
}

void Session::fail(Error error)
{
    switch (m_state) {
    case State::Handshake:
    case State::Deciding:
        if (m_role == Role::Server && httpStatusFor(error) != 0)
            m_output.append(HttpResponse::forError(error).toBytes(m_request.method() != "HEAD"));
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
            writeFrame(Opcode::Close, *std::exchange(m_waiting, {})->close);
        break;
    case State::Ended:
        return;
    }
    m_failureUntold = error;
    end();
}

Session::Event Session::finished(Error error)
{
    fail(error);
    m_failureUntold = Error::None;
    SessionEvent event{SessionEvent::Type::Failed};
    event.error = error;
    return event;
}

void Session::end()
{
    m_state = State::Ended;
    m_position = qsizetype(m_input.size());
    m_control = {};
    m_opening.reset();
    if (m_compression && !m_waiting)
        m_compression->end();
}

} // namespace Tidewire
