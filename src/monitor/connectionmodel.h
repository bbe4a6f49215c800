// SPDX-License-Identifier: MIT
#pragma once

#include "connectionfilter.h"
#include "connectionstore.h"
#include "network/serverobserver.h"
#include "servicewatch.h"

#include <QtCore/qabstractitemmodel.h>

#include <optional>

namespace Tidewire {

class ConnectionOrder;
class RemoteTable;
class WebSocketService;

/// A server's live connections as a table that stays calm and cheap with thousands of them.
///
/// Rows are slots: row 3 shows whatever connection stands at place 3 now. Numbers are read four times a second, the
/// order is made twice a second; a new order changes data and moves no rows, and rowCount() changes at the end only.
/// dataChanged() is emitted for the visible rows alone, and for rows that come into view at most 60 times a second.
/// Keep a selection by connectionId, and find its row with rowOf(). A connection that closed stays for closedRetention,
/// with the state "closed", but no more than ConnectionStore::MaxClosed of them.
///
/// Of a RemoteServer it has the rows around the visible ones only, 512 at most: the others are empty, and LoadedRole
/// says so. The other process sorts, filters and pauses.
///
/// It lives in the thread of its server. Either may be destroyed first.
class TIDEWIREMONITOR_EXPORT ConnectionModel : public QAbstractListModel, private ServerObserver
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionModel)
    Q_PROPERTY(QObject *server READ server WRITE setServer NOTIFY serverChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int totalCount READ totalCount NOTIFY totalCountChanged)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(QString appliedFilter READ appliedFilter NOTIFY appliedFilterChanged)
    // Without its namespace, whose enumerators QML would take over as well, and warn of equal ones.
    Q_PROPERTY(FilterError filterError READ filterError NOTIFY filterErrorChanged)
    Q_PROPERTY(Column sortColumn READ sortColumn WRITE setSortColumn NOTIFY sortChanged)
    Q_PROPERTY(Qt::SortOrder sortOrder READ sortOrder WRITE setSortOrder NOTIFY sortChanged)
    Q_PROPERTY(bool paused READ isPaused WRITE setPaused NOTIFY pausedChanged)
    Q_PROPERTY(int missedChanges READ missedChanges NOTIFY missedChangesChanged)
    Q_PROPERTY(bool orderFrozen READ isOrderFrozen WRITE setOrderFrozen NOTIFY orderFrozenChanged)
    Q_PROPERTY(int closedRetention READ closedRetention WRITE setClosedRetention NOTIFY closedRetentionChanged)

