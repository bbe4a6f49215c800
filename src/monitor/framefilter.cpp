// SPDX-License-Identifier: MIT
#include "framefilter.h"

#include "framemodel.h"

#include <algorithm>

namespace Tidewire {

namespace {

int typeOf(const FrameRecord &record)
{
    if (record.kind == FrameRecord::Kind::Head)
        return FrameFilter::Heads;
    switch (record.opcode) {
    case Opcode::Text:
        return FrameFilter::Text;
    case Opcode::Binary:
        return FrameFilter::Binary;
    case Opcode::Continuation:
        return FrameFilter::Continuations;
    case Opcode::Close:
        return FrameFilter::Close;
    case Opcode::Ping:
        return FrameFilter::Pings;
    case Opcode::Pong:
        return FrameFilter::Pongs;
    }
    return FrameFilter::All;
}

} // namespace

bool FrameFilter::accepts(const FrameRecord &record) const
{
    if (connectionId != 0 && record.connectionId != connectionId)
        return false;
    if (way != Way::Both && (record.direction == Direction::Received) != (way == Way::Received))
        return false;
    if ((types & typeOf(record)) == 0)
        return false;
    if (words.isEmpty())
        return true;
    const QString preview = framePreview(record);
    return std::ranges::all_of(words,
                               [&preview](const QString &word) { return preview.contains(word, Qt::CaseInsensitive); });
}

} // namespace Tidewire
