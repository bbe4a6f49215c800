// SPDX-License-Identifier: MIT
#pragma once

#include "tidewireprotocol_export.h"

#include <QtCore/qbytearray.h>

#include <limits>

namespace Tidewire {

/// The memory of arrays that have served, payloads and pieces of output, kept for the next ones of this thread: a
/// connection at rest needs none, and a busy one does not ask the system for each message. Payloads and pieces are kept
/// apart, as they differ in size. At most 21 MiB a thread, and as a rule far less: what is kept was in use at one time.
class TIDEWIREPROTOCOL_EXPORT SpareBytes
{
public:
    /// The bytes of an array that is one of many: a few of the larger ones are kept, apart from these.
    static constexpr qsizetype LargestSmall = 32 * 1024 - 64;
    /// Before a payload of SmallestWithRoom bytes or more there is room for the header of a frame (at most 14 bytes,
    /// RFC 6455 §5.2), with which it can be sent on. What is smaller is as well copied.
    static constexpr qsizetype HeaderRoom = 16;
    static constexpr qsizetype SmallestWithRoom = 4096;

    // Payloads

    /// An array with whatever memory is there, to be handed to fit() and given back.
    static QByteArray take();
    /// An array for \a size bytes that others may keep for long: with memory for \a least bytes, and for four times as
    /// many as \a size at most. Null if there is none of that order. Its size and its content are what they were, as to
    /// set them is not for nothing.
    static QByteArray takeFitting(qsizetype size, qsizetype least);
    /// What takeFitting() allows.
    static qsizetype fittingCapacity(qsizetype size)
    {
        if (size > std::numeric_limits<qsizetype>::max() / 8)
            return size;
        // Whole pages, if it takes many: a quarter of a payload may lack the few bytes of its frame's header.
        return size <= LargestSmall ? size * 4 : (size * 4 + Page - 1) / Page * Page;
    }
    /// Makes \a bytes an array of \a size of nobody else's, of any content: with the memory that it has, if that is
    /// what takeFitting() might give.
    Q_ALWAYS_INLINE static void fit(QByteArray &bytes, qsizetype size)
    {
        if (size >= SmallestWithRoom)
            return fitWithRoom(bytes, size);
        if (bytes.size() == size && bytes.isDetached())
            return; // as it was before
        const qsizetype capacity = bytes.capacity();
        if (capacity < size || capacity > fittingCapacity(size) || !bytes.isDetached())
            replace(bytes, size);
        setSize(bytes, size);
    }
    /// Takes the memory of \a bytes, unless it is shared, or of a size that is not kept.
    static void give(QByteArray &&bytes);

    // Pieces of output

    /// As takeFitting(), with any memory: it is a burst's, and soon given back.
    static QByteArray takePiece(qsizetype size);
    static void givePiece(QByteArray &&bytes);

private:
    static constexpr qsizetype Page = 4096;

    /// To resize() is a call, also where nothing changes.
    static void setSize(QByteArray &bytes, qsizetype size)
    {
        if (bytes.size() != size)
            bytes.resize(size);
    }
    static void fitWithRoom(QByteArray &bytes, qsizetype size);
    static void replace(QByteArray &bytes, qsizetype size);
};

} // namespace Tidewire
