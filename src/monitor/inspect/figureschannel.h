// SPDX-License-Identifier: MIT
#pragma once

#include "historycode.h"
#include "inspectchannel.h"

namespace Tidewire {

class ServerFigures;

/// The server's key figures with their history.
class FiguresChannel : public InspectChannel
{
    Q_OBJECT

public:
    using InspectChannel::InspectChannel;

    QString set(const QJsonObject &parameters) override;

private:
    void apply() override;
    void refresh();

    std::shared_ptr<ServerFigures> m_figures;
    HistorySender m_history;
};

} // namespace Tidewire
