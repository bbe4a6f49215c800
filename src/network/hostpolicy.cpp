// SPDX-License-Identifier: MIT
#include "hostpolicy.h"

#include <QtCore/qurl.h>

#include <algorithm>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

bool contains(const QStringList &list, const QString &text)
{
    return list.contains(u"*"_s) || list.contains(text, Qt::CaseInsensitive);
}

/// True for names that no name server is asked for: localhost (RFC 6761 §6.3), and addresses of the loopback.
bool isLoopbackName(const QString &host)
{
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || host.endsWith(".localhost"_L1, Qt::CaseInsensitive))
        return true;
    QHostAddress address;
    return address.setAddress(host) && address.isLoopback();
}

bool isPlain(char c)
{
    return isAlphanumeric(c) || c == '-' || c == '.';
}

/// The name or IPv4 address of \a host, without the port, if nothing in it is encoded, as it is nearly always; else
/// nothing. To have QUrl read it takes four times as long.
QString plainName(QByteArrayView host)
{
    const auto nameEnd = std::ranges::find_if_not(host, isPlain);
    const bool hasPort = nameEnd != host.end() && *nameEnd == ':' && std::all_of(nameEnd + 1, host.end(), isDigit);
    const bool isAll = nameEnd == host.end() || hasPort;
    return isAll ? QString::fromLatin1(host.first(nameEnd - host.begin())) : QString();
}

} // namespace

Error checkHost(const HttpRequest &request, const QHostAddress &local, const ServerOptions &options)
{
    const bool guarded = options.allowedHosts.isEmpty() && local.isLoopback();
    if (options.allowedHosts.isEmpty() && !guarded)
        return Error::None;
    const QByteArrayView host = request.host();
    if (guarded && isLoopbackName(plainName(host)))
        return Error::None;
    const QUrl url = QUrl::fromEncoded("http://" + host.toByteArray(), QUrl::StrictMode);
    const bool allowed = guarded
        ? isLoopbackName(url.host())
        : contains(options.allowedHosts, url.host()) || contains(options.allowedHosts, url.host(QUrl::FullyEncoded));
    return allowed ? Error::None : Error::HostNotAllowed;
}

Error checkOrigin(const HttpRequest &request, const QHostAddress &local, const ServerOptions &options)
{
    if (request.origin().isEmpty())
        return Error::None;
    const QByteArray origin = request.origin().toByteArray();
    if (!options.allowedOrigins.isEmpty())
        return contains(options.allowedOrigins, QString::fromUtf8(origin)) ? Error::None : Error::OriginNotAllowed;
    const bool allowed = !local.isLoopback() || isLoopbackName(QUrl::fromEncoded(origin, QUrl::StrictMode).host());
    return allowed ? Error::None : Error::OriginNotAllowed;
}

QHostAddress networkOf(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4); // also of an address like ::ffff:192.0.2.1
    if (isIpv4)
        return QHostAddress(ipv4);
    Q_IPV6ADDR network = address.toIPv6Address();
    std::fill(std::begin(network.c) + 8, std::end(network.c), quint8(0));
    return QHostAddress(network);
}

} // namespace Tidewire
