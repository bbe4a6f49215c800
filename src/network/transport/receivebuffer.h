// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#include <span>
#include <utility>
#include <vector>

namespace Tidewire {

/// A buffer of the thread, of \a Length bytes, lent to one reader at a time. A slot that runs an event loop of its own
/// may make another connection read while the first still has the buffer: that one gets a buffer of its own.
template<size_t Length>
class LentBuffer
{
public:
    static constexpr size_t Size = Length;

    LentBuffer() : m_bytes(std::exchange(shared(), {}))
    {
        if (m_bytes.empty())
            m_bytes.resize(Size);
    }
    ~LentBuffer() { shared() = std::move(m_bytes); }
    Q_DISABLE_COPY_MOVE(LentBuffer)

    std::span<char> bytes() { return m_bytes; }

private:
    static std::vector<char> &shared()
    {
        thread_local std::vector<char> buffer;
        return buffer;
    }

    std::vector<char> m_bytes;
};

/// Large enough for what a fast peer sends while another is served: 64 KiB make a third less messages of 16 KiB.
using ReceiveBuffer = LentBuffer<256 * 1024>;

} // namespace Tidewire
