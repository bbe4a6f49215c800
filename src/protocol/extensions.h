// SPDX-License-Identifier: MIT
#pragma once

#include "result.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qbytearrayview.h>
#include <QtCore/qlist.h>

#include <optional>

namespace Tidewire {

/// `name` or `name=value` behind an extension's name; a value that came in quotes stands here without them.
struct ExtensionParameter
{
    QByteArray name;
    std::optional<QByteArray> value;

    bool operator==(const ExtensionParameter &) const = default;
};

/// One element of `Sec-WebSocket-Extensions`: an offer of the client, or an answer of the server.
struct Extension
{
    QByteArray name;
    QList<ExtensionParameter> parameters;

    bool operator==(const Extension &) const = default;
};

/// Reads the value of `Sec-WebSocket-Extensions` (RFC 6455 §9.1), the elements in their order; several headers are
/// joined by ", " before. Error::ExtensionMalformed unless the grammar is kept to the letter.
TIDEWIREPROTOCOL_EXPORT Result<QList<Extension>> parseExtensions(QByteArrayView value);

} // namespace Tidewire
