// SPDX-License-Identifier: MIT
#pragma once

#include "framecode.h"
#include "remoteserver.h"

#include <QtCore/qpointer.h>

namespace Tidewire {

/// Something that is looked at in a remote server: a channel of tidewire.inspect.v1, opened anew with each connection.
class RemoteSubscription
{
    Q_DISABLE_COPY_MOVE(RemoteSubscription)

public:
    /// \a kind is what the channel is of. open() must follow when the object is complete.
    RemoteSubscription(RemoteServer *server, QLatin1StringView kind);
    virtual ~RemoteSubscription();

    /// Null after it was destroyed.
    RemoteServer *server() const { return m_server; }
    int channel() const { return m_channel; }

protected:
    /// Tells the other side what is wanted, if there is one at present; later it will be told by itself.
    void open();
    void update();

    /// All that the other side is to know.
    virtual QJsonObject parameters() const = 0;
    virtual void receive(const QJsonObject &message) = 0;
    virtual void receiveBatch(const FrameBatch & /*batch*/) {}
    /// The connection is there, or there again; nothing was asked yet. The subscription may be deleted in it.
    virtual void attached() {}
    /// The RemoteServer is destroyed: it is the last call, in which the subscription may be deleted.
    virtual void serverDestroyed() = 0;

private:
    friend class RemoteServer;

    QPointer<RemoteServer> m_server;
    QLatin1StringView m_kind;
    int m_channel;
    bool m_isOpen = false; ///< The other side knows of it.
};

} // namespace Tidewire
