// SPDX-License-Identifier: MIT
#pragma once

#include "monitor/connectionrow.h"
#include "remotesubscription.h"

#include <QtCore/qhash.h>

#include <vector>

namespace Tidewire {

class ConnectionModel;

/// What a ConnectionModel shows of a remote server: how many rows there are, and those of the window around what can
/// be seen. The other side sorts, filters and pauses.
class RemoteTable : public RemoteSubscription
{
public:
    RemoteTable(RemoteServer *server, ConnectionModel *model);

    int count() const { return m_count; }
    int openCount() const { return m_openCount; }
    int missed() const { return m_missed; }
    bool isPaused() const { return m_paused; }
    void setPaused(bool paused);
    /// The model's filter, order or retention has changed.
    void modelChanged();
    /// The model's visible range has.
    void viewChanged() { update(); }

    /// Null unless it is loaded.
    const ConnectionRow *rowAt(int row) const;
    const ConnectionRow *find(quint64 id) const;
    int rowOf(quint64 id) const { return m_places.value(id, -1); }
    int firstLoaded() const { return m_first; }
    int loadedCount() const { return int(m_rows.size()); }

    // For the model, which tells its views of it.

    void setCount(int count);

private:
    using Rows = std::vector<std::unique_ptr<ConnectionRow>>;

    QJsonObject parameters() const override;
    void receive(const QJsonObject &message) override;
    void attached() override { m_isFresh = true; }
    void serverDestroyed() override;

    Rows readRows(const QJsonArray &json) const;
    void takeRows(int first, Rows rows);

    ConnectionModel *m_model;
    int m_count = 0;
    int m_openCount = 0;
    int m_missed = 0;
    bool m_paused = false;
    int m_revision = 0;
    bool m_isFresh = true; ///< The rows that are shown are those of the last connection.
    int m_first = 0;
    Rows m_rows;
    QHash<quint64, int> m_places; ///< The row of each that is loaded.
};

} // namespace Tidewire
