// SPDX-License-Identifier: MIT
#pragma once

#include "sparebytes.h"

#include <QtCore/qlist.h>

#include <cstring>
#include <memory>
#include <span>
#include <utility>

namespace Tidewire {

/// Bytes to write, in pieces: small ones are put together, large ones can be shared without a copy.
class TIDEWIREPROTOCOL_EXPORT OutputBuffer
{
public:
    /// From here on a piece of its own is cheaper than a copy.
    static constexpr qsizetype ShareFrom = 16 * 1024;
    /// The same for the first piece, as one is sent without a list of pieces, and instead of lent memory, which is in
    /// the cache.
    static constexpr qsizetype ShareFirstFrom = 2 * ShareFrom;

    bool isShared(qsizetype pieceSize) const
    {
        return pieceSize >= (size() == 0 || isLent() ? ShareFirstFrom : ShareFrom);
    }
    qsizetype size() const { return (Q_UNLIKELY(m_front) ? m_front->size : 0) + m_used; }

    /// Gives \a memory of somebody else's for what comes next to be put to, by extend(size, end), until own() or
    /// drop(). Without effect if there is something already, or other lent memory.
    void lend(char *memory)
    {
        if (m_tail.isNull() && !m_front)
            m_tail = QByteArray::fromRawData(memory, 0);
    }
    /// Copies what is in lent memory, which may go afterwards.
    void own()
    {
        if (isLent())
            moveFromLent();
    }

    /// Adds \a size bytes, which the caller is to fill before it does anything else.
    char *extend(qsizetype size)
    {
        if (m_tail.capacity() - m_used < size)
            makeRoom(size);
        char *const place = const_cast<char *>(m_tail.constData()) + m_used; // it is nobody else's
        m_used += size;
        return place;
    }
    /// The same, in lent memory, as far as that is free: up to \a end.
    char *extend(qsizetype size, const char *end)
    {
        char *const place = const_cast<char *>(m_tail.constData()) + m_used;
        if (!isLent() || end - place < size)
            return extend(size);
        m_used += size;
        return place;
    }
    void append(QByteArrayView bytes)
    {
        if (!bytes.isEmpty())
            std::memcpy(extend(bytes.size()), bytes.data(), size_t(bytes.size()));
    }

    /// Adds \a bytes as a piece of its own.
    void share(const QByteArray &bytes)
    {
        if (m_used > 0)
            push(takeTail());
        push(bytes);
    }

    /// All of it, if that is one piece that nobody else has. \sa drop()
    std::span<const char> inOnePiece() const { return {m_tail.constData(), m_front ? 0 : size_t(m_used)}; }
    /// Takes inOnePiece() away.
    void drop()
    {
        m_used = 0;
        SpareBytes::givePiece(std::exchange(m_tail, QByteArray()));
    }

    /// The next piece; empty if there is none.
    QByteArray take()
    {
        if (!m_front)
            return takeTail();
        QByteArray piece = m_front->pieces.takeFirst();
        m_front->size -= piece.size();
        if (m_front->pieces.isEmpty())
            m_front.reset(); // a connection at rest keeps nothing
        return piece;
    }

private:
    struct Front
    {
        QList<QByteArray> pieces;
        qsizetype size = 0;
    };

    void makeRoom(qsizetype size);
    bool isLent() const { return m_tail.capacity() == 0 && !m_tail.isNull(); }
    void moveFromLent();
    QByteArray takeTail()
    {
        own();
        m_tail.resize(std::exchange(m_used, 0));
        return std::exchange(m_tail, QByteArray());
    }
    void push(const QByteArray &piece)
    {
        if (!m_front)
            m_front = std::make_unique<Front>();
        m_front->size += piece.size();
        m_front->pieces.append(piece);
    }

    std::unique_ptr<Front> m_front; ///< What comes before the tail, in a burst.
    QByteArray m_tail;              ///< Its size is set when it is taken: to do it with each frame costs a call.
    qsizetype m_used = 0;           ///< Of the tail's capacity, or of the lent memory.
};

} // namespace Tidewire
