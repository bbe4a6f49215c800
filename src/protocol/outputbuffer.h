// SPDX-License-Identifier: MIT
#pragma once

#include "sparebytes.h"

#include <QtCore/qlist.h>

#include <cstring>
#include <utility>

namespace Tidewire {

/// Bytes to write, in pieces: small ones are put together, large ones can be shared without a copy.
class OutputBuffer
{
public:
    /// From here on a piece of its own is cheaper than a copy.
    static constexpr qsizetype ShareFrom = 16 * 1024;

    qsizetype size() const { return m_frontSize + m_tail.size(); }

    /// Adds \a size bytes, which the caller is to fill before it does anything else.
    char *extend(qsizetype size)
    {
        if (m_tail.isNull())
            m_tail = SpareBytes::take(size);
        const qsizetype before = m_tail.size();
        m_tail.resize(before + size);
        return m_tail.data() + before;
    }
    void append(QByteArrayView bytes)
    {
        if (!bytes.isEmpty())
            std::memcpy(extend(bytes.size()), bytes.data(), size_t(bytes.size()));
    }

    void share(const QByteArray &bytes)
    {
        if (bytes.size() < ShareFrom)
            return append(bytes);
        if (!m_tail.isEmpty())
            push(std::exchange(m_tail, {}));
        push(bytes);
    }

    /// The next piece; empty if there is none.
    QByteArray take()
    {
        if (m_front.isEmpty())
            return std::exchange(m_tail, {});
        QByteArray piece = m_front.takeFirst();
        m_frontSize -= piece.size();
        if (m_front.isEmpty())
            m_front = {}; // a connection at rest keeps nothing
        return piece;
    }

private:
    void push(const QByteArray &piece)
    {
        m_frontSize += piece.size();
        m_front.append(piece);
    }

    QList<QByteArray> m_front;
    qsizetype m_frontSize = 0;
    QByteArray m_tail;
};

} // namespace Tidewire
