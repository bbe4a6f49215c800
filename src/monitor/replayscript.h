// SPDX-License-Identifier: MIT
#pragma once

#include "framerecord.h"

#include <chrono>
#include <optional>
#include <utility>

namespace Tidewire {

/// One recorded connection as something to play: the messages of one side, and what the other is to answer.
struct TIDEWIREMONITOR_EXPORT ReplayScript
{
    struct Message
    {
        /// Of its record.
        quint64 number = 0;
        /// Microseconds since the connection opened.
        qint64 offset = 0;
        bool isText = true;
        QByteArray payload;
        /// Larger than the payload if the recorder kept only its front.
        quint64 payloadSize = 0;
        /// How many messages of the other side stand before it.
        std::size_t repliesBefore = 0;

        /// How long it has to wait at its recorded pace, \a elapsed microseconds after the opening; 0 if it is due.
        /// Never longer than a timer can, 24 days: what is left is to be asked for again then.
        std::chrono::milliseconds wait(qint64 elapsed) const;
    };

    /// What the replay sends, and what it is to receive, each in order.
    std::vector<Message> sent;
    std::vector<Message> expected;
    /// The close frame's payload, if the side that is played was the first to close.
    std::optional<QByteArray> close;
    /// True if the other side was the first to close.
    bool peerCloses = false;
    /// Of the handshake.
    QList<QByteArray> offeredSubprotocols;
    QByteArray agreedSubprotocol;
    QByteArray origin;

    /// The connection of that id in \a recording; of a client that connected several times, the first connection.
    /// \a played is the side that the replay is.
    static ReplayScript of(const FrameRecording &recording, quint64 connectionId, Role played);
    /// How the side that is played closes: as it did, or normally if it did not, or in a way that is not allowed.
    std::pair<CloseCode, QString> closing() const;
    /// Why it cannot be played, for people; empty if it can be: a message of which only the front was kept, or that was
    /// never whole, cannot be sent.
    QString problem() const;
};

} // namespace Tidewire
