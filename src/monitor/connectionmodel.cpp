// SPDX-License-Identifier: MIT
#include "connectionmodel.h"

#include "connectionorder.h"
#include "inspect/remotetable.h"
#include "network/websocketservice.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace Tidewire {

using std::chrono::milliseconds;

ConnectionModel::ConnectionModel(QObject *parent)
    : QAbstractListModel(parent), m_sorter(std::make_unique<ConnectionOrder>()), m_viewTimer(this),
      m_watch(this, this, [this](milliseconds elapsed) { tick(elapsed); })
{
    m_viewTimer.setSingleShot(true);
    connect(&m_viewTimer, &QTimer::timeout, this, &ConnectionModel::announceView);
}

ConnectionModel::~ConnectionModel() = default;

void ConnectionModel::setService(WebSocketService *service)
{
    if (service == m_watch.service() && !m_remote)
        return;
    dropRemote();
    m_watch.watch(nullptr);
    clear();
    m_watch.watch(service);
    if (service) {
        const QList<WebSocket *> sockets = service->connections();
        for (WebSocket *socket : sockets)
            addConnection(std::make_unique<ConnectionRow>(socket));
        rebuild();
        announceCounts();
    }
    Q_EMIT serverChanged();
}

void ConnectionModel::serverDestroyed()
{
    m_watch.forget();
    clear();
    Q_EMIT serverChanged();
}

void ConnectionModel::clear()
{
    const bool wasPaused = isPaused();
    m_next.clear();
    apply();
    m_frozen.reset();
    m_live.clear();
    m_missed = 0;
    m_sinceOrder = milliseconds(0);
    announceCounts();
    if (wasPaused)
        Q_EMIT pausedChanged();
}

void ConnectionModel::connectionOpened(WebSocket *socket)
{
    if (m_live.find(socket->connectionId()))
        return;
    addConnection(std::make_unique<ConnectionRow>(socket));
}

void ConnectionModel::connectionClosed(WebSocket *socket)
{
    if (ConnectionRow *row = m_live.find(socket->connectionId()))
        closeRow(row, socket);
}

ConnectionRow *ConnectionModel::addConnection(std::unique_ptr<ConnectionRow> row)
{
    ConnectionRow *added = m_live.add(std::move(row));
    filterRow(*added);
    m_orderStale = true;
    countMissed();
    return added;
}

void ConnectionModel::closeConnection(quint64 connectionId)
{
    if (ConnectionRow *row = m_live.find(connectionId))
        closeRow(row, nullptr);
}

void ConnectionModel::closeRow(ConnectionRow *row, const WebSocket *socket)
{
    m_live.close(row, socket);
    filterRow(*row);
    countMissed();
}

void ConnectionModel::countMissed()
{
    m_missed += int(isPaused());
}

void ConnectionModel::tick(milliseconds elapsed)
{
    const int seconds = m_watch.takeSeconds(elapsed);
    advanceRows(elapsed, seconds);
    announceCounts();
    if (!isPaused())
        announceNumbers(seconds > 0);
    Q_EMIT refreshed();

    constexpr milliseconds AlmostHalfSecond{450}; // Two ticks of a timer that comes a little early.
    m_sinceOrder += elapsed;
    if (m_sinceOrder < AlmostHalfSecond)
        return;
    m_sinceOrder = milliseconds(0);
    if (m_filter.isTooSlow())
        dropSlowFilter();
    updateOrder();
}

void ConnectionModel::advanceRows(milliseconds elapsed, int seconds)
{
    for (const auto &row : m_live.rows()) {
        if (row->attached && !row->socket) {
            closeRow(row.get(), nullptr);
        } else if (row->advance(elapsed, seconds)) {
            filterRow(*row);
            m_orderStale = true;
        }
    }
}

void ConnectionModel::setSortColumn(Column column)
{
    if (column == m_sortColumn)
        return;
    m_sortColumn = column;
    if (m_remote)
        m_remote->modelChanged();
    else
        rebuild();
    Q_EMIT sortChanged();
}

