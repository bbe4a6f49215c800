// SPDX-License-Identifier: MIT
#include "outputbuffer.h"

#include <algorithm>

namespace Tidewire {

/// A burst goes on in another piece: one that grew would be copied again and again.
void OutputBuffer::makeRoom(qsizetype size)
{
    own();
    const bool first = m_used == 0;
    if (!first && m_used + size > SpareBytes::LargestSmall)
        push(takeTail());
    if (m_tail.capacity() == 0)
        m_tail = SpareBytes::takePiece(size);
    if (m_tail.capacity() - m_used >= size)
        return;
    m_tail.resize(m_used); // or the bytes would stay behind
    // A broadcast writes little to each of many, so that it does not grow to the largest at once.
    m_tail.reserve(first ? size : std::max(m_used + size, std::min(m_tail.capacity() * 4, SpareBytes::LargestSmall)));
}

void OutputBuffer::moveFromLent()
{
    const QByteArray lent = std::exchange(m_tail, QByteArray());
    append({lent.constData(), std::exchange(m_used, 0)});
}

} // namespace Tidewire
