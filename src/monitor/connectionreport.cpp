// SPDX-License-Identifier: MIT
#include "connectionreport.h"

#include "network/websocket.h"

#include <QtNetwork/qabstractsocket.h>

#include <algorithm>
#include <array>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

QString hostAndPort(const QHostAddress &address, quint16 port)
{
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = isIpv6 ? u'[' + address.toString() + u']' : address.toString();
    return host + u':' + QString::number(port);
}

bool isSecret(QByteArrayView name)
{
    constexpr std::array<QByteArrayView, 4> Secrets{"Authorization", "Cookie", "Proxy-Authorization",
                                                    "Sec-WebSocket-Key"};
    return std::ranges::any_of(
        Secrets, [name](QByteArrayView secret) { return name.compare(secret, Qt::CaseInsensitive) == 0; });
}

QVariantList readableHeaders(const HttpHead &head)
{
    QVariantList headers;
    for (int i = 0; i < head.headerCount(); ++i) {
        const QByteArrayView name = head.headerName(i);
        const QString value = isSecret(name) ? u"••••••"_s : QString::fromUtf8(head.headerValue(i));
        headers.append(QVariantMap{{u"name"_s, QString::fromUtf8(name)}, {u"value"_s, value}});
    }
    return headers;
}

} // namespace

TlsFacts TlsFacts::of(const WebSocket &socket)
{
    return {socket.tlsProtocol(), socket.tlsCipher()};
}

ConnectionReport ConnectionReport::of(const WebSocket &socket)
{
    ConnectionReport report;
    report.peer = socket.peer();
    report.local = hostAndPort(socket.localAddress(), socket.localPort());
    report.path = socket.requestPath();
    report.query = socket.requestQuery();
    report.url = socket.requestUrl().toString();
    report.origin = socket.origin();
    report.userAgent = socket.requestHeader(u"User-Agent"_s);
    report.subprotocol = socket.subprotocol();
    report.extensions = socket.extensions();
    report.secure = socket.isSecure();
    report.tls = TlsFacts::of(socket);
    report.startTime = socket.startTime();
    const HttpHead &head = socket.request().head();
    report.requestLine = QString::fromUtf8(head.startLine());
    report.headers = readableHeaders(head);
    if (socket.state() == WebSocket::State::Closed) {
        report.closeCode = int(socket.closeCode());
        report.closeReason = socket.closeReason();
    }
    report.error = socket.errorString();
    return report;
}

} // namespace Tidewire
