// SPDX-License-Identifier: MIT
#pragma once

#include "script.h"

#include <algorithm>
#include <cstring>

namespace Load {

/// One connection of the load: what it sends and what it has got of it.
class Stream
{
public:
    Stream(Link link, const Script &script) : m_link(std::move(link)), m_script(script) {}

    Link &link() { return m_link; }
    std::uint64_t queued() const { return m_queued; }
    std::uint64_t received() const { return m_received; }
    /// Puts \a count more messages behind those that are to be sent.
    void queue(std::uint64_t count);
    /// Writes what is possible. False while something is left.
    bool flush();
    /// What flush() would write first, and that \a size bytes of it were written.
    std::span<const char> nextPiece() const;
    void written(std::size_t size);
    /// Checks \a bytes from the server and answers its pings. \a arrived is called for each reply that is complete,
    /// with the number of those before it.
    template<typename Callback>
    void take(std::span<const char> bytes, Callback arrived);

private:
    std::span<const char> takeControl(std::span<const char> bytes);
    [[noreturn]] void differ(std::size_t index) const;

    Link m_link;
    const Script &m_script;
    std::uint64_t m_queued = 0;
    std::size_t m_sendIndex = 0;    ///< The message behind the last that is queued.
    std::size_t m_sendPosition = 0; ///< In the script: the byte to send next.
    std::size_t m_toSend = 0;
    std::uint64_t m_received = 0;
    std::size_t m_replyIndex = 0;
    std::size_t m_replyPosition = 0;
    bool m_withinReply = false;
    std::vector<char> m_control; ///< The front of a control frame.
};

template<typename Callback>
void Stream::take(std::span<const char> bytes, Callback arrived)
{
    while (!bytes.empty()) {
        if (!m_withinReply && (!m_control.empty() || (bytes.front() & 0x08) != 0)) {
            bytes = takeControl(bytes);
            continue;
        }
        const std::size_t left = m_script.replyEnd(m_replyIndex) - m_replyPosition;
        const std::size_t size = std::min(left, bytes.size());
        if (std::memcmp(bytes.data(), m_script.replies().data() + m_replyPosition, size) != 0)
            differ(m_replyIndex);
        bytes = bytes.subspan(size);
        m_replyPosition += size;
        m_withinReply = size < left;
        if (m_withinReply)
            return;
        if (++m_replyIndex == m_script.count())
            m_replyIndex = m_replyPosition = 0;
        arrived(m_received++);
    }
}

} // namespace Load
