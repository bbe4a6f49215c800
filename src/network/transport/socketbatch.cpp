// SPDX-License-Identifier: MIT
// By the system calls themselves (io_uring(7)), as the little that is needed here is no reason for a library. Builds
// with the kernel headers of Linux 5.6 or later.
#include "socketbatch.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <limits>
#include <utility>

#include <linux/io_uring.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace Tidewire {

namespace {

// Not in the headers of systems whose kernel may be newer. A kernel without them refuses, and is one on which nothing
// of this was tested.
constexpr quint32 SubmitAll = 1U << 7;     ///< IORING_SETUP_SUBMIT_ALL, Linux 5.18: a call that fails stops no other.
constexpr quint32 SingleIssuer = 1U << 12; ///< IORING_SETUP_SINGLE_ISSUER, Linux 6.0.

int setUp(io_uring_params &parameters)
{
    return int(::syscall(__NR_io_uring_setup, SocketBatch::Most, &parameters));
}

/// Makes \a submitted calls, and waits until \a done more results are there.
int enter(int descriptor, unsigned submitted, unsigned done)
{
    return int(::syscall(__NR_io_uring_enter, descriptor, submitted, done, IORING_ENTER_GETEVENTS, nullptr, 0));
}

/// The call of \a entry without the ring.
int callDirectly(const io_uring_sqe &entry)
{
    auto *const bytes = reinterpret_cast<char *>(entry.addr);
    const ssize_t size = entry.opcode == IORING_OP_SEND ? ::send(entry.fd, bytes, entry.len, int(entry.msg_flags))
                                                        : ::recv(entry.fd, bytes, entry.len, int(entry.msg_flags));
    return size < 0 ? -errno : int(size);
}

/// Memory that is shared with the system.
class Mapping
{
public:
    Mapping(int descriptor, size_t size, off_t offset)
        : m_size(size), m_bytes(static_cast<char *>(::mmap(nullptr, size, PROT_READ | PROT_WRITE,
                                                           MAP_SHARED | MAP_POPULATE, descriptor, offset)))
    {
    }
    ~Mapping()
    {
        if (isValid())
            ::munmap(m_bytes, m_size);
    }
    Q_DISABLE_COPY_MOVE(Mapping)

    bool isValid() const { return m_bytes != MAP_FAILED; }
    template<class T>
    T *at(quint32 offset = 0) const
    {
        return reinterpret_cast<T *>(m_bytes + offset);
    }

private:
    size_t m_size;
    char *m_bytes;
};

size_t ringSize(const io_uring_params &parameters)
{
    const size_t submissions = parameters.sq_off.array + parameters.sq_entries * sizeof(quint32);
    const size_t completions = parameters.cq_off.cqes + parameters.cq_entries * sizeof(io_uring_cqe);
    return std::max(submissions, completions);
}

} // namespace

/// Two queues in memory that is shared with the system: of calls, and of their results.
struct SocketBatch::Ring
{
    Ring(int ringDescriptor, const io_uring_params &parameters)
        : descriptor(ringDescriptor), queues(descriptor, ringSize(parameters), IORING_OFF_SQ_RING),
          entries(descriptor, parameters.sq_entries * sizeof(io_uring_sqe), IORING_OFF_SQES),
          mask(parameters.sq_entries - 1), resultMask(parameters.cq_entries - 1), offsets(parameters.sq_off),
          resultOffsets(parameters.cq_off)
    {
        if (!isValid())
            return;
        for (quint32 i = 0; i <= mask; ++i)
            queues.at<quint32>(offsets.array)[i] = i;
    }
    ~Ring() { ::close(descriptor); }
    Q_DISABLE_COPY_MOVE(Ring)

