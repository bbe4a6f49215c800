// SPDX-License-Identifier: MIT
#pragma once

#include "framerecord.h"

#include <map>
#include <optional>

namespace Tidewire {

/// Puts frames together to messages, of any number of connections at a time.
class TIDEWIREMONITOR_EXPORT MessageJoiner
{
public:
    /// Takes the next record, and returns the message that it ends: with the opcode of its first frame, its sizes added
    /// up, and the number and times of its last frame. Heads and control frames come back as they are, as does what
    /// continues nothing because its begin was not recorded.
    std::optional<FrameRecord> add(const FrameRecord &record);
    /// The messages that have not ended, in the order of their numbers; they are not complete.
    std::vector<FrameRecord> takeRest();

private:
    using Key = std::pair<quint64, Direction>;

    std::map<Key, FrameRecord> m_open;
};

} // namespace Tidewire
