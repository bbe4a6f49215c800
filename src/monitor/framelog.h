// SPDX-License-Identifier: MIT
#pragma once

#include "framerecord.h"

#include <QtCore/qhash.h>
#include <QtCore/qmap.h>
#include <QtCore/qmutex.h>
#include <QtCore/qobject.h>

#include <deque>

namespace Tidewire {

/// The latest records, in a ring that is bounded in bytes. All methods may be called in any thread at any time. None
/// holds the mutex for longer than it takes to move, or to copy, a thousand records, and nothing is freed meanwhile:
/// who appends is in the midst of sending. What takes longer is done piece by piece, and others see it half done.
class TIDEWIREMONITOR_EXPORT FrameLog
{
    Q_DISABLE_COPY_MOVE(FrameLog)

public:
    static constexpr qint64 DefaultMaxBytes = 64 * 1024 * 1024;

    FrameLog() = default;

    /// Bytes that the records may take, their own size included; the oldest make room. At least the latest is kept.
    void setMaxBytes(qint64 bytes);
    qint64 maxBytes() const;
    qint64 bytes() const;
    /// Records that have made room.
    quint64 dropped() const;
    /// The number of the oldest record that is kept, and the number that the next one will get. Equal: there is none.
    quint64 firstNumber() const;
    quint64 nextNumber() const;

    /// Gives \a record the next number and takes it.
    void append(FrameRecord record);
    /// Takes or renews what is known of a connection. It is kept until the connection has ended and its last record
    /// has gone.
    void setConnection(const RecordedConnection &connection);
    void endConnection(quint64 id);
    RecordedConnection connection(quint64 id) const;
    /// How many records there are of each connection that has any.
    QMap<quint64, qint64> recordsByConnection() const;
    /// Counts records that never came here.
    void countDropped(quint64 records);
    /// Drops all records that there are now, which does not count as dropping; numbers go on.
    void clear();
    /// Takes all that is in \a recording, with new numbers, and makes room for all of it.
    void load(const FrameRecording &recording);

    /// Up to \a most records from number \a from on; fewer, or none, if they have gone or not come yet.
    std::vector<FrameRecord> records(quint64 from, qsizetype most) const;
    /// All that is there now. It is copied piece by piece, so that the recording goes on meanwhile.
    FrameRecording snapshot() const;

    /// \a listener's slot \a slot is called, queued, when records have come since the last call of listenAgain().
    void setListener(QObject *listener, const char *slot);
    void listenAgain();

private:
    struct Connection
    {
        RecordedConnection known;
        qint64 records = 0;
        bool ended = false;
    };

    void take(FrameRecord record);
    FrameRecord takeFirst();
    void makeRoom(QMutexLocker<QMutex> &locker);
    template<typename Condition>
    void dropWhile(QMutexLocker<QMutex> &locker, Condition tooMany);
    void forgetIfGone(quint64 id);
    void notify();

    mutable QMutex m_mutex;
    std::deque<FrameRecord> m_records;
    QHash<quint64, Connection> m_connections;
    qint64 m_maxBytes = DefaultMaxBytes;
    qint64 m_bytes = 0;
    quint64 m_next = 1;
    quint64 m_dropped = 0;
    QObject *m_listener = nullptr;
    const char *m_slot = nullptr;
    bool m_listening = false;
};

} // namespace Tidewire
