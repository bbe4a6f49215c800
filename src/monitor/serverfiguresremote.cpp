// SPDX-License-Identifier: MIT
// The figures of a server in another process.
#include "serverfigures.h"

#include "inspect/historycode.h"
#include "inspect/remotefigures.h"

#include <QtCore/qmetaobject.h>

namespace Tidewire {

using namespace Qt::StringLiterals;

QObject *ServerFigures::server() const
{
    return m_remote ? m_remote->server() : m_watch.object();
}

void ServerFigures::setServer(QObject *server)
{
    auto *remote = qobject_cast<RemoteServer *>(server);
    if (!remote)
        return setService(ServiceWatch::serviceOf(server));
    if (m_remote && m_remote->server() == remote)
        return;
    m_watch.watch(nullptr);
    clear();
    m_remote = std::make_unique<RemoteFigures>(remote, this);
    Q_EMIT serverChanged();
    Q_EMIT changed();
}

void ServerFigures::takeRemote(const QJsonObject &message)
{
    const auto number = [&message](QLatin1StringView name) { return message.value(name).toDouble(); };
    const auto whole = [&message](QLatin1StringView name) { return unsignedFromJson(message.value(name)); };
    const auto small = [&message](QLatin1StringView name) { return message.value(name).toInt(); };
    m_now = {message.value("url"_L1).toString(),
             qint64(whole("uptime"_L1)),
             small("connections"_L1),
             qint64(whole("queued"_L1)),
             small("slow"_L1),
             small("errors"_L1),
             message.value("errorCodes"_L1).toString()};
    m_meters.opened.setRate(number("connectionRate"_L1));
    m_meters.messagesIn.setRate(number("messagesIn"_L1));
    m_meters.messagesOut.setRate(number("messagesOut"_L1));
    m_meters.bytesIn.setRate(number("bytesIn"_L1));
    m_meters.bytesOut.setRate(number("bytesOut"_L1));
    m_meters.dropped.setRate(number("dropRate"_L1));
    m_totals.messagesReceived = whole("totalMessagesIn"_L1);
    m_totals.messagesSent = whole("totalMessagesOut"_L1);
    m_totals.bytesReceived = whole("totalBytesIn"_L1);
    m_totals.bytesSent = whole("totalBytesOut"_L1);
    m_totals.messagesDropped = whole("totalDropped"_L1);
    m_opened = whole("totalConnections"_L1);
    m_handshakeFailures = number("handshakeFailures"_L1);
    m_peaks = {number("peakConnections"_L1), number("peakMessagesIn"_L1), number("peakMessagesOut"_L1),
               number("peakBytesIn"_L1),     number("peakBytesOut"_L1),   number("peakQueued"_L1)};
    takeRemoteErrors(message.value("errorKinds"_L1).toArray());
    takeRemoteHistory(message);
    Q_EMIT changed();
}

void ServerFigures::takeRemoteErrors(const QJsonArray &kinds)
{
    m_tally.clear();
    for (const QJsonValue kind : kinds) {
        // A name that is not known here counts as a connection that ended without a close frame, which has none.
        const QByteArray name = kind["name"_L1].toString().toLatin1();
        const int value = QMetaEnum::fromType<Error>().keyToValue(name);
        m_tally.add(value < 0 ? Error::None : Error(value), kind["count"_L1].toDouble());
    }
}

void ServerFigures::takeRemoteHistory(const QJsonObject &message)
{
    constexpr int Series = Traffic::ServerSeries;
    const int tickBefore = m_historyTick;
    if (message.contains("seconds"_L1)) {
        const QList<QList<qreal>> seconds = historySeconds(message, Series);
        // The other side has just begun to watch, after a break maybe: what is known here is more.
        if (seconds.first().size() >= history(Traffic::Series::MessagesIn, Traffic::Span::TenMinutes).size()) {
            m_log = {};
            m_log.load(seconds, historyMinutes(message, Series));
        }
        ++m_historyTick;
    }
    for (const auto &values : recentSeconds<Series>(message.value("recent"_L1))) {
        m_log.addSecond(values);
        ++m_historyTick;
    }
    if (m_historyTick != tickBefore)
        Q_EMIT historyChanged();
}

} // namespace Tidewire
