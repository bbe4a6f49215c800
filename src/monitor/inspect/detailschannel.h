// SPDX-License-Identifier: MIT
#pragma once

#include "historycode.h"
#include "inspectchannel.h"
#include "monitor/connectionreport.h"

#include <optional>

namespace Tidewire {

/// All about one connection of a table.
class DetailsChannel : public InspectChannel
{
    Q_OBJECT

public:
    DetailsChannel(InspectViewer *viewer, int number, QLatin1StringView kind);

    QString set(const QJsonObject &parameters) override;

private:
    void apply() override;
    void refresh();
    void addReport(QJsonObject &message, const ConnectionRow &row);

    int m_wantedTable = 0;
    quint64 m_wantedId = 0;
    int m_table = 0;
    quint64 m_id = 0;
    bool m_isGone = false; ///< And the viewer knows.
    std::optional<ConnectionReport> m_told;
    HistorySender m_history;
    QTimer m_timer;
};

} // namespace Tidewire
