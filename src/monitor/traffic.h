// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qobjectdefs.h>

namespace Tidewire {

/// What histories of traffic are made of.
struct TIDEWIREMONITOR_EXPORT Traffic
{
    Q_GADGET

public:
    /// How far a history reaches back.
    enum class Span : int {
        Minute,     ///< 60 values, one a second.
        TenMinutes, ///< 600 values, one a second.
        Day,        ///< 1,440 values, the mean of each minute.
    };
    Q_ENUM(Span)

    /// What a history is of. A connection has the first four.
    enum class Series : int {
        MessagesIn, ///< Per second, as all but Connections and Queued.
        MessagesOut,
        BytesIn,
        BytesOut,
        Connections, ///< How many were open.
        Queued,      ///< Bytes that waited for the network.
        Errors,      ///< Handshakes that failed and connections that ended unclean.
        Dropped,     ///< Messages.
    };
    Q_ENUM(Series)
    static constexpr int ConnectionSeries = 4;
    static constexpr int ServerSeries = 8;
};

} // namespace Tidewire
