// SPDX-License-Identifier: MIT
#include "detailschannel.h"

#include "inspectprotocol.h"
#include "monitor/connectionmodel.h"
#include "network/websocketservice.h"

namespace Tidewire {

using namespace Qt::StringLiterals;

DetailsChannel::DetailsChannel(InspectViewer *viewer, int number, QLatin1StringView kind)
    : InspectChannel(viewer, number, kind)
{
    m_timer.setInterval(Inspect::MinInterval);
    connect(&m_timer, &QTimer::timeout, this, &DetailsChannel::refresh);
}

QString DetailsChannel::set(const QJsonObject &parameters)
{
    if (unsignedFromJson(parameters.value("connection"_L1)) == 0)
        return u"a connection's id is missing"_s;
    m_wantedTable = parameters.value("table"_L1).toInt(m_wantedTable);
    m_wantedId = unsignedFromJson(parameters.value("connection"_L1));
    schedule();
    return {};
}

/// All is told anew, histories too, which is work.
void DetailsChannel::apply()
{
    m_table = m_wantedTable;
    m_id = m_wantedId;
    m_isGone = false;
    m_told.reset();
    m_history = {};
    refresh();
    m_timer.start();
}

void DetailsChannel::refresh()
{
    const ConnectionModel *table = viewer()->table(m_table);
    if (!table || viewer()->isCongested())
        return;
    const ConnectionRow *row = table->connection(m_id);
    if (!row && m_isGone)
        return;
    m_isGone = !row;
    QJsonObject message{{"connection"_L1, double(m_id)}, {"known"_L1, row != nullptr}};
    if (row) {
        message.insert("row"_L1, rowToJson(*row, {}));
        addReport(message, *row);
        m_history.addTo(message, row->traffic, Traffic::ConnectionSeries, row->traffic.seconds());
    }
    send(message);
}

void DetailsChannel::addReport(QJsonObject &message, const ConnectionRow &row)
{
    std::optional<ConnectionReport> report;
    if (row.report) {
        report = *row.report;
    } else if (const WebSocket *socket = service() ? service()->connection(m_id) : nullptr; socket && !m_told) {
        report = ConnectionReport::of(*socket);
    }
    if (!report || report == m_told)
        return;
    message.insert("report"_L1, reportToJson(*report));
    m_told = std::move(report);
}

} // namespace Tidewire
