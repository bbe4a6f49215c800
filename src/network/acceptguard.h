// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qlist.h>
#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>
#include <QtNetwork/qtcpserver.h>

namespace Tidewire {

/// Lets servers accept connections, or not: on its user's word, and while there are file descriptors.
///
/// QTcpServer 6.4 calls accept() again and again when there is none left, and tells nobody; others give up for good.
/// So accepting is paused while a few are left, which the program needs for its own files, and resumed when there are
/// more.
class AcceptGuard : public QObject
{
    Q_OBJECT

public:
    void add(QTcpServer *server);
    /// To be called for each connection that was accepted.
    void connectionAccepted();

    bool isAccepting() const { return m_accepting; }
    void setAccepting(bool accepting);

private:
    struct Guarded
    {
        QPointer<QTcpServer> server;
        int maxPendingConnections; ///< The server's own, while it accepts.
    };

    bool isShort();
    void pause();
    void resume();
    void apply();

    QList<Guarded> m_servers;
    bool m_accepting = true;
    bool m_paused = false;
    int m_limit = 0;       ///< Of descriptors, when they were looked at last.
    int m_unchecked = 0;   ///< Connections that may still come before the descriptors are looked at again.
    QDeadlineTimer m_told; ///< Until then nothing is said of it again.
};

} // namespace Tidewire
