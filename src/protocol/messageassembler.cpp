// SPDX-License-Identifier: MIT
#include "messageassembler.h"

#include "sparebytes.h"

#include <algorithm>
#include <utility>

namespace Tidewire {

namespace {

/// Less is copied from the receive buffer as fast as it is received apart from what stands behind it.
constexpr qsizetype SmallestRoom = 16 * 1024;

/// How much memory may be there for a payload when \a size bytes of it have come and \a missing are announced. What is
/// \a present may be there in any case.
qsizetype useful(qsizetype size, quint64 missing, qsizetype present = 0)
{
    return qsizetype(std::min(quint64(size) + missing, quint64(std::max(SpareBytes::fittingCapacity(size), present))));
}

} // namespace

MessageAssembler::MessageAssembler(const Limits &limits) : m_limits(sharedLimits(limits)) {}

Error MessageAssembler::beginFrame(const FrameHeader &header, bool compressed)
{
    const bool continues = header.opcode == Opcode::Continuation;
    if (continues && !m_active)
        return Error::UnexpectedContinuation;
    if (!continues && m_active)
        return Error::ContinuationExpected;
    const auto maxSize = quint64(m_limits->maxMessageSize);
    // What does not shrink grows by 5 bytes in 16 KiB (RFC 1951 §3.2.4); there is no good reason for more.
    const quint64 room = compressed ? maxSize + maxSize / 1024 + 64 : maxSize - quint64(m_payload.size());
    if (header.payloadLength > room)
        return Error::MessageTooBig;
    if (header.payloadLength > quint64(m_limits->maxFrameSize))
        return Error::FrameTooBig;
    if (m_fragments >= m_limits->maxFragments)
        return Error::TooManyFragments;
    if (!continues) {
        m_active = true;
        m_text = header.opcode == Opcode::Text;
    }
    ++m_fragments;
    m_lastFrame = header.fin;
    return Error::None;
}

Error MessageAssembler::append(std::span<const char> payload, quint64 missing)
{
    // The first fault counts, however large the piece is that holds it.
    const auto fitting = payload.first(std::min(payload.size(), size_t(m_limits->maxMessageSize - m_payload.size())));
    if (m_text && !m_validator.append(fitting))
        return Error::TextNotUtf8;
    if (fitting.size() < payload.size())
        return Error::MessageTooBig;
    const qsizetype size = m_payload.size() + qsizetype(payload.size());
    if (m_payload.isNull() || m_payload.capacity() < size)
        grow(size, missing, std::max(useful(size, missing), m_payload.size() * 2)); // twice: more fragments may come
    if (payload.data() == m_payload.constData() + m_payload.size())
        m_payload.resize(size); // it is in its place: see room()
    else
        m_payload.append(payload.data(), qsizetype(payload.size()));
    return Error::None;
}

std::span<char> MessageAssembler::room(quint64 missing)
{
    const qsizetype size = m_payload.size();
    const qsizetype most = useful(size, missing, m_payload.capacity());
    if (most - size < SmallestRoom)
        return {};
    if (m_payload.capacity() < most)
        grow(size, missing, most);
    return {m_payload.data() + size, size_t(most - size)};
}

/// Moves the payload, of which \a size bytes have come and \a missing are announced, to memory for \a capacity bytes.
/// What is announced may never come. But a small message, of which a good part has, gets memory that is there already
/// in one go.
void MessageAssembler::grow(qsizetype size, quint64 missing, qsizetype capacity)
{
    const quint64 whole = quint64(size) + missing;
    const bool isSmall = whole <= quint64(std::min(size * 16, SpareBytes::LargestSmall));
    QByteArray larger = isSmall ? SpareBytes::takeFitting(qsizetype(whole), std::max(qsizetype(whole), capacity))
                                : SpareBytes::takeFitting(size, capacity);
    if (larger.isNull())
        larger.reserve(capacity);
    larger.resize(0); // keeps the memory, unlike clear()
    larger.append(m_payload.constData(), m_payload.size());
    SpareBytes::give(std::exchange(m_payload, std::move(larger)));
}

Error MessageAssembler::endFrame()
{
    if (!m_lastFrame)
        return Error::None;
    if (m_text && !m_validator.isComplete())
        return Error::TextNotUtf8;
    m_active = false;
    m_complete = true;
    return Error::None;
}

Error MessageAssembler::passWhole(std::span<const char> payload)
{
    m_active = false;
    m_fragments = 0;
    if (m_text && !(m_validator.append(payload) && m_validator.isComplete()))
        return Error::TextNotUtf8;
    return Error::None;
}

QByteArray MessageAssembler::take()
{
    m_complete = false;
    m_fragments = 0;
    m_validator.reset();
    return std::exchange(m_payload, QByteArray());
}

} // namespace Tidewire
