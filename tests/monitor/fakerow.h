// SPDX-License-Identifier: MIT
#pragma once

#include "monitor/connectionmodel.h"

namespace Tidewire {

/// A row without a connection behind it.
inline std::unique_ptr<ConnectionRow> fakeRow(quint64 id)
{
    auto row = std::make_unique<ConnectionRow>();
    row->id = id;
    row->peer = QStringLiteral("192.0.2.%1:%2").arg(id % 200).arg(1024 + id);
    row->peerKey[15] = quint8(id % 200);
    row->peerKey[16] = quint8((1024 + id) >> 8);
    row->peerKey[17] = quint8((1024 + id) & 0xFF);
    row->path = id % 2 == 0 ? QStringLiteral("/chat") : QStringLiteral("/Ticker");
    row->origin = QStringLiteral("https://example.org");
    row->subprotocol = QStringLiteral("v%1.demo").arg(id % 3);
    row->userAgent = QStringLiteral("Browser/%1 (X11)").arg(id % 5);
    row->updateText();
    return row;
}

/// A model that can be given rows without connections.
class FakeModel : public ConnectionModel
{
    Q_OBJECT

public:
    ConnectionRow *add(quint64 id) { return addConnection(fakeRow(id)); }
    void add(quint64 from, quint64 to)
    {
        for (quint64 id = from; id <= to; ++id)
            add(id);
    }
    void close(quint64 id) { closeConnection(id); }

    QList<quint64> ids() const
    {
        QList<quint64> ids;
        for (int row = 0; row < count(); ++row)
            ids.append(connectionIdAt(row));
        return ids;
    }
    QVariant value(quint64 id, Role role) const { return index(rowOf(id)).data(role); }
    QString state(quint64 id) const { return value(id, StateRole).toString(); }
    /// One new order.
    void order() { tick(std::chrono::milliseconds(500)); }
};

} // namespace Tidewire
