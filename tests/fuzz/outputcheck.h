// SPDX-License-Identifier: MIT
#pragma once

#include "sessionplan.h"

namespace Fuzz {

/// What a session sent, once all of it is there.
struct Sent
{
    struct Message
    {
        int opcode = 0;
        QByteArray payload;

        bool operator==(const Message &) const = default;
    };

    QByteArray head;
    QList<Message> messages; ///< Decompressed.
    int closeFrames = 0;
};

/// Reads all that a session wrote, and requires that it is what a peer may be sent: a head, whole frames of the right
/// masking, at most one close frame, and nothing behind it. \a agreement is what the session says was agreed on.
Sent readOutput(const QByteArray &output, Tidewire::Role role, bool opened,
                const Tidewire::CompressionAgreement *agreement);

} // namespace Fuzz
