// SPDX-License-Identifier: MIT
#include "replaycomparison.h"

#include <algorithm>

namespace Tidewire {

namespace {

QByteArray front(const QByteArray &payload)
{
    return payload.first(std::min(payload.size(), ReplayComparison::KeptBytes));
}

qint64 firstDifference(const QByteArray &one, const QByteArray &other)
{
    const auto [place, otherPlace] = std::ranges::mismatch(one, other);
    return place - one.begin();
}

} // namespace

void ReplayComparison::add(bool isText, const QByteArray &payload)
{
    ++m_received;
    m_replies.push_back({isText, payload});
    compare(false);
}

void ReplayComparison::finish()
{
    compare(true);
    while (!m_replies.empty())
        unexpected();
    while (m_next < m_expected.size())
        missing();
}

void ReplayComparison::compare(bool ends)
{
    while (!m_replies.empty()) {
        if (m_next < m_expected.size() && equal(m_next, 0)) {
            ++m_next;
            m_replies.pop_front();
            continue;
        }
        // What follows says what it is.
        if (m_replies.size() < Window && !ends)
            return;
        if (!resolve())
            return;
    }
}

/// Tells of the difference at the front, up to the nearest pair that belongs together. False if there is none, and
/// nothing is left to compare.
bool ReplayComparison::resolve()
{
    const std::size_t left = std::min(m_expected.size() - m_next, Window);
    const std::size_t came = std::min(m_replies.size(), Window);
    if (left == 0) {
        unexpected();
        return true;
    }
    for (std::size_t distance = 1; distance <= left + came; ++distance) {
        for (std::size_t skipped = 0; skipped <= std::min(distance, left - 1); ++skipped) {
            const std::size_t extra = distance - skipped;
            if (extra >= came || !equal(m_next + skipped, extra))
                continue;
            for (std::size_t i = 0; i < std::min(skipped, extra); ++i)
                differing();
            for (std::size_t i = extra; i < skipped; ++i)
                missing();
            for (std::size_t i = skipped; i < extra; ++i)
                unexpected();
            return true;
        }
    }
    differing();
    return true;
}

bool ReplayComparison::equal(std::size_t expected, std::size_t reply) const
{
    const ReplayScript::Message &message = m_expected[expected];
    const Reply &came = m_replies[reply];
    if (message.isText != came.isText)
        return false;
    // Of a message of which only the front was kept, that and the size are what is known.
    if (quint64(message.payload.size()) < message.payloadSize)
        return quint64(came.payload.size()) == message.payloadSize && came.payload.startsWith(message.payload);
    return came.payload == message.payload;
}

void ReplayComparison::missing()
{
    const ReplayScript::Message &message = m_expected[m_next++];
    m_differences.push_back({ReplayDifference::Kind::Missing, message.number, 0, -1, front(message.payload), {}});
}

void ReplayComparison::unexpected()
{
    const quint64 reply = m_received - m_replies.size() + 1;
    m_differences.push_back({ReplayDifference::Kind::Unexpected, 0, reply, -1, {}, front(m_replies.front().payload)});
    m_replies.pop_front();
}

void ReplayComparison::differing()
{
    const ReplayScript::Message &message = m_expected[m_next++];
    const quint64 reply = m_received - m_replies.size() + 1;
    const QByteArray payload = m_replies.front().payload;
    const qint64 offset = payload == message.payload ? -1 : firstDifference(message.payload, payload);
    m_differences.push_back(
        {ReplayDifference::Kind::Differing, message.number, reply, offset, front(message.payload), front(payload)});
    m_replies.pop_front();
}

} // namespace Tidewire
