// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#include <memory>
#include <span>
#include <utility>

namespace Tidewire {

/// A buffer of \a Length bytes, lent to one reader at a time by its home. A slot that runs an event loop of its own may
/// make another connection read while the first still has the buffer: that one gets a buffer of its own.
template<size_t Length>
class LentBuffer
{
public:
    static constexpr size_t Size = Length;
    /// Bytes in front of these: for the answer to a message whose end comes first here, if it is not a large one.
    static constexpr size_t Room = 32 * 1024;
    /// Where the buffer is while nobody has it; empty before the first time.
    using Home = std::unique_ptr<char[]>;

    /// \a home must live as long as this.
    explicit LentBuffer(Home &home) : m_home(home), m_bytes(std::move(home))
    {
        if (!m_bytes)
            m_bytes.reset(new char[Room + Size]); // not set to zero
    }
    /// From a home of the thread.
    LentBuffer() : LentBuffer(homeInThread()) {}
    ~LentBuffer() { m_home = std::move(m_bytes); }
    Q_DISABLE_COPY_MOVE(LentBuffer)

    std::span<char> bytes() { return {m_bytes.get() + Room, Size}; }

private:
    static Home &homeInThread()
    {
        thread_local Home home;
        return home;
    }

    Home &m_home;
    Home m_bytes;
};

/// Large enough for what a fast peer sends while another is served: 64 KiB make a third less messages of 16 KiB.
using ReceiveBuffer = LentBuffer<256 * 1024>;

} // namespace Tidewire
