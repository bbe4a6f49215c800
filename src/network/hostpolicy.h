// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/httprequest.h"
#include "serveroptions.h"
#include "tidewirenetwork_export.h"

#include <QtNetwork/qhostaddress.h>

namespace Tidewire {

/// Error::HostNotAllowed if \a options do not allow the host that \a request is for on a connection to \a local.
Error checkHost(const HttpRequest &request, const QHostAddress &local, const ServerOptions &options);
/// Error::OriginNotAllowed if \a options do not allow \a request's origin on a connection to \a local.
Error checkOrigin(const HttpRequest &request, const QHostAddress &local, const ServerOptions &options);
/// The network that counts as one client: \a address itself, or the /64 of an IPv6 address.
QHostAddress networkOf(const QHostAddress &address);

} // namespace Tidewire
