// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#include <array>
#include <memory>
#include <span>

namespace Tidewire {

/// The recv() and send() of many sockets with one system call (Linux's io_uring): where a call costs as much as what it
/// does for a small message, that is most of the time. Nothing is left under way: what cannot be done at once fails
/// with EAGAIN, as with MSG_DONTWAIT.
///
/// Not for other threads.
class SocketBatch
{
public:
    /// Calls in one run().
    static constexpr unsigned Most = 32;

    /// That of this thread; null if the system has none, or not for this process: older than Linux 6.0, forbidden, or
    /// switched off by the environment variable TIDEWIRE_NO_IO_URING.
    static SocketBatch *ofThisThread();
    ~SocketBatch();
    Q_DISABLE_COPY_MOVE(SocketBatch)

    /// Adds a call. Its bytes have to stay where they are until run() has returned.
    void receive(int descriptor, std::span<char> target);
    void send(int descriptor, std::span<const char> bytes);
    unsigned size() const { return m_size; }
    /// Makes the calls. \returns what came of each, in their order: bytes, or a negative errno. Valid until the next
    /// run.
    std::span<const int> run();

private:
    struct Ring;

    explicit SocketBatch(std::unique_ptr<Ring> ring);
    static std::unique_ptr<SocketBatch> create();
    static std::unique_ptr<SocketBatch> &placeInThread();
    void add(quint8 operation, int descriptor, const char *bytes, size_t size, quint32 flags);

    std::unique_ptr<Ring> m_ring;
    unsigned m_size = 0;
    std::array<int, Most> m_results = {};
};

} // namespace Tidewire
