// SPDX-License-Identifier: MIT
#include "connectionreport.h"

#include "network/websocket.h"
#include "redaction.h"

#include <QtNetwork/qabstractsocket.h>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

QString hostAndPort(const QHostAddress &address, quint16 port)
{
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = isIpv6 ? u'[' + address.toString() + u']' : address.toString();
    return host + u':' + QString::number(port);
}

QVariantList readableHeaders(const HttpHead &head)
{
    QVariantList headers;
    for (int i = 0; i < head.headerCount(); ++i) {
        const QByteArrayView name = head.headerName(i);
        const bool isKey = name.compare("Sec-WebSocket-Key", Qt::CaseInsensitive) == 0;
        const bool isProtocol = name.compare("Sec-WebSocket-Protocol", Qt::CaseInsensitive) == 0;
        const QByteArray shown =
            isProtocol ? redactedSubprotocols(head.headerValue(i)) : head.headerValue(i).toByteArray();
        const QString value = isKey || isSecretHeader(name) ? u"••••••"_s : QString::fromUtf8(shown);
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
    // Behind a question mark, so that it is taken for what it is.
    report.query = QString::fromUtf8(redactedUrl('?' + socket.requestQuery().toUtf8()).sliced(1));
    report.url = QString::fromUtf8(redactedUrl(socket.requestUrl().toString().toUtf8()));
    report.origin = socket.origin();
    report.userAgent = socket.requestHeader(u"User-Agent"_s);
    report.subprotocol = socket.subprotocol();
    report.extensions = socket.extensions();
    report.secure = socket.isSecure();
    report.tls = TlsFacts::of(socket);
    report.startTime = socket.startTime();
    const HttpHead &head = socket.request().head();
    report.requestLine = QString::fromUtf8(redactedHead(head.startLine().toByteArray() + "\r\n\r\n").trimmed());
    report.headers = readableHeaders(head);
    if (socket.state() == WebSocket::State::Closed) {
        report.closeCode = int(socket.closeCode());
        report.closeReason = socket.closeReason();
    }
    report.error = socket.errorString();
    return report;
}

} // namespace Tidewire
