// SPDX-License-Identifier: MIT
// The details of a connection in another process.
#include "connectiondetails.h"

#include "inspect/historycode.h"
#include "inspect/remotedetails.h"
#include "inspect/remotetable.h"

namespace Tidewire {

using namespace Qt::StringLiterals;

void ConnectionDetails::lookAtServer()
{
    m_remote.reset();
    refresh();
    subscribe();
}

void ConnectionDetails::subscribe()
{
    const RemoteTable *table = m_model ? m_model->remote() : nullptr;
    if (table && table->server() && m_id != 0 && !m_isLost)
        m_remote = std::make_unique<RemoteDetails>(table->server(), table->channel(), this);
}

void ConnectionDetails::takeRemote(const QJsonObject &message)
{
    const QVariantList headersBefore = m_report.headers;
    const int tickBefore = historyTick();
    if (message.value("known"_L1).toBool())
        readRemoteRow(message);
    else
        m_row.state = ConnectionState::Closed;
    tell(headersBefore, tickBefore);
}

void ConnectionDetails::readRemoteRow(const QJsonObject &message)
{
    rowFromJson(message.value("row"_L1).toObject(), m_row);
    m_idle = m_row.idle.count();
    if (message.contains("report"_L1))
        m_report = reportFromJson(message.value("report"_L1).toObject());
    else if (m_report.peer.isEmpty())
        reportFrom(m_row);
    if (m_row.state == ConnectionState::Closed && m_report.closeCode == 0) {
        m_report.closeCode = m_row.closeCode;
        m_report.closeReason = m_row.closeReason;
    }
    constexpr int Series = Traffic::ConnectionSeries;
    if (message.contains("seconds"_L1)) {
        const int seconds = message.value("secondCount"_L1).toInt();
        m_row.traffic.load(historySeconds(message, Series), historyMinutes(message, Series), seconds);
    }
    for (const auto &values : recentSeconds<Series>(message.value("recent"_L1)))
        m_row.traffic.addSecond(values);
    m_valid = true;
}

void ConnectionDetails::loseRemote()
{
    m_remote.reset();
    m_isLost = true;
    m_row.state = ConnectionState::Closed;
    Q_EMIT changed();
}

} // namespace Tidewire
