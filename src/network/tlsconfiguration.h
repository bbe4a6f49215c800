// SPDX-License-Identifier: MIT
#pragma once

#include "tidewirenetwork_export.h"

#include <QtNetwork/qsslconfiguration.h>

#include <optional>

namespace Tidewire {

/// The configuration of a server that shows the certificate chain and uses the private key of two PEM files, and asks
/// clients for none. Nothing if a file does not hold what it should, or the key is not the certificate's (which is
/// looked at where the build has OpenSSL): then \a problem, if not null, says so.
TIDEWIRENETWORK_EXPORT std::optional<QSslConfiguration> serverTlsConfiguration(const QString &certificateFile,
                                                                               const QString &keyFile,
                                                                               QString *problem = nullptr);

} // namespace Tidewire
