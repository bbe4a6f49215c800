// SPDX-License-Identifier: MIT
// What a ConnectionModel tells its views, and when.
#include "connectionmodel.h"

#include "inspect/remotetable.h"

#include <algorithm>
#include <utility>

namespace Tidewire {

void ConnectionModel::setVisibleRange(int first, int last)
{
    m_firstVisible = first;
    m_lastVisible = last;
    // From now on nobody tells of the others.
    m_firstTold = std::max(m_firstTold, first);
    m_lastTold = std::min(m_lastTold, last);
    constexpr int Frame = 17;
    constexpr int RemoteFrame = 50; // Each is a request.
    if (!m_viewTimer.isActive())
        m_viewTimer.start(m_remote ? RemoteFrame : Frame);
}

void ConnectionModel::announceView()
{
    if (m_remote)
        m_remote->viewChanged();
    const int oldFirst = std::exchange(m_firstTold, m_firstVisible);
    const int oldLast = std::exchange(m_lastTold, m_lastVisible);
    // Rows that come into view may be older than what stands in them.
    if (oldLast < oldFirst)
        return announce(0, INT_MAX);
    announce(0, oldFirst - 1);
    announce(oldLast == INT_MAX ? INT_MAX : oldLast + 1, INT_MAX);
}

void ConnectionModel::announceCounts()
{
    const int missed = m_remote ? m_remote->missed() : m_missed;
    if (missed != m_missedShown) {
        m_missedShown = missed;
        Q_EMIT missedChangesChanged();
    }
    const int total = m_remote ? m_remote->openCount() : shown().openCount();
    if (total != m_totalCount) {
        m_totalCount = total;
        Q_EMIT totalCountChanged();
    }
}

void ConnectionModel::announceNumbers(bool histories)
{
    static const QList<int> numbers{StateRole,     InRateRole,    OutRateRole,     QueuedRole,       RoundTripRole,
                                    AgeRole,       IdleRole,      DroppedRole,     MessagesInRole,   MessagesOutRole,
                                    BytesInRole,   BytesOutRole,  BytesInRateRole, BytesOutRateRole, ReceivedRatioRole,
                                    SentRatioRole, CloseCodeRole, CloseReasonRole};
    static const QList<int> all = numbers + QList<int>{HistoryRole, InHistoryRole};
    announce(0, count() - 1, histories ? all : numbers);
}

void ConnectionModel::announce(int first, int last, const QList<int> &roles)
{
    first = std::max(first, m_firstVisible);
    last = std::min({last, m_lastVisible, count() - 1});
    if (first <= last)
        Q_EMIT dataChanged(index(first), index(last), roles);
}

} // namespace Tidewire
