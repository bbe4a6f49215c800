// SPDX-License-Identifier: MIT
#pragma once

#include "framerecord.h"

namespace Tidewire {

// What opens doors is taken out of heads: passwords, tokens and cookies, as far as they stand where such things stand.
// Payloads are not touched.

/// True for headers such as Authorization, Cookie and X-Api-Key, whose whole value is secret.
TIDEWIREMONITOR_EXPORT bool isSecretHeader(QByteArrayView name);
/// True for names of query parameters such as "access_token", percent-encoded or not.
TIDEWIREMONITOR_EXPORT bool isSecretParameter(QByteArrayView name);
/// \a url, or a part of one, with "REDACTED" in place of the user's name and password and of secret parameters.
TIDEWIREMONITOR_EXPORT QByteArray redactedUrl(QByteArrayView url);
/// The value of Sec-WebSocket-Protocol without those that are no names, but tokens that a browser has no other place
/// for.
TIDEWIREMONITOR_EXPORT QByteArray redactedSubprotocols(QByteArrayView value);
/// A request's or response's head; its body, if there is one, stays.
TIDEWIREMONITOR_EXPORT QByteArray redactedHead(QByteArrayView head);
/// \a record with its head redacted; a frame as it is.
TIDEWIREMONITOR_EXPORT FrameRecord redacted(const FrameRecord &record);

} // namespace Tidewire
