// SPDX-License-Identifier: MIT
// The writing half of Session: messages and control frames, and what has to wait.
#include "session.h"

#include "sendqueue.h"
#include "sessioncompression.h"
#include "sessionopening.h"

#include <QtCore/qendian.h>

#include <algorithm>
#include <cstring>

namespace Tidewire {

/// A server's, and room for \a more bytes behind it, which the caller is to fill.
Q_ALWAYS_INLINE char *Session::writeHeader(Opcode opcode, bool compressed, qsizetype payloadSize, qsizetype more)
{
    const FrameHeader header{
        .opcode = opcode, .rsv1 = compressed, .maskKey = {}, .payloadLength = quint64(payloadSize)};
    const int headerSize = header.size();
    char *const bytes = m_output.extend(headerSize + more, m_input.data());
    writeFrameHeader(header, {bytes, size_t(headerSize)});
    return bytes + headerSize;
}

Q_ALWAYS_INLINE void Session::writeFrame(Opcode opcode, QByteArrayView payload, bool compressed)
{
    if (m_client)
        return writeMaskedFrame(opcode, payload, compressed);
    char *const place = writeHeader(opcode, compressed, payload.size(), payload.size());
    if (!payload.isEmpty())
        std::memcpy(place, payload.data(), size_t(payload.size()));
}

Q_ALWAYS_INLINE void Session::writeMessage(Opcode opcode, QByteArrayView payload)
{
    if (m_compression || observer())
        return writeMessageWatched(opcode, payload);
    ++m_messagesSent;
    writeFrame(opcode, payload);
}

SendResult Session::sendText(QByteArrayView text, const QString &key)
{
    if (m_state != State::Open)
        return SendResult::NotOpen;
    if (!isUtf8(text))
        return SendResult::NotUtf8;
    if (!mayWrite())
        return enqueue(Opcode::Text, text.toByteArray(), key);
    writeMessage(Opcode::Text, text);
    return SendResult::Sent;
}

SendResult Session::sendBinary(const QByteArray &data, const QString &key)
{
    if (m_state != State::Open)
        return SendResult::NotOpen;
    if (!mayWrite())
        return enqueue(Opcode::Binary, data, key);
    // An array without memory of its own (QByteArray::fromRawData()) may not be kept.
    if (m_output.isShared(data.size()) && data.capacity() > 0)
        writeSharedMessage(Opcode::Binary, data);
    else
        writeMessage(Opcode::Binary, data);
    return SendResult::Sent;
}

std::span<const char> Session::frameInPlace(QByteArray &data)
{
    const bool hasRoom = data.isDetached() && data.data_ptr().freeSpaceAtBegin() >= FrameHeader::MaxSize;
    const bool isFirst = m_output.size() == 0 && m_backlog == 0 && !m_waiting;
    if (!hasRoom || !isFirst || m_state != State::Open || m_client || m_compression || observer())
        return {};
    const FrameHeader header{.opcode = Opcode::Binary, .maskKey = {}, .payloadLength = quint64(data.size())};
    const int headerSize = header.size();
    char *const bytes = data.data() - headerSize;
    writeFrameHeader(header, {bytes, size_t(headerSize)});
    ++m_messagesSent;
    return {bytes, size_t(headerSize + data.size())};
}

SendResult Session::send(const PreparedMessage &message, const QString &key)
{
    if (m_state != State::Open)
        return SendResult::NotOpen;
    if (!message.isValid())
        return SendResult::NotUtf8;
    if (!mayWrite())
        return enqueue(message, key);
    writeMessage(message);
    return SendResult::Sent;
}

qint64 Session::queuedSize() const
{
    return m_waiting->size();
}

SendQueue &Session::waiting()
{
    if (!m_waiting)
        m_waiting = std::make_unique<SendQueue>();
    return *m_waiting;
}

/// Apart from those that call it, which need less of the stack as a rule.
Q_NEVER_INLINE SendResult Session::enqueue(Opcode opcode, const QByteArray &payload, const QString &key)
{
    return enqueue({opcode, payload}, key);
}

SendResult Session::enqueue(const PreparedMessage &message, const QString &key)
{
    const bool keyed = m_overflowPolicy == OverflowPolicy::KeepLatest && !key.isEmpty();
    if (keyed && m_waiting && m_waiting->replace(key, message)) {
        ++m_messagesDropped;
        // It may be larger than the one whose place it took. As ever, one message always fits.
        const qint64 others = m_backlog + m_output.size() + waitingSize() - SendQueue::sizeOf(message);
        if (others <= limits().maxSendQueue)
            return SendResult::Queued;
        fail(Error::SendQueueFull);
        return SendResult::QueueFull;
    }
    if (!makeRoom()) {
        ++m_messagesDropped;
        if (m_overflowPolicy == OverflowPolicy::DropNewest)
            return SendResult::Dropped;
        fail(Error::SendQueueFull);
        return SendResult::QueueFull;
    }
    waiting().append(message, keyed ? key : QString());
    return SendResult::Queued;
}

/// True if another message may be put into the queue.
bool Session::makeRoom()
{
    const auto isFull = [this] { return m_backlog + m_output.size() + waitingSize() > limits().maxSendQueue; };
    while (m_overflowPolicy == OverflowPolicy::DropOldest && isFull() && m_waiting && m_waiting->hasMessages()) {
        m_waiting->takeFirst();
        ++m_messagesDropped;
    }
    // What the transport has cannot be dropped any more: then the new message is the oldest that could be.
    return m_overflowPolicy == OverflowPolicy::DropOldest || !isFull();
}

/// Lets what has waited for longest go, as far as there is room.
void Session::fill()
{
    while (m_waiting && hasWindow()) {
        if (m_waiting->pong) {
            writeControl(Opcode::Pong, *std::exchange(m_waiting->pong, {}));
        } else if (m_waiting->hasMessages()) {
            writeMessage(m_waiting->takeFirst());
        } else {
            const std::unique_ptr<SendQueue> last = std::move(m_waiting);
            if (last->close)
                writeControl(Opcode::Close, *last->close);
            if (m_compression && m_state == State::Ended)
                m_compression->end();
        }
    }
}

bool Session::sendPing(QByteArrayView payload)
{
    return sendControl(Opcode::Ping, payload);
}

bool Session::sendPong(QByteArrayView payload)
{
    return sendControl(Opcode::Pong, payload);
}

bool Session::sendControl(Opcode opcode, QByteArrayView payload)
{
    if (m_state != State::Open || payload.size() > FrameHeader::MaxControlPayload)
        return false;
    writeControl(opcode, payload);
    return true;
}

void Session::answerPing(QByteArrayView payload)
{
    if (mayWrite() || m_state != State::Open)
        sendPong(payload);
    else
        waiting().pong = payload.toByteArray();
}

bool Session::close(CloseCode code, QStringView reason)
{
    const bool codeFits = code == CloseCode::NoStatus ? reason.isEmpty() : isValidOnWire(code);
    if (m_state != State::Open || !codeFits)
        return false;
    sendClose(code, encodeCloseReason(reason));
    m_state = State::Closing;
    if (m_closeReceived)
        end();
    return true;
}

void Session::sendClose(CloseCode code, QByteArrayView reason)
{
    QByteArray payload;
    if (code != CloseCode::NoStatus) {
        payload.resize(2);
        qToBigEndian(quint16(code), payload.data());
        payload += reason;
    }
    if (m_waiting)
        m_waiting->close = payload;
    else
        writeControl(Opcode::Close, payload);
    m_closeSent = true;
}

CloseCode Session::failureCode(Error error) const
{
    const bool comeBack = error == Error::SendQueueFull && m_overflowPolicy == OverflowPolicy::CloseTryAgainLater;
    return comeBack ? CloseCode::TryAgainLater : closeCodeFor(error);
}

void Session::writeMessageWatched(Opcode opcode, QByteArrayView payload)
{
    ++m_messagesSent;
    const auto compressed = m_compression ? m_compression->compress(payload) : std::nullopt;
    const QByteArrayView onWire = compressed ? QByteArrayView(*compressed) : payload;
    if (observer())
        tellSentFrame(opcode, payload, compressed.has_value(), onWire.size());
    writeFrame(opcode, onWire, compressed.has_value());
}

void Session::writeSharedMessage(Opcode opcode, const QByteArray &payload)
{
    ++m_messagesSent;
    const auto compressed = m_compression ? m_compression->compress(payload) : std::nullopt;
    const QByteArray &onWire = compressed ? *compressed : payload;
    if (observer())
        tellSentFrame(opcode, payload, compressed.has_value(), onWire.size());
    writeShared(opcode, onWire, compressed.has_value());
}

void Session::writeMessage(const PreparedMessage &message)
{
    ++m_messagesSent;
    const auto compressed = m_compression ? m_compression->compress(message) : std::nullopt;
    const QByteArray &onWire = compressed ? *compressed : message.payload();
    if (observer())
        tellSentFrame(message.opcode(), message.payload(), compressed.has_value(), onWire.size());
    writeShared(message.opcode(), onWire, compressed.has_value());
}

void Session::writeControl(Opcode opcode, QByteArrayView payload)
{
    if (observer())
        tellSentFrame(opcode, payload, false, payload.size());
    writeFrame(opcode, payload);
}

void Session::writeMaskedFrame(Opcode opcode, QByteArrayView payload, bool compressed)
{
    const FrameHeader header{.opcode = opcode,
                             .rsv1 = compressed,
                             .maskKey = m_client->maskKeys(),
                             .payloadLength = quint64(payload.size())};
    const int headerSize = header.size();
    char *const bytes = m_output.extend(headerSize + payload.size());
    writeFrameHeader(header, {bytes, size_t(headerSize)});
    copyMasked({payload.data(), size_t(payload.size())}, *header.maskKey, bytes + headerSize);
}

/// A frame whose payload need not be copied, if that is worth a piece of its own.
void Session::writeShared(Opcode opcode, const QByteArray &payload, bool compressed)
{
    if (m_client || !m_output.isShared(payload.size()))
        return writeFrame(opcode, payload, compressed);
    writeHeader(opcode, compressed, payload.size(), 0);
    m_output.share(payload);
}

} // namespace Tidewire
