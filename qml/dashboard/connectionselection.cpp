// SPDX-License-Identifier: MIT
#include "connectionselection.h"

#include <algorithm>
#include <utility>

namespace Tidewire {

void ConnectionSelection::setModel(ConnectionModel *model)
{
    if (m_model == model)
        return;
    if (m_model)
        disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    if (m_model) {
        connect(m_model, &ConnectionModel::refreshed, this, &ConnectionSelection::forgetGone);
        connect(m_model, &ConnectionModel::serverChanged, this, [this] {
            select(0);
            watchProcess();
        });
    }
    watchProcess();
    Q_EMIT modelChanged();
    select(0);
}

void ConnectionSelection::watchProcess()
{
    if (m_process)
        disconnect(m_process, nullptr, this, nullptr);
    m_process = m_model ? qobject_cast<RemoteServer *>(m_model->server()) : nullptr;
    if (m_process)
        connect(m_process, &RemoteServer::processChanged, this, &ConnectionSelection::loseProcess);
}

/// Nothing that is selected is there any more. The current one stays to be looked at.
void ConnectionSelection::loseProcess()
{
    m_ids.clear();
    m_isLost = m_currentId != 0;
    announce();
}

/// So that who looks at the current one sees it go, though the next may have its id.
void ConnectionSelection::leaveLost()
{
    if (!std::exchange(m_isLost, false))
        return;
    m_currentId = m_anchorId = 0;
    announce();
}

QList<qreal> ConnectionSelection::ids() const
{
    return {m_ids.begin(), m_ids.end()};
}

void ConnectionSelection::select(qreal id)
{
    const auto wanted = quint64(id);
    leaveLost();
    if (m_currentId == wanted && m_ids.size() == (wanted > 0 ? 1 : 0) && (wanted == 0 || m_ids.contains(wanted)))
        return;
    m_ids.clear();
    if (wanted > 0)
        m_ids.insert(wanted);
    m_currentId = m_anchorId = wanted;
    announce();
}

void ConnectionSelection::toggle(qreal id)
{
    const auto wanted = quint64(id);
    if (wanted == 0)
        return;
    leaveLost();
    if (!m_ids.remove(wanted))
        m_ids.insert(wanted);
    m_currentId = m_anchorId = wanted;
    announce();
}

void ConnectionSelection::extendTo(int row)
{
    if (!m_model || row < 0 || row >= m_model->count())
        return;
    leaveLost();
    const int anchor = m_anchorId > 0 ? m_model->rowOf(m_anchorId) : -1;
    if (anchor < 0) {
        select(qreal(m_model->connectionIdAt(row)));
        return;
    }
    m_ids.clear();
    for (int each = std::min(anchor, row); each <= std::max(anchor, row); ++each)
        m_ids.insert(m_model->connectionIdAt(each));
    // A place of which nothing is known yet.
    m_ids.remove(0);
    m_currentId = m_model->connectionIdAt(row);
    announce();
}

void ConnectionSelection::selectAll()
{
    if (!m_model || m_model->count() == 0)
        return;
    leaveLost();
    m_ids.clear();
    m_ids.reserve(m_model->count());
    for (int row = 0; row < m_model->count(); ++row)
        m_ids.insert(m_model->connectionIdAt(row));
    m_ids.remove(0);
    if (!m_ids.contains(m_currentId))
        m_currentId = m_anchorId = m_model->connectionIdAt(0);
    announce();
}

void ConnectionSelection::announce()
{
    ++m_revision;
    Q_EMIT changed();
}

void ConnectionSelection::forgetGone()
{
    // Only of a server in this process all connections are known at any time.
    if (m_ids.isEmpty() || !m_model->service())
        return;
    const qsizetype before = m_ids.size();
    m_ids.removeIf([this](quint64 id) {
        const ConnectionRow *row = m_model->connection(id);
        return id != m_currentId && (!row || row->state == ConnectionState::Closed);
    });
    if (m_ids.size() != before)
        announce();
}

} // namespace Tidewire
