// SPDX-License-Identifier: MIT
#pragma once

#include "preparedmessage.h"

#include <QtCore/qhash.h>
#include <QtCore/qlist.h>

namespace Tidewire {

/// What has to wait until a peer reads: messages, a pong before them, a close frame behind them.
class SendQueue
{
public:
    /// Of pings that were not answered yet, only the last one needs a pong (RFC 6455 §5.5.3).
    std::optional<QByteArray> pong;
    std::optional<QByteArray> close;

    bool hasMessages() const { return !m_entries.isEmpty(); }
    /// Bytes that the messages will take at most, with their headers.
    qint64 size() const { return m_size; }

    /// Bytes that \a message will take at most.
    static qint64 sizeOf(const PreparedMessage &message);
    /// A \a key that is not empty lets replace() find the message.
    void append(const PreparedMessage &message, const QString &key);
    /// Puts \a message in the place of the one that waits with \a key; false if none does.
    bool replace(const QString &key, const PreparedMessage &message);
    /// There must be one.
    PreparedMessage takeFirst();

private:
    struct Entry
    {
        PreparedMessage message;
        QString key;
    };

    QList<Entry> m_entries;
    QHash<QString, qsizetype> m_places; ///< By key, as a number that counts all messages ever.
    qsizetype m_taken = 0;
    qint64 m_size = 0;
};

} // namespace Tidewire
