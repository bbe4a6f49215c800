// SPDX-License-Identifier: MIT
#pragma once

#include "framerecord.h"

#include <QtCore/qstringlist.h>

namespace Tidewire {

/// Which records are shown.
struct TIDEWIREMONITOR_EXPORT FrameFilter
{
    Q_GADGET

public:
    enum class Way : int { Both, Received, Sent };
    Q_ENUM(Way)

    enum Type : int {
        Heads = 0x01,
        Text = 0x02,
        Binary = 0x04,
        Continuations = 0x08,
        Close = 0x10,
        Pings = 0x20,
        Pongs = 0x40,
        Data = Text | Binary | Continuations,
        Control = Close | Pings | Pongs,
        All = Heads | Data | Control,
    };
    Q_ENUM(Type)

    Way way = Way::Both;
    /// Type, put together by |.
    int types = All;
    /// 0 for all.
    quint64 connectionId = 0;
    /// What framePreview() has to contain, each of them, in upper or lower case.
    QStringList words;

    bool accepts(const FrameRecord &record) const;
    bool operator==(const FrameFilter &) const = default;
};

} // namespace Tidewire
