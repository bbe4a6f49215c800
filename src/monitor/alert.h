// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qobjectdefs.h>
#include <QtCore/qstring.h>

namespace Tidewire {

/// Something that an operator wants to know of: a figure went beyond its threshold.
struct TIDEWIREMONITOR_EXPORT Alert
{
    Q_GADGET
    Q_PROPERTY(qreal id READ idNumber)
    Q_PROPERTY(Tidewire::Alert::Kind kind MEMBER kind)
    Q_PROPERTY(Tidewire::Alert::Severity severity MEMBER severity)
    Q_PROPERTY(QDateTime time MEMBER time)
    Q_PROPERTY(QDateTime endTime MEMBER endTime)
    Q_PROPERTY(qreal connectionId READ connectionNumber)
    Q_PROPERTY(QString subject MEMBER subject)
    Q_PROPERTY(qreal value MEMBER value)
    Q_PROPERTY(qreal threshold MEMBER threshold)
    Q_PROPERTY(bool active MEMBER active)
    Q_PROPERTY(bool acknowledged MEMBER acknowledged)

public:
    enum class Kind : int {
        SlowConsumer,    ///< Much waits for one connection. The value: bytes.
        LongRoundTrip,   ///< One connection answers late. The value: milliseconds.
        ErrorBurst,      ///< Errors in a window of time. The value: how many.
        ConnectionStorm, ///< Handshakes in a window of time, those that failed too. The value: how many.
    };
    Q_ENUM(Kind)
    static constexpr int KindCount = 4;

    enum class Severity : int {
        Warning,
        Critical, ///< Four times the threshold.
    };
    Q_ENUM(Severity)

    /// Unique in its model; newer alerts have larger ones.
    quint64 id = 0;
    Kind kind = Kind::SlowConsumer;
    /// The highest that it came to.
    Severity severity = Severity::Warning;
    /// When it began: when the threshold had been exceeded for long enough.
    QDateTime time;
    /// Not valid while it is active.
    QDateTime endTime;
    /// 0 for alerts about the server.
    quint64 connectionId = 0;
    /// The connection's peer; empty for alerts about the server.
    QString subject;
    /// The highest so far.
    double value = 0;
    double threshold = 0;
    bool active = true;
    bool acknowledged = false;

    // Numbers that QML reads are no 64-bit integers.
    qreal idNumber() const { return qreal(id); }
    qreal connectionNumber() const { return qreal(connectionId); }
    bool operator==(const Alert &) const = default;
};

} // namespace Tidewire
