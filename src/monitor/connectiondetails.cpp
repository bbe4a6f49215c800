// SPDX-License-Identifier: MIT
#include "connectiondetails.h"

#include "inspect/remotedetails.h"
#include "network/websocketservice.h"

#include <QtCore/qjsonarray.h>

namespace Tidewire {

using namespace Qt::StringLiterals;

ConnectionDetails::ConnectionDetails(QObject *parent) : QObject(parent) {}

ConnectionDetails::~ConnectionDetails() = default;

void ConnectionDetails::setModel(ConnectionModel *model)
{
    if (model == m_model)
        return;
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    if (model) {
        connect(model, &ConnectionModel::refreshed, this, &ConnectionDetails::refresh);
        connect(model, &ConnectionModel::serverChanged, this, &ConnectionDetails::lookAtServer);
        connect(model, &ConnectionModel::pausedChanged, this, &ConnectionDetails::refresh);
        connect(model, &QObject::destroyed, this, [this] {
            m_remote.reset();
            refresh();
            Q_EMIT modelChanged();
        });
    }
    Q_EMIT modelChanged();
    look();
}

void ConnectionDetails::setConnectionId(quint64 id)
{
    if (id == m_id)
        return;
    m_id = id;
    Q_EMIT connectionIdChanged();
    look();
}

void ConnectionDetails::look()
{
    const QVariantList headersBefore = m_report.headers;
    const int tickBefore = historyTick();
    m_valid = false;
    m_row = {};
    m_report = {};
    m_idle = 0;
    m_remote.reset();
    m_isLost = false;
    if (const WebSocket *webSocket = socket())
        m_report = ConnectionReport::of(*webSocket);
    readRow();
    subscribe();
    tell(headersBefore, tickBefore);
}

void ConnectionDetails::refresh()
{
    if ((!m_valid && m_id == 0) || m_remote || m_isLost)
        return;
    const QVariantList headersBefore = m_report.headers;
    const int tickBefore = historyTick();
    readRow();
    tell(headersBefore, tickBefore);
}

void ConnectionDetails::tell(const QVariantList &headersBefore, int tickBefore)
{
    if (m_report.headers != headersBefore)
        Q_EMIT headersChanged();
    if (historyTick() != tickBefore)
        Q_EMIT historyChanged();
    Q_EMIT changed();
}

void ConnectionDetails::readRow()
{
    const ConnectionRow *row = m_model && m_id != 0 ? m_model->connection(m_id) : nullptr;
    if (!row) {
        m_row.state = ConnectionState::Closed;
        return;
    }
    m_row = *row;
    if (row->report)
        m_report = *row->report;
    else if (!m_valid && m_report.peer.isEmpty())
        reportFrom(*row);
    if (row->state == ConnectionState::Closed && !row->report) {
        m_report.closeCode = row->closeCode;
        m_report.closeReason = row->closeReason;
    }
    m_valid = true;
    const WebSocket *webSocket = socket();
    if (webSocket && !m_model->isPaused())
        m_idle = webSocket->idleTime();
}

void ConnectionDetails::reportFrom(const ConnectionRow &row)
{
    m_report.peer = row.peer;
    m_report.path = row.path;
    m_report.origin = row.origin;
    m_report.userAgent = row.userAgent;
    m_report.subprotocol = row.subprotocol;
    m_report.extensions = row.extensions;
    m_report.secure = row.secure;
    m_report.tls = row.tls;
}

WebSocket *ConnectionDetails::socket() const
{
    const WebSocketService *service = m_model ? m_model->service() : nullptr;
    return service ? service->connection(m_id) : nullptr;
}

bool ConnectionDetails::ping()
{
    if (m_remote)
        return m_remote->server()->requestAction({{"action"_L1, "ping"_L1}, {"ids"_L1, QJsonArray{double(m_id)}}});
    WebSocket *webSocket = socket();
    return webSocket && webSocket->ping();
}

bool ConnectionDetails::close(int code, const QString &reason)
{
    const auto closeCode = CloseCode(code);
    if (code < 0 || code > 0xFFFF || (!isValidOnWire(closeCode) && closeCode != CloseCode::NoStatus))
        return false;
    if (m_remote) {
        return m_remote->server()->requestAction({{"action"_L1, "close"_L1},
                                                  {"ids"_L1, QJsonArray{double(m_id)}},
                                                  {"code"_L1, code},
                                                  {"reason"_L1, reason}});
    }
    WebSocket *webSocket = socket();
    if (!webSocket || webSocket->state() != WebSocket::State::Open)
        return false;
    webSocket->close(closeCode, reason);
    return true;
}

} // namespace Tidewire
