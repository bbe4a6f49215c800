// SPDX-License-Identifier: MIT
#pragma once

#include "connection.h"
#include "frameobservers.h"

#include <QtCore/qlist.h>

#include <chrono>

namespace Tidewire {

/// What few connections have at a time.
struct Connection::Extras
{
    struct SentPing
    {
        QByteArray payload;
        qint64 time; ///< Nanoseconds of the steady clock.
    };

    QString errorDetail;
    FrameObservers frameObservers;
    QList<SentPing> pings;           ///< Without a pong yet, the oldest first.
    quint64 bytesReported = 0;       ///< Of those that have left, if that is reported.
    bool silent = false;             ///< The peer was pinged as it had been silent.
    quint64 bytesReceivedAtPing = 0; ///< How much had come by then.
    quint64 pingEnd = 0;             ///< Of all bytes that were sent, those up to the ping.
    quint64 bytesTaken = 0;          ///< Those that the peer had, when that was asked last.
    /// When the end began that takes longer, as bytes still leave; nanoseconds of the steady clock. 0: it does not.
    qint64 endBegan = 0;
    std::chrono::milliseconds secondHalf{0}; ///< Of the period that it is given at once, while the first half lasts.

    /// True if there is nothing any more that is not so by itself.
    bool isSpent() const
    {
        return pings.isEmpty() && errorDetail.isEmpty() && frameObservers.isEmpty() && endBegan == 0;
    }
};

} // namespace Tidewire
