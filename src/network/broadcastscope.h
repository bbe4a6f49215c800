// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qstring.h>

#include <functional>

namespace Tidewire {

class WebSocket;

/// To whom a broadcast goes: by default, to every open connection.
///
///     server.broadcastTextMessage(text, {.group = room, .except = sender});
struct BroadcastScope
{
    /// Only to the members of this group; to all if empty.
    QString group = {};
    /// Not to this one: usually who said it.
    const WebSocket *except = nullptr;
    /// Only to those for which this returns true. It must not open, close or destroy connections, nor
    /// change groups.
    std::function<bool(const WebSocket *socket)> filter = {};
    /// For OverflowPolicy::KeepLatest.
    QString key = {};
};

} // namespace Tidewire