void ConnectionModel::setSortOrder(Qt::SortOrder order)
{
    if (order == m_sortOrder)
        return;
    m_sortOrder = order;
    if (m_remote)
        m_remote->modelChanged();
    else
        rebuild();
    Q_EMIT sortChanged();
}

void ConnectionModel::setPaused(bool paused)
{
    if (paused == isPaused())
        return;
    if (m_remote) {
        m_remote->setPaused(paused);
    } else if (paused) {
        m_frozen = m_live.copy();
        for (ConnectionRow *&row : m_order)
            row = m_frozen->at(row->position);
    } else {
        // The order goes over to the live rows before the others are gone.
        ConnectionStore frozen = *std::exchange(m_frozen, std::nullopt);
        rebuild();
        m_missed = 0;
    }
    announceCounts();
    Q_EMIT pausedChanged();
}

void ConnectionModel::setOrderFrozen(bool frozen)
{
    if (frozen == m_orderFrozen)
        return;
    m_orderFrozen = frozen;
    if (m_remote)
        m_remote->modelChanged();
    else if (!frozen)
        rebuild();
    Q_EMIT orderFrozenChanged();
}

void ConnectionModel::setClosedRetention(int milliseconds)
{
    if (milliseconds == closedRetention())
        return;
    m_closedRetention = std::chrono::milliseconds(milliseconds);
    if (m_remote)
        m_remote->modelChanged();
    Q_EMIT closedRetentionChanged();
}

void ConnectionModel::updateOrder()
{
    if (isPaused())
        return m_live.removeClosed(m_closedRetention);
    refilterFigures();
    if (m_orderFrozen)
        return appendNew();
    if (m_orderStale || m_live.closedCount() > 0 || !ConnectionOrder::isConstant(m_sortColumn))
        rebuild();
}

void ConnectionModel::appendNew()
{
    const auto isShown = [this](const ConnectionRow &row) {
        return row.place < m_order.size() && m_order[row.place] == &row;
    };
    m_next.clear();
    std::ranges::copy_if(m_order, std::back_inserter(m_next), [this](auto row) { return !m_live.isSurplus(*row); });
    for (const auto &row : m_live.rows()) {
        if (!isShown(*row) && row->matches && row->state != ConnectionState::Closed)
            m_next.push_back(row.get());
    }
    apply();
    m_live.removeClosed(m_closedRetention, isShown);
}

void ConnectionModel::rebuild()
{
    m_next.clear();
    for (const auto &row : shown().rows()) {
        if (row->matches && (isPaused() || !m_live.isOver(*row, m_closedRetention)))
            m_next.push_back(row.get());
    }
    m_sorter->sort(m_next, m_sortColumn, m_sortOrder);
    m_orderStale = false;
    apply();
    if (!isPaused())
        m_live.removeClosed(m_closedRetention);
}

void ConnectionModel::apply()
{
    const std::size_t before = m_order.size();
    resizeTo(m_next.size());
    const auto [changed, next] = std::ranges::mismatch(m_order, m_next);
    const int first = int(changed - m_order.begin());
    m_order.swap(m_next);
    for (std::size_t place = 0; place < m_order.size(); ++place)
        m_order[place]->place = place;
    announce(first, count() - 1);
    if (m_order.size() != before)
        Q_EMIT countChanged();
}

void ConnectionModel::resizeTo(std::size_t size)
{
    // Views look at the rows around the change: they still are what they were.
    if (size < m_order.size()) {
        beginRemoveRows({}, int(size), count() - 1);
        m_order.resize(size);
        endRemoveRows();
    } else if (size > m_order.size()) {
        beginInsertRows({}, count(), int(size) - 1);
        m_order.insert(m_order.end(), m_next.begin() + count(), m_next.end());
        endInsertRows();
    }
}

} // namespace Tidewire
