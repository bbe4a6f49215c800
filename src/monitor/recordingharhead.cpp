// SPDX-License-Identifier: MIT
#include "recordingharhead.h"

#include <QtCore/qurl.h>

namespace Tidewire {

namespace {

/// One line of a head: no value may begin another.
QByteArray oneLine(QByteArray text)
{
    return text.replace('\r', ' ').replace('\n', ' ');
}

} // namespace

void HarHead::addHeader(const QByteArray &name, const QByteArray &value)
{
    headers += oneLine(name) + ": " + oneLine(value) + "\r\n";
}

QByteArray HarHead::request() const
{
    const QUrl parsed = QUrl::fromEncoded(url);
    QByteArray target = parsed.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (parsed.hasQuery())
        target += '?' + parsed.query(QUrl::FullyEncoded).toLatin1();
    return oneLine(method) + ' ' + target + ' ' + oneLine(version) + "\r\n" + headers + "\r\n";
}

QByteArray HarHead::response() const
{
    const QByteArray line = oneLine(version) + ' ' + QByteArray::number(status) + ' ' + oneLine(statusText);
    return line.trimmed() + "\r\n" + headers + "\r\n";
}

} // namespace Tidewire
