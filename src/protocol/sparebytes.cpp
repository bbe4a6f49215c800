// SPDX-License-Identifier: MIT
#include "sparebytes.h"

#include <array>
#include <utility>

namespace Tidewire {

namespace {

// What is smaller costs no more to get than to keep. What is larger came from a burst that may never come again.
constexpr qsizetype Smallest = 64;
constexpr qsizetype Largest = 4 * 1024 * 1024;

/// The last that came is the first to go, as it is the warmest.
template<size_t Size>
class Stack
{
public:
    QByteArray take()
    {
        QByteArray array;
        if (m_count > 0)
            array.swap(m_arrays[--m_count]);
        return array;
    }
    QByteArray takeUpTo(qsizetype capacity)
    {
        const bool fits = m_count > 0 && m_arrays[m_count - 1].capacity() <= capacity;
        return fits ? take() : QByteArray();
    }
    void give(QByteArray &&bytes)
    {
        if (m_count < Size)
            m_arrays[m_count++].swap(bytes); // with an empty one
    }

private:
    std::array<QByteArray, Size> m_arrays;
    size_t m_count = 0;
};

/// Large ones are kept apart: a few bytes that wait for a slow peer must not hold megabytes.
struct Spares
{
    Stack<32> small;
    Stack<4> large;
};

// A pointer of its own, as that is found without a call. It outlives what it points to: at a thread's end arrays may
// still come, and go to the system.
#ifdef Q_OS_LINUX
[[gnu::tls_model("initial-exec")]]
#endif
constinit thread_local Spares *known = nullptr;
constinit thread_local bool gone = false;

struct Owner
{
    Owner() { known = &spares; }
    ~Owner()
    {
        known = nullptr;
        gone = true;
    }

    Spares spares;
};

Spares *makeSpares()
{
    if (gone)
        return nullptr;
    thread_local Owner owner;
    return &owner.spares;
}

/// Null at the end of the thread.
Spares *spares()
{
    return Q_LIKELY(known) ? known : makeSpares();
}

} // namespace

QByteArray SpareBytes::take(qsizetype size)
{
    Spares *const all = spares();
    if (!all)
        return {};
    return size <= LargestSmall ? all->small.take() : all->large.take();
}

QByteArray SpareBytes::takeFitting(qsizetype size)
{
    Spares *const all = spares();
    if (!all)
        return {};
    const qsizetype most = fittingCapacity(size);
    return size <= LargestSmall ? all->small.takeUpTo(most) : all->large.takeUpTo(most);
}

void SpareBytes::replace(QByteArray &bytes, qsizetype size)
{
    give(std::exchange(bytes, {}));
    bytes = takeFitting(size);
}

void SpareBytes::give(QByteArray &&bytes)
{
    const qsizetype capacity = bytes.capacity();
    if (capacity < Smallest || capacity > Largest || !bytes.isDetached())
        return;
    Spares *const all = spares();
    if (!all)
        return;
    if (capacity <= LargestSmall)
        all->small.give(std::move(bytes));
    else
        all->large.give(std::move(bytes));
}

} // namespace Tidewire
