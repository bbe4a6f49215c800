// SPDX-License-Identifier: MIT
#pragma once

#include "inspectchannel.h"
#include "monitor/connectionmodel.h"

#include <QtCore/qset.h>

namespace Tidewire {

/// A table of connections, of which the viewer gets the rows that it shows.
class TableChannel : public InspectChannel
{
    Q_OBJECT

public:
    using InspectChannel::InspectChannel;

    QString set(const QJsonObject &parameters) override;
    /// Null before the viewer's first wish was fulfilled.
    const ConnectionModel *model() const { return m_model.get(); }

private:
    void apply() override;
    void makeModel();
    void refresh();
    void sendRows();
    QJsonObject summary() const;

    std::unique_ptr<ConnectionModel> m_model;
    QJsonObject m_wanted;
    int m_revision = 0;             ///< Of the wishes that are fulfilled; more may wait for their turn.
    QSet<quint64> m_told;           ///< Of the rows of the last message the viewer knows what never changes.
    QElapsedTimer m_sinceHistories; ///< Not valid before the first.
    QElapsedTimer m_sinceRows;
};

} // namespace Tidewire
