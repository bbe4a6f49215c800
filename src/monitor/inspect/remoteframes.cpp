// SPDX-License-Identifier: MIT
#include "remoteframes.h"

#include "monitor/framerecorder.h"
#include "rowcode.h"

#include <QtCore/qjsonarray.h>

#include <utility>

namespace Tidewire {

using namespace Qt::StringLiterals;

RemoteFrames::RemoteFrames(RemoteServer *server, FrameRecorder *recorder)
    : RemoteSubscription(server, "frames"_L1), m_recorder(recorder), m_recordsAll(recorder->recordsAll()),
      m_pid(server->pid())
{
    open();
}

QJsonObject RemoteFrames::parameters() const
{
    QJsonArray ids;
    for (const quint64 id : m_ids)
        ids.append(double(id));
    return {{"connections"_L1, ids},
            {"all"_L1, m_recorder->recordsAll()},
            {"maxPayload"_L1, double(m_recorder->maxPayload())}};
}

void RemoteFrames::add(quint64 id)
{
    m_ids.insert(id);
    update();
}

void RemoteFrames::remove(quint64 id)
{
    m_ids.remove(id);
    update();
}

void RemoteFrames::clear()
{
    m_ids.clear();
    update();
}

void RemoteFrames::recorderChanged()
{
    m_recordsAll = m_recorder->recordsAll();
    update();
}

void RemoteFrames::attached()
{
    m_dropped = 0;
    m_recorded = 0;
    // In another process the same id is another connection's.
    if (m_pid != 0 && m_pid != server()->pid())
        m_ids.clear();
    m_pid = server()->pid();
    Q_EMIT m_recorder->connectionCountChanged();
}

void RemoteFrames::receive(const QJsonObject &message)
{
    const QJsonArray ended = message.value("ended"_L1).toArray();
    for (const QJsonValue id : ended)
        m_ids.remove(unsignedFromJson(id));
    if (!ended.isEmpty())
        Q_EMIT m_recorder->connectionCountChanged();
}

void RemoteFrames::receiveBatch(const FrameBatch &batch)
{
    FrameLog &log = *m_recorder->log();
    const QJsonArray connections = batch.header.value("connections"_L1).toArray();
    for (const QJsonValue entry : connections) {
        log.setConnection(
            {unsignedFromJson(entry["id"_L1]), Role::Server, entry["secure"_L1].toBool(), entry["peer"_L1].toString()});
    }
    for (const FrameRecord &record : batch.frames)
        log.append(record);
    // Known as long as there are records of it; with the next ones it is told again.
    for (const QJsonValue entry : connections)
        log.endConnection(unsignedFromJson(entry["id"_L1]));
    const double dropped = batch.header.value("dropped"_L1).toDouble();
    if (dropped > m_dropped)
        log.countDropped(quint64(dropped - std::exchange(m_dropped, dropped)));
    const int recorded = batch.header.value("recorded"_L1).toInt();
    if (std::exchange(m_recorded, recorded) != recorded)
        Q_EMIT m_recorder->connectionCountChanged();
}

void RemoteFrames::serverDestroyed()
{
    m_recorder->setServer(nullptr);
}

} // namespace Tidewire