public:
    enum class Column {
        State,
        Peer,
        Path,
        InRate,
        OutRate,
        Queued,
        RoundTrip,
        Age,
        Origin,
        UserAgent,
        Subprotocol,
        Tls,
        SentRatio,
        MessagesIn,
        MessagesOut,
        BytesIn,
        BytesOut,
        BytesInRate,
        BytesOutRate,
        Dropped,
        Idle,
        CloseCode,
    };
    Q_ENUM(Column)

    enum Role {
        ConnectionIdRole = Qt::UserRole + 1,
        StateRole, ///< "open", "slow" (more than 1 MiB waits for it), "closing" or "closed".
        PeerRole,  ///< Also Qt::DisplayRole.
        PathRole,
        InRateRole,    ///< Messages per second.
        OutRateRole,   ///< Messages per second.
        HistoryRole,   ///< QList<qreal>: OutRateRole of each of the last 60 seconds, the oldest first.
        QueuedRole,    ///< Bytes that wait for the network.
        RoundTripRole, ///< Milliseconds, -1 for unknown.
        AgeRole,       ///< Seconds.
        OriginRole,
        SubprotocolRole,
        UserAgentRole,
        SecureRole,      ///< True with TLS.
        TlsProtocolRole, ///< As "TLSv1.3"; empty without TLS.
        TlsCipherRole,
        ExtensionsRole,    ///< As WebSocket::extensions().
        ReceivedRatioRole, ///< To what part of their size messages were compressed; -1 if none was.
        SentRatioRole,
        MessagesInRole, ///< Received so far, as all up to DroppedRole but the rates.
        MessagesOutRole,
        BytesInRole,
        BytesOutRole,
        BytesInRateRole,  ///< Per second.
        BytesOutRateRole, ///< Per second.
        DroppedRole,      ///< Messages that were not sent because the peer does not read.
        IdleRole,         ///< Seconds since any byte came or went; how long it had been so, if it has closed.
        CloseCodeRole,    ///< 0 while it is open.
        CloseReasonRole,
        InHistoryRole, ///< As HistoryRole, of InRateRole.
        LoadedRole,    ///< False for a row of a remote server that has not come yet: all else is empty then.
    };
    Q_ENUM(Role)

    explicit ConnectionModel(QObject *parent = nullptr);
    ~ConnectionModel() override;

    WebSocketService *service() const { return m_watch.service(); }
    /// Null for none. Another service ends a pause.
    void setService(WebSocketService *service);
    /// The service as an object, as QML has it.
    QObject *server() const;
    /// \a server is a WebSocketServer, or anything else that is a WebSocketService, or a RemoteServer.
    void setServer(QObject *server);
    /// What is known of a remote server; null for any other.
    const RemoteTable *remote() const { return m_remote.get(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Rows shown.
    int count() const;
    /// Open connections, shown or not.
    int totalCount() const { return m_totalCount; }

    /// What ConnectionFilter understands. If it does not, filterError() says so, and what was applied before stays.
    const QString &filter() const { return m_filterText; }
    void setFilter(const QString &filter);
    /// The last filter that was right.
    const QString &appliedFilter() const { return m_appliedFilter; }
    const FilterError &filterError() const { return m_filterError; }
    Column sortColumn() const { return m_sortColumn; }
    void setSortColumn(Column column);
    Qt::SortOrder sortOrder() const { return m_sortOrder; }
    void setSortOrder(Qt::SortOrder order);

    /// While it is paused nothing that is shown changes, but for a new filter or order of what was there.
    bool isPaused() const;
    void setPaused(bool paused);
    /// How many connections opened or closed since the pause began.
    int missedChanges() const { return m_missedShown; }
    /// While it is frozen numbers go on, but no connection gets another place: new ones come at the end, closed ones
    /// stay. A new filter or sort column takes effect all the same.
    bool isOrderFrozen() const { return m_orderFrozen; }
    void setOrderFrozen(bool frozen);

    /// Milliseconds.
    int closedRetention() const { return int(m_closedRetention.count()); }
    void setClosedRetention(int milliseconds);

    /// The rows that somebody can see, \a last included; at first these are all. None if \a last is less than
    /// \a first.
    Q_INVOKABLE void setVisibleRange(int first, int last);
    /// The row that shows that connection, or -1.
    Q_INVOKABLE int rowOf(quint64 connectionId) const;
    /// The connection that \a row shows, or 0.
    Q_INVOKABLE quint64 connectionIdAt(int row) const;
    /// What is known of that connection, whether a row shows it or not; null for nothing. Of a remote server: whether
    /// it is loaded.
    const ConnectionRow *connection(quint64 connectionId) const;

    /// Lets time pass. With a service it is called by a timer: for those who drive time themselves.
    void tick(std::chrono::milliseconds elapsed);

Q_SIGNALS:
    void serverChanged();
    void countChanged();
    void totalCountChanged();
    void filterChanged();
    void appliedFilterChanged();
    void filterErrorChanged();
    void sortChanged();
    void pausedChanged();
    void missedChangesChanged();
    void orderFrozenChanged();
    void closedRetentionChanged();
    /// The numbers were read again.
    void refreshed();

protected:
    /// For those who know of connections that are no WebSockets here: adds a row that they fill, and change at will.
    /// The model keeps it, and takes \a row's place with the next order.
    ConnectionRow *addConnection(std::unique_ptr<ConnectionRow> row);
    /// The connection of a row that was added has closed.
    void closeConnection(quint64 connectionId);

private:
    friend class RemoteTable;

    void connectionOpened(WebSocket *socket) override;
    void connectionClosed(WebSocket *socket) override;
    void handshakeFailed(const HandshakeFailure &) override {}
    void serverDestroyed() override;

    const ConnectionStore &shown() const { return m_frozen ? *m_frozen : m_live; }
    void clear();
    void closeRow(ConnectionRow *row, const WebSocket *socket);
    void countMissed();
    void advanceRows(std::chrono::milliseconds elapsed, int seconds);
    void announceCounts();
    void announceNumbers(bool histories);
    void announce(int first, int last, const QList<int> &roles = {});

    void filterRow(ConnectionRow &row) const;
    void filterStore(const ConnectionStore &store);
    void filterAll();
    void refilterFigures();
    void useFilter(ConnectionFilter filter, const QString &text);
    void setFilterError(const FilterError &error);
    void dropSlowFilter();
    void announceView();
    void updateOrder();
    void appendNew();
    void rebuild();
    void apply();
    void resizeTo(std::size_t size);

    void dropRemote();
    void resizeRemote(int size);
    void takeRemoteFilter(const QString &applied, const FilterError &error);
    const ConnectionRow *rowAt(int row) const;

    ConnectionStore m_live;
    std::optional<ConnectionStore> m_frozen; ///< What was there when the pause began.
    std::vector<ConnectionRow *> m_order;    ///< Rows of shown(), but for a moment in apply().
    std::vector<ConnectionRow *> m_next;     ///< The order to come; a member to keep its memory.
    std::unique_ptr<ConnectionOrder> m_sorter;

    ConnectionFilter m_filter;
    QString m_filterText;
    QString m_appliedFilter;
    FilterError m_filterError;
    Column m_sortColumn = Column::Age;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    bool m_orderFrozen = false;
    bool m_orderStale = false;
    std::chrono::milliseconds m_sinceOrder{0};
    std::chrono::milliseconds m_closedRetention{5000};
    int m_totalCount = 0;
    int m_missed = 0;
    int m_missedShown = 0;
    int m_firstVisible = 0;
    int m_lastVisible = INT_MAX;
    int m_firstTold = 0; ///< The visible rows of which the views know all; the rest are told of with the next frame.
    int m_lastTold = INT_MAX;
    QTimer m_viewTimer;
    std::unique_ptr<RemoteTable> m_remote;
    ServiceWatch m_watch; // The last: it ends the watching before the rest goes.
};

} // namespace Tidewire
