// SPDX-License-Identifier: MIT
#include "transport.h"

#include "sockettransport.h"
#ifdef Q_OS_LINUX
#include "nativetransport.h"
#endif

namespace Tidewire {

/// The environment has the last word where the program has none.
bool isNative([[maybe_unused]] TransportType type)
{
#ifdef Q_OS_LINUX
    static const bool portableWanted = qgetenv("TIDEWIRE_TRANSPORT") == "portable";
    return type == TransportType::Native || (type == TransportType::Automatic && !portableWanted);
#else
    return false;
#endif
}

QString Endpoint::toString() const
{
    if (address.isNull())
        return {};
    bool isIPv4 = false;
    const QHostAddress ipv4(address.toIPv4Address(&isIPv4)); // an IPv4 peer of an IPv6 socket reads as IPv4
    const QString host = isIPv4 ? ipv4.toString() : QLatin1Char('[') + address.toString() + QLatin1Char(']');
    return host + QLatin1Char(':') + QString::number(port);
}

std::unique_ptr<Transport> makeTransport(qintptr descriptor, [[maybe_unused]] TransportType type)
{
#ifdef Q_OS_LINUX
    if (isNative(type))
        return NativeTransport::create(int(descriptor));
#endif
    auto socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor))
        return {};
    return std::make_unique<SocketTransport>(std::move(socket));
}

} // namespace Tidewire
