// SPDX-License-Identifier: MIT
#pragma once

#include "tidewireprotocol_export.h"

#include <QtCore/qobjectdefs.h>
#include <QtCore/qstring.h>

namespace Tidewire {

/// What became of a message that a program sent. True, as a condition, if it is on its way:
///
///     if (const SendResult result = socket->sendTextMessage(text); !result)
///         qWarning() << result.reason();
struct TIDEWIREPROTOCOL_EXPORT SendResult
{
    Q_GADGET
    Q_PROPERTY(Tidewire::SendResult::Outcome outcome MEMBER outcome)
    Q_PROPERTY(bool accepted READ isAccepted)
    Q_PROPERTY(QString reason READ reason)

public:
    /// Not an enum class, and as large as an int: QML says SendResult.Queued.
    enum Outcome : int {
        Sent,      ///< Handed to the network.
        Queued,    ///< Waits in the send queue, because the peer has not read what was sent before.
        Dropped,   ///< The queue is full, and OverflowPolicy::DropNewest holds.
        QueueFull, ///< The queue is full, and the connection is closed because of that.
        NotOpen,   ///< The connection is not open yet, or not any more.
        NotUtf8,   ///< A text message has to be UTF-8.
    };
    Q_ENUM(Outcome)

    SendResult(Outcome what = NotOpen) : outcome(what) {}

    bool isAccepted() const { return outcome == Sent || outcome == Queued; }
    explicit operator bool() const { return isAccepted(); }
    /// Why a message was not accepted, as an English sentence; empty if it was.
    QString reason() const;

    bool operator==(const SendResult &) const = default;

    Outcome outcome;
};

} // namespace Tidewire
