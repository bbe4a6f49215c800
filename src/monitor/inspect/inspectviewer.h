// SPDX-License-Identifier: MIT
#pragma once

#include "requestbudget.h"
#include "serveractions.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>
#include <QtCore/qtimer.h>

#include <functional>
#include <map>
#include <memory>

namespace Tidewire {

class ConnectionModel;
class InspectChannel;
class InspectEndpoint;
class WebSocket;

/// One dashboard that looks into a server: what it asks for, and what it gets. It goes with its socket.
class InspectViewer : public QObject
{
    Q_OBJECT

public:
    InspectViewer(InspectEndpoint *endpoint, WebSocket *socket);
    ~InspectViewer() override;

    InspectEndpoint *endpoint() const { return m_endpoint; }
    /// Says what there is to look into; and again when that changes.
    void sendHello();
    void send(const QJsonObject &message);
    void sendBinary(const QByteArray &message);
    /// True while so much waits for the viewer that it gets no more than answers.
    bool isCongested() const;
    /// The table of that channel; null if there is none.
    const ConnectionModel *table(int channel) const;

    // Work that a viewer causes, such as a filter over all connections, takes a twentieth of the time, whatever it asks
    // for.

    bool mayWork() const { return !m_pause.isActive(); }
    void work(const std::function<void()> &work);
    /// Emits when it may go on.
    QTimer *pause() { return &m_pause; }

private:
    void receive(const QByteArray &utf8);
    void obey(const QJsonObject &request);
    void openChannel(int number, const QJsonObject &request);
    std::unique_ptr<InspectChannel> makeChannel(int number, const QString &kind);
    int countOf(QLatin1StringView kind) const;
    void act(const QJsonObject &request);
    int perform(const QString &action, const QJsonObject &request);
    void sendError(const QJsonObject &request, const QString &message);
    void sendAway(const QString &reason);

    InspectEndpoint *m_endpoint;
    QPointer<WebSocket> m_socket;
    std::map<int, std::unique_ptr<InspectChannel>> m_channels;
    ServerActions m_actions;
    QString m_failure; ///< What the last action said.
    RequestBudget m_budget;
    QElapsedTimer m_sinceRequest;
    QTimer m_pause;
};

} // namespace Tidewire
