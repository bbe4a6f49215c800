// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qbytearray.h>

namespace Tidewire {

/// A request's or a response's head, as HAR tells it in pieces.
struct HarHead
{
    bool present = false;
    QByteArray method = "GET";
    QByteArray url;
    QByteArray version = "HTTP/1.1";
    qint64 status = 0;
    QByteArray statusText;
    QByteArray headers; ///< As lines.

    void addHeader(const QByteArray &name, const QByteArray &value);
    // As it was on the wire.
    QByteArray request() const;
    QByteArray response() const;
};

} // namespace Tidewire
