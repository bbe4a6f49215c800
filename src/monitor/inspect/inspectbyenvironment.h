// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

namespace Tidewire {

class WebSocketService;

// Which services TIDEWIRE_INSPECT=1 does not concern.

/// A program has opened an endpoint of its own for \a service, or closed it; null is passed over. In any thread.
void markOpen(const WebSocketService *service, bool open);

/// As long as it lives, no service that this thread makes is looked into.
class UninspectedScope
{
public:
    UninspectedScope();
    ~UninspectedScope();
    UninspectedScope(const UninspectedScope &) = delete;
    UninspectedScope &operator=(const UninspectedScope &) = delete;
};

/// A server that is not looked into itself.
template<typename Server>
std::unique_ptr<Server> makeUninspected()
{
    const UninspectedScope scope;
    return std::make_unique<Server>();
}

} // namespace Tidewire
