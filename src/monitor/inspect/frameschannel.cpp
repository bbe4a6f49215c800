// SPDX-License-Identifier: MIT
#include "frameschannel.h"

#include "framecode.h"
#include "inspectprotocol.h"
#include "rowcode.h"

#include <QtCore/qjsonarray.h>

#include <algorithm>
#include <utility>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MaxWanted = 4096;
constexpr qsizetype MostAtOnce = 1024;

} // namespace

FramesChannel::FramesChannel(InspectViewer *viewer, int number, QLatin1StringView kind)
    : InspectChannel(viewer, number, kind)
{
    m_recorder.setMaxBytes(Inspect::MaxRecorderBytes);
    connect(&m_recorder, &FrameRecorder::recorded, this, &FramesChannel::sendFrames);
    connect(&m_recorder, &FrameRecorder::connectionCountChanged, this, &FramesChannel::tellEnded);
}

QString FramesChannel::set(const QJsonObject &parameters)
{
    const QList<qreal> ids = numbersFromJson(parameters.value("connections"_L1), MaxWanted + 1);
    if (ids.size() > MaxWanted)
        return u"these are too many connections"_s;
    m_wanted.clear();
    for (const qreal id : ids)
        m_wanted.insert(unsignedFromJson(id));
    m_all = parameters.value("all"_L1).toBool();
    m_recorder.setMaxPayload(
        numberFromJson(parameters.value("maxPayload"_L1), 0, Inspect::MaxPayload, FrameRecorder::DefaultMaxPayload));
    schedule();
    return {};
}

void FramesChannel::apply()
{
    if (!m_recorder.service())
        m_recorder.setService(service());
    const QSet<quint64> before = std::exchange(m_recorded, {});
    const bool endsAll = m_recorder.recordsAll() && !m_all;
    if (endsAll)
        m_recorder.stopAll();
    for (const quint64 id : before) {
        if (!m_wanted.contains(id) && !m_all)
            m_recorder.stopConnection(id);
    }
    QSet<quint64> recorded;
    for (const quint64 id : std::as_const(m_wanted)) {
        if (m_recorder.recordConnection(id))
            recorded.insert(id);
    }
    m_recorder.setRecordsAll(m_all);
    m_recorded = m_wanted; // So that those that are not there any more are told of, too.
    tellEnded();
}

void FramesChannel::tellEnded()
{
    QJsonArray ended;
    const QSet<quint64> recorded = m_recorded;
    for (const quint64 id : recorded) {
        if (m_recorder.isRecordedConnection(id))
            continue;
        ended.append(double(id));
        m_recorded.remove(id);
        m_wanted.remove(id);
    }
    if (ended.isEmpty())
        return;
    sendFrames(); // What is left of them comes first.
    send({{"ended"_L1, ended}});
}

void FramesChannel::sendFrames()
{
    while (!viewer()->isCongested() && sendBatch()) {}
}

bool FramesChannel::sendBatch()
{
    const FrameLog &log = *m_recorder.log();
    std::vector<FrameRecord> records = log.records(m_next, MostAtOnce);
    if (records.empty())
        return false;
    m_dropped += records.front().number - m_next;
    qsizetype size = 0;
    const auto end = std::ranges::find_if(records, [&size](const FrameRecord &record) {
        return std::exchange(size, size + record.payload.size()) > Inspect::BatchBytes;
    });
    records.erase(end, records.end());
    m_next = records.back().number + 1;
    QJsonArray connections;
    QSet<quint64> named;
    for (const FrameRecord &record : records) {
        if (named.contains(record.connectionId))
            continue;
        named.insert(record.connectionId);
        const RecordedConnection connection = log.connection(record.connectionId);
        connections.append(QJsonObject{
            {"id"_L1, double(record.connectionId)}, {"peer"_L1, connection.peer}, {"secure"_L1, connection.secure}});
    }
    const QJsonObject header{{"type"_L1, kind()},
                             {"channel"_L1, number()},
                             {"dropped"_L1, double(m_dropped)},
                             {"recorded"_L1, m_recorder.connectionCount()},
                             {"connections"_L1, connections}};
    viewer()->sendBinary(batchToBytes({header, std::move(records)}));
    return true;
}

} // namespace Tidewire
