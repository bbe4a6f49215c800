// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qstring.h>
#include <QtCore/qvariant.h>

namespace Tidewire {

class WebSocket;

/// What TLS has agreed on, as "TLSv1.3" and "TLS_AES_256_GCM_SHA384". Empty without TLS.
struct TIDEWIREMONITOR_EXPORT TlsFacts
{
    QString protocol;
    QString cipher;

    static TlsFacts of(const WebSocket &socket);
    bool operator==(const TlsFacts &) const = default;
};

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
    TlsFacts tls;
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