    bool isValid() const { return queues.isValid() && entries.isValid(); }
    io_uring_sqe &entry(quint32 place) const { return entries.at<io_uring_sqe>()[place & mask]; }
    std::atomic_ref<quint32> head() const { return counter(offsets.head); }
    std::atomic_ref<quint32> tail() const { return counter(offsets.tail); }
    std::atomic_ref<quint32> resultHead() const { return counter(resultOffsets.head); }
    std::atomic_ref<quint32> resultTail() const { return counter(resultOffsets.tail); }
    const io_uring_cqe &result(quint32 place) const
    {
        return queues.at<io_uring_cqe>(resultOffsets.cqes)[place & resultMask];
    }

    int descriptor;
    Mapping queues;
    Mapping entries;
    quint32 mask;
    quint32 resultMask;
    io_sqring_offsets offsets;
    io_cqring_offsets resultOffsets;

private:
    std::atomic_ref<quint32> counter(quint32 offset) const
    {
        return std::atomic_ref<quint32>(*queues.at<quint32>(offset));
    }
};

SocketBatch::SocketBatch(std::unique_ptr<Ring> ring) : m_ring(std::move(ring)) {}

SocketBatch::~SocketBatch() = default;

/// Where the thread's is kept until it ends.
std::unique_ptr<SocketBatch> &SocketBatch::placeInThread()
{
    thread_local std::unique_ptr<SocketBatch> place;
    return place;
}

SocketBatch *SocketBatch::ofThisThread()
{
    thread_local bool tried = false;
    if (!std::exchange(tried, true))
        placeInThread() = create();
    return placeInThread().get();
}

std::unique_ptr<SocketBatch> SocketBatch::create()
{
    if (qEnvironmentVariableIsSet("TIDEWIRE_NO_IO_URING"))
        return {};
    io_uring_params parameters = {};
    parameters.flags = SubmitAll | SingleIssuer;
    const int descriptor = setUp(parameters);
    if (descriptor < 0)
        return {};
    auto ring = std::make_unique<Ring>(descriptor, parameters);
    if (!ring->isValid())
        return {};
    return std::unique_ptr<SocketBatch>(new SocketBatch(std::move(ring)));
}

void SocketBatch::receive(int descriptor, std::span<char> target)
{
    add(IORING_OP_RECV, descriptor, target.data(), target.size(), MSG_DONTWAIT);
}

void SocketBatch::send(int descriptor, std::span<const char> bytes)
{
    add(IORING_OP_SEND, descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
}

void SocketBatch::add(quint8 operation, int descriptor, const char *bytes, size_t size, quint32 flags)
{
    Q_ASSERT(m_size < Most);
    constexpr size_t Longest = std::numeric_limits<int>::max();
    io_uring_sqe &entry = m_ring->entry(m_ring->tail().load(std::memory_order_relaxed) + m_size);
    entry = {};
    entry.opcode = operation;
    entry.fd = descriptor;
    entry.addr = quint64(bytes);
    entry.len = quint32(std::min(size, Longest));
    entry.msg_flags = flags;
    entry.user_data = m_size++;
}

std::span<const int> SocketBatch::run()
{
    const quint32 begin = m_ring->tail().load(std::memory_order_relaxed);
    const unsigned count = std::exchange(m_size, 0);
    m_ring->tail().store(begin + count, std::memory_order_release);
    for (unsigned submitted = 0, done = 0; done < count;) {
        const int taken = enter(m_ring->descriptor, count - submitted, count - done);
        if (taken > 0) {
            submitted += unsigned(taken);
        } else if (taken < 0 && errno != EINTR && submitted < count) {
            // The system is short of memory. What it has not taken is taken back.
            m_ring->tail().store(begin + submitted, std::memory_order_release);
            for (; submitted < count; ++submitted, ++done)
                m_results[submitted] = callDirectly(m_ring->entry(begin + submitted));
        }
        quint32 head = m_ring->resultHead().load(std::memory_order_relaxed);
        for (const quint32 tail = m_ring->resultTail().load(std::memory_order_acquire); head != tail; ++head, ++done)
            m_results[m_ring->result(head).user_data] = m_ring->result(head).res;
        m_ring->resultHead().store(head, std::memory_order_release);
    }
    return {m_results.data(), count};
}

} // namespace Tidewire
