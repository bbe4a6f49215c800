// SPDX-License-Identifier: MIT
#include "transport.h"

namespace Tidewire {

QString Endpoint::toString() const
{
    if (address.isNull())
        return {};
    bool isIPv4 = false;
    const QHostAddress ipv4(address.toIPv4Address(&isIPv4)); // an IPv4 peer of an IPv6 socket reads as IPv4
    const QString host = isIPv4 ? ipv4.toString() : QLatin1Char('[') + address.toString() + QLatin1Char(']');
    return host + QLatin1Char(':') + QString::number(port);
}

} // namespace Tidewire
