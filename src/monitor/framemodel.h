// SPDX-License-Identifier: MIT
#pragma once

#include "framefilter.h"
#include "framerecorder.h"

#include <QtCore/qabstractitemmodel.h>
#include <QtCore/qbasictimer.h>
#include <QtCore/qpointer.h>

#include <deque>
#include <memory>

namespace Tidewire {

class FrameImporter;
class FrameSearch;

/// What a recorder records, as a list with the latest at the end. New rows come in one batch and old ones go in one,
/// at most 60 times a second, however many there are. Another filter looks through what is there piece by piece, so
/// that the thread's event loop goes on meanwhile.
///
/// It lives in the thread of its recorder. Either may be destroyed first; the rows stay then.
class TIDEWIREMONITOR_EXPORT FrameModel : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FrameModel)
    Q_MOC_INCLUDE("monitor/framesearch.h")
    Q_MOC_INCLUDE("monitor/recordingfile.h")
    Q_PROPERTY(Tidewire::FrameRecorder *recorder READ recorder WRITE setRecorder NOTIFY recorderChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(bool paused READ isPaused WRITE setPaused NOTIFY pausedChanged)
    Q_PROPERTY(int missed READ missed NOTIFY missedChanged)
    Q_PROPERTY(double dropped READ dropped NOTIFY droppedChanged)
    Q_PROPERTY(Tidewire::FrameFilter::Way way READ way WRITE setWay NOTIFY filterChanged)
    Q_PROPERTY(int types READ types WRITE setTypes NOTIFY filterChanged)
    Q_PROPERTY(quint64 connectionId READ connectionId WRITE setConnectionId NOTIFY filterChanged)
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY filterChanged)
    Q_PROPERTY(Tidewire::FrameSearch *search READ search WRITE setSearch NOTIFY searchChanged)

public:
    enum Role {
        NumberRole = Qt::UserRole + 1,
        ConnectionIdRole,
        TimeRole,         ///< QDateTime.
        MillisecondsRole, ///< Since 1970, with three decimals.
        ClockRole,        ///< The local time of day: "14:02:11.100".
        ReceivedRole,     ///< True if it came from the peer.
        TypeRole,         ///< See typeName(): "text", "ping", "request"…
        OpcodeRole,       ///< -1 of a head.
        FinRole,
        Rsv1Role,
        Rsv2Role,
        Rsv3Role,
        MaskedRole,
        WireSizeRole,
        PayloadSizeRole,
        PreviewRole,  ///< The payload's front in one line of text; also Qt::DisplayRole.
        CutRole,      ///< True if not all of the payload was kept.
        CompleteRole, ///< False if the connection ended in the midst of it, or failed by it.
        HitRole,      ///< True if search() has found it.
    };
    Q_ENUM(Role)

    explicit FrameModel(QObject *parent = nullptr);
    ~FrameModel() override;

    FrameRecorder *recorder() const;
    /// Shows what \a recorder has recorded and will; null for nothing.
    void setRecorder(FrameRecorder *recorder);
    /// Shows \a log as it is now, as after an import.
    void setLog(std::shared_ptr<const FrameLog> log);
    /// The same of what \a importer has read.
    Q_INVOKABLE void showImported(Tidewire::FrameImporter *importer);
    const std::shared_ptr<const FrameLog> &log() const { return m_log; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(m_rows.size()); }
    /// The record in \a row, which there must be.
    const FrameRecord &record(int row) const { return m_rows[std::size_t(row)]; }
    /// The row of the record of that number; -1 if it is not shown.
    Q_INVOKABLE int rowOf(quint64 number) const;
    Q_INVOKABLE QByteArray payload(int row) const;
    /// True as long as records that were there when the filter or the log was set have not been looked at yet: rows
    /// that come meanwhile are no news.
    bool isLoading() const { return m_loading; }
    /// The connections of all records in the log, whatever the filter, as maps of "id", "peer" and "count".
    Q_INVOKABLE QVariantList connections() const;
    /// The first row at or behind \a row, or with \a backwards before it, whose number is in \a numbers, which are in
    /// ascending order; -1 if there is none.
    int nextOf(const QList<quint64> &numbers, int row, bool backwards) const;
    /// The same of what search() has found.
    Q_INVOKABLE int nextHit(int row, bool backwards) const;
    /// Whose results HitRole tells of; null for nobody's.
    FrameSearch *search() const;
    void setSearch(FrameSearch *search);

    /// While it is paused no row comes or goes, but by another filter.
    bool isPaused() const { return m_paused; }
    void setPaused(bool paused);
    /// How many records that the filter accepts have come since the pause began; without those that have made room for
    /// others before the next update.
    int missed() const { return m_missed; }
    /// How many records the log had no room for.
    double dropped() const { return m_dropped; }

    const FrameFilter &filter() const { return m_filter; }
    void setFilter(const FrameFilter &filter);
    FrameFilter::Way way() const { return m_filter.way; }
    void setWay(FrameFilter::Way way);
    /// FrameFilter::Type, put together by |.
    int types() const { return m_filter.types; }
    void setTypes(int types);
    quint64 connectionId() const { return m_filter.connectionId; }
    void setConnectionId(quint64 id);
    /// FrameFilter::words, with spaces between them.
    QString words() const { return m_filter.words.join(u' '); }
    void setWords(const QString &words);

Q_SIGNALS:
    void recorderChanged();
    void countChanged();
    void loadingChanged();
    void pausedChanged();
    void missedChanged();
    void droppedChanged();
    void filterChanged();
    void searchChanged();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void update();
    void removeGone();
    void appendNew();
    std::vector<FrameRecord> takeAccepted(quint64 end);
    void reload();
    void goOn();
    void setLoading(bool loading);
    void append(std::vector<FrameRecord> records);
    void tellDropped();
    void tellHits();
    bool isHit(const FrameRecord &record) const;
    static QVariant frameData(const FrameRecord &record, int role);

    QPointer<FrameRecorder> m_recorder;
    QPointer<FrameSearch> m_search;
    std::shared_ptr<const FrameLog> m_log;
    std::deque<FrameRecord> m_rows;
    FrameFilter m_filter;
    quint64 m_next = 1;    ///< The number of the first record that was not looked at yet.
    quint64 m_loadEnd = 0; ///< The number behind the last record that is loaded, not new.
    quint64 m_pausedAt = 0;
    QBasicTimer m_rest; ///< Runs while there are records that were not looked at.
    bool m_loading = false;
    bool m_paused = false;
    int m_missed = 0;
    double m_dropped = 0;
};

/// The front of a record's payload as one line: text with its control characters made visible, a close frame's code and
/// reason, the first bytes of what is binary in hex.
TIDEWIREMONITOR_EXPORT QString framePreview(const FrameRecord &record);

} // namespace Tidewire
