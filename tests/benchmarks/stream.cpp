// SPDX-License-Identifier: MIT
#include "stream.h"

namespace Load {

void Stream::queue(std::uint64_t count)
{
    m_queued += count;
    for (; count > 0; --count) {
        m_toSend += m_script.sentEnd(m_sendIndex) - (m_sendIndex == 0 ? 0 : m_script.sentEnd(m_sendIndex - 1));
        m_sendIndex = (m_sendIndex + 1) % m_script.count();
    }
}

bool Stream::flush()
{
    while (m_toSend > 0) {
        const auto piece = nextPiece();
        const std::size_t size = m_link.write(piece);
        written(size);
        if (size < piece.size())
            return false;
    }
    return true;
}

std::span<const char> Stream::nextPiece() const
{
    const auto &all = m_script.sent();
    return {all.data() + m_sendPosition, std::min(m_toSend, all.size() - m_sendPosition)};
}

void Stream::written(std::size_t size)
{
    m_toSend -= size;
    m_sendPosition = (m_sendPosition + size) % m_script.sent().size();
}

std::span<const char> Stream::takeControl(std::span<const char> bytes)
{
    const std::size_t wanted = m_control.size() < 2 ? 2 : 2 + std::size_t(m_control[1]);
    const std::size_t size = std::min(wanted - m_control.size(), bytes.size());
    m_control.insert(m_control.end(), bytes.begin(), bytes.begin() + std::ptrdiff_t(size));
    if (m_control.size() < 2 || m_control.size() < 2 + std::size_t(m_control[1]))
        return bytes.subspan(size);
    const int opcode = m_control[0] & 0x0F;
    if (opcode == 8)
        throw Failure("the server sent a close frame");
    // Between messages a pong can go out of turn; within one the next ping will do.
    const bool atBoundary = m_toSend == 0;
    if (opcode == 9 && atBoundary)
        m_link.writeAll(maskedControl(10, {m_control.begin() + 2, m_control.end()}));
    m_control.clear();
    return bytes.subspan(size);
}

void Stream::differ(std::size_t index) const
{
    throw Failure("reply " + std::to_string(m_received) + " (message " + std::to_string(index)
                  + ") is not what was sent");
}

} // namespace Load
