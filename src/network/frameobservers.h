// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/frameobserver.h"

#include <memory>
#include <vector>

namespace Tidewire {

/// Those who watch one connection.
class FrameObservers : public FrameObserver
{
public:
    void add(std::shared_ptr<FrameObserver> observer) { m_observers.push_back(std::move(observer)); }
    void remove(const FrameObserver *observer)
    {
        std::erase_if(m_observers, [observer](const auto &known) { return known.get() == observer; });
    }
    const std::vector<std::shared_ptr<FrameObserver>> &all() const { return m_observers; }
    bool isEmpty() const { return m_observers.empty(); }

    void headPassed(Direction direction, QByteArrayView head) override
    {
        for (const auto &observer : m_observers)
            observer->headPassed(direction, head);
    }
    void frameBegan(const ObservedFrame &frame) override
    {
        for (const auto &observer : m_observers)
            observer->frameBegan(frame);
    }
    void payloadPassed(Direction direction, QByteArrayView piece) override
    {
        for (const auto &observer : m_observers)
            observer->payloadPassed(direction, piece);
    }
    void frameEnded(Direction direction) override
    {
        for (const auto &observer : m_observers)
            observer->frameEnded(direction);
    }

private:
    std::vector<std::shared_ptr<FrameObserver>> m_observers;
};

} // namespace Tidewire
