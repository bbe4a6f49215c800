// SPDX-License-Identifier: MIT
#include "messagejoiner.h"

#include <algorithm>
#include <utility>

namespace Tidewire {

std::optional<FrameRecord> MessageJoiner::add(const FrameRecord &record)
{
    if (record.kind == FrameRecord::Kind::Head || record.isControl())
        return record;
    const Key key{record.connectionId, record.direction};
    const auto place = m_open.find(key);
    if (record.opcode != Opcode::Continuation) {
        if (record.fin || !record.complete)
            return record;
        m_open.insert_or_assign(key, record);
        return {};
    }
    if (place == m_open.end())
        return record;
    // What stands behind a gap is left out.
    FrameRecord &message = place->second;
    if (!message.isCut())
        message.payload += record.payload;
    message.payloadSize += record.payloadSize;
    message.wireSize += record.wireSize;
    message.number = record.number;
    message.time = record.time;
    message.steadyTime = record.steadyTime;
    message.complete = record.complete;
    message.fin = record.fin;
    if (!record.fin && record.complete)
        return {};
    return std::move(m_open.extract(place).mapped());
}

std::vector<FrameRecord> MessageJoiner::takeRest()
{
    std::vector<FrameRecord> rest;
    for (auto &[key, record] : m_open) {
        record.complete = false;
        rest.push_back(std::move(record));
    }
    m_open.clear();
    std::ranges::sort(rest, {}, &FrameRecord::number);
    return rest;
}

} // namespace Tidewire
