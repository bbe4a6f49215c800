// SPDX-License-Identifier: MIT
#pragma once

#include "sessionplan.h"

namespace Fuzz {

/// Requires of each event, as it comes, that it may come now, and that it holds what it may hold.
class EventCheck
{
public:
    explicit EventCheck(const Plan &plan) : m_plan(plan) {}

    void take(const Tidewire::SessionEvent &event, const Tidewire::Session &session);
    bool hasFailed() const { return m_failed; }

private:
    void takeRequest(const Tidewire::Session &session);
    void takeMessage(const Tidewire::SessionEvent &event) const;
    void takeClose(const Tidewire::SessionEvent &event) const;

    const Plan &m_plan;
    bool m_requested = false;
    bool m_opened = false;
    bool m_ended = false;
    bool m_failed = false;
};

/// All of the event, as bytes that can be compared.
QByteArray describe(const Tidewire::SessionEvent &event);

} // namespace Fuzz
