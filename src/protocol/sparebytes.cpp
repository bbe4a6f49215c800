// SPDX-License-Identifier: MIT
#include "sparebytes.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace Tidewire {

namespace {

// What is smaller costs no more to get than to keep. What is larger came from a burst that may never come again.
constexpr qsizetype Smallest = 64;
constexpr qsizetype Largest = 4 * 1024 * 1024;

/// Bytes that were taken from the front of an array; they still count in its capacity.
qsizetype gap(QByteArray &bytes)
{
    return bytes.data_ptr().freeSpaceAtBegin();
}

/// Moves the beginning of an array that is nobody else's by \a distance, also into its gap. prepend() and remove()
/// would do the same, by calls that cost as much as a whole small message.
void moveBegin(QByteArray &bytes, qsizetype distance)
{
    auto &array = bytes.data_ptr();
    array.setBegin(array.data() + distance);
    array.size -= distance;
}

/// After that all of the capacity is behind the beginning.
void closeGap(QByteArray &bytes)
{
    moveBegin(bytes, -gap(bytes));
}

/// A larger gap than that for a header is a program's, which had other plans with the array.
bool isWorthKeeping(QByteArray &bytes)
{
    return bytes.capacity() >= Smallest && bytes.capacity() <= Largest && bytes.isDetached()
        && gap(bytes) <= SpareBytes::HeaderRoom;
}

enum class WhenFull {
    RefuseNew,  ///< Of little worth, and there may be very many.
    DropOldest, ///< Nobody may want arrays of the sizes that are there any more.
};

/// The last that came is the first to go, as it is the warmest. \a MostBytes of capacity at most are kept, and not more
/// arrays than were asked for: with network threads some threads only give.
template<qsizetype MostBytes, WhenFull Policy = WhenFull::RefuseNew>
class Stack
{
public:
    QByteArray take()
    {
        ++m_lent;
        QByteArray array;
        if (m_arrays.empty())
            return array;
        array.swap(m_arrays.back());
        m_arrays.pop_back();
        m_bytes -= array.capacity();
        return array;
    }
    /// One of these capacities; not always the last, as connections with messages of several sizes take turns.
    QByteArray takeBetween(qsizetype least, qsizetype most)
    {
        const auto end = m_arrays.rbegin() + std::min(MostSearched, std::ssize(m_arrays));
        const auto found = std::find_if(m_arrays.rbegin(), end, [&](const QByteArray &array) {
            return array.capacity() >= least && array.capacity() <= most;
        });
        if (found != end) {
            found->swap(m_arrays.back());
            return take();
        }
        ++m_lent;
        return {};
    }
    void give(QByteArray &&bytes)
    {
        if (m_lent == 0)
            return;
        while (Policy == WhenFull::DropOldest && isFullFor(bytes)) {
            m_bytes -= m_arrays.front().capacity();
            m_arrays.erase(m_arrays.begin());
        }
        if (isFullFor(bytes))
            return;
        --m_lent;
        m_bytes += bytes.capacity();
        m_arrays.push_back(std::move(bytes));
    }

private:
    static constexpr std::ptrdiff_t MostSearched = 16;

    bool isFullFor(const QByteArray &bytes) const { return m_bytes > MostBytes - bytes.capacity(); }

    std::vector<QByteArray> m_arrays;
    qsizetype m_bytes = 0;
    quint64 m_lent = 0; ///< Asked for and not given back.
};

/// Large ones are kept apart: a few bytes that wait for a slow peer must not hold megabytes.
struct Spares
{
    Stack<1024 * 1024> payloads;
    Stack<4 * 1024 * 1024> pieces; ///< A broadcast fills one of each connection's before the first is written.
    Stack<4 * Largest, WhenFull::DropOldest> large;
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

/// Apart, as it is called once a thread.
Q_NEVER_INLINE Spares *makeSpares()
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

/// Apart, as its loop would cost the usual case as much as all the rest.
Q_NEVER_INLINE void keepLarge(QByteArray &&bytes, Spares *all)
{
    all->large.give(std::move(bytes));
}

template<typename Small>
void keep(QByteArray &&bytes, Small Spares::*small)
{
    Spares *const all = isWorthKeeping(bytes) ? spares() : nullptr;
    if (!all)
        return;
    closeGap(bytes);
    if (Q_UNLIKELY(bytes.capacity() > SpareBytes::LargestSmall))
        return keepLarge(std::move(bytes), all);
    (all->*small).give(std::move(bytes));
}

} // namespace

QByteArray SpareBytes::take()
{
    Spares *const all = spares();
    return all ? all->payloads.take() : QByteArray();
}

QByteArray SpareBytes::takeFitting(qsizetype size, qsizetype least)
{
    Spares *const all = spares();
    if (!all)
        return {};
    const qsizetype most = fittingCapacity(size);
    return least <= LargestSmall ? all->payloads.takeBetween(least, most) : all->large.takeBetween(least, most);
}

void SpareBytes::fitWithRoom(QByteArray &bytes, qsizetype size)
{
    const qsizetype whole = size + HeaderRoom;
    const qsizetype capacity = bytes.capacity();
    if (capacity < whole || capacity > fittingCapacity(whole) || !bytes.isDetached())
        replace(bytes, whole);
    closeGap(bytes);
    setSize(bytes, whole);
    moveBegin(bytes, HeaderRoom);
}

void SpareBytes::replace(QByteArray &bytes, qsizetype size)
{
    give(std::exchange(bytes, {}));
    bytes = takeFitting(size, size);
    if (bytes.isNull())
        bytes = QByteArray(size, Qt::Uninitialized); // to grow would copy what nobody wants, and take more than that
}

void SpareBytes::give(QByteArray &&bytes)
{
    keep(std::move(bytes), &Spares::payloads);
}

QByteArray SpareBytes::takePiece(qsizetype size)
{
    Spares *const all = spares();
    if (!all)
        return {};
    // It may wait for a slow peer for long, and counts by its size: it must not hold much more than that.
    return size <= LargestSmall ? all->pieces.take() : all->large.takeBetween(size, fittingCapacity(size));
}

void SpareBytes::givePiece(QByteArray &&bytes)
{
    keep(std::move(bytes), &Spares::pieces);
}

} // namespace Tidewire
