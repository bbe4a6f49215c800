// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qlist.h>
#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslerror.h>

#include <functional>

namespace Tidewire {

/// Asked for a server's certificate that the SSL configuration does not trust, and why: true trusts it all the same.
/// Like a slot, it may end or destroy the client, and run an event loop of its own.
using CertificateHandler = std::function<bool(const QSslCertificate &certificate, const QList<QSslError> &errors)>;

} // namespace Tidewire
