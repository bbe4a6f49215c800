// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qstring.h>
#include <QtCore/qvariant.h>

namespace Tidewire {

class WebSocket;

/// All that can be said of one connection besides its figures. Made for those that somebody looks at.
struct TIDEWIREMONITOR_EXPORT ConnectionReport
{
    QString peer;
    QString local;
    QString path;
    QString query;
    QString url;
    QString origin;
    QString userAgent;
    QString subprotocol;
    QString extensions;
    bool secure = false;
    QDateTime startTime;
    QString requestLine;
    /// Maps of "name" and "value". What opens doors (passwords, cookies) is hidden.
    QVariantList headers;
    /// 0 before the end.
    int closeCode = 0;
    QString closeReason;
    /// Empty if nothing went wrong.
    QString error;

    static ConnectionReport of(const WebSocket &socket);
    bool operator==(const ConnectionReport &) const = default;
};

} // namespace Tidewire
