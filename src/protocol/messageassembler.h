// SPDX-License-Identifier: MIT
#pragma once

#include "frameheader.h"
#include "sharedlimits.h"
#include "utf8validator.h"

#include <QtCore/qbytearray.h>

namespace Tidewire {

/// Puts a message together from its data frames: their order (RFC 6455 §5.4), the limits, and the text's encoding.
/// The payload's memory grows with the bytes that have arrived, not with those that were announced; a spare array is as
/// large as it is.
class TIDEWIREPROTOCOL_EXPORT MessageAssembler
{
public:
    explicit MessageAssembler(const Limits &limits);

    /// Takes the header of the next data frame. If it is \a compressed, the length that it announces is not that of the
    /// payload, and append() sees to the limit.
    Error beginFrame(const FrameHeader &header, bool compressed = false);
    /// Takes the next piece of its payload, unmasked and decompressed, behind which \a missing bytes are still to come,
    /// as far as that is known.
    Error append(std::span<const char> payload, quint64 missing = 0);
    /// Memory behind the payload for the next piece of it, of which \a missing bytes are still to come; append() does
    /// not copy what begins there. Grows with what has arrived, and is empty while that is little.
    std::span<char> room(quint64 missing);
    /// To be called when the frame's payload is complete.
    Error endFrame();

    /// The short way for a frame that is a message by itself and is there as a whole: checks it, and keeps nothing.
    /// To be called instead of append() and endFrame().
    Error passWhole(std::span<const char> payload);

    /// True if a message of \a size bytes in one frame would be within the limits.
    bool takesWhole(quint64 size) const
    {
        return size <= quint64(m_limits->maxMessageSize) && size <= quint64(m_limits->maxFrameSize)
            && m_limits->maxFragments > 0;
    }
    const Limits &limits() const { return *m_limits; }
    /// True between the first frame of a message and the end of its last.
    bool isActive() const { return m_active; }
    /// True once the last frame has ended; take() then gives the message.
    bool isComplete() const { return m_complete; }
    bool isText() const { return m_text; }
    /// The finished message; the assembler is ready for the next one.
    QByteArray take();
    /// Frees the memory of a message that will never be complete.
    void release() { m_payload = QByteArray(); }

private:
    void grow(qsizetype size, quint64 missing, qsizetype capacity);

    SharedLimits m_limits;
    QByteArray m_payload;
    int m_fragments = 0;
    bool m_active = false;
    bool m_complete = false;
    bool m_text = false;
    bool m_lastFrame = false;
    Utf8Validator m_validator;
};

} // namespace Tidewire
