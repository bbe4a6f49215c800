// SPDX-License-Identifier: MIT
#pragma once

#include "connection.h"
#include "frameobservers.h"

#include <QtCore/qlist.h>

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
    QList<SentPing> pings;       ///< Without a pong yet, the oldest first.
    qint64 silentSince = -1;     ///< What m_lastReceived was when the silent peer was pinged.
    quint64 bytesGoneAtPing = 0; ///< How much had left by then.

    /// True if there is nothing any more that is not so by itself.
    bool isSpent() const { return pings.isEmpty() && errorDetail.isEmpty() && frameObservers.isEmpty(); }
};

} // namespace Tidewire
