// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qtimer.h>

#include <chrono>
#include <functional>

namespace Tidewire {

class ServerObserver;
class WebSocketService;

/// What all that watches a service shares: it is the service's observer as long as both live, and the clock that
/// strikes four times a second while there is a service.
class TIDEWIREMONITOR_EXPORT ServiceWatch
{
    Q_DISABLE_COPY_MOVE(ServiceWatch)

public:
    using Tick = std::function<void(std::chrono::milliseconds elapsed)>;
    static constexpr std::chrono::milliseconds Interval{250};

    /// \a host is the object that this is a part of.
    ServiceWatch(QObject *host, ServerObserver *observer, Tick tick);
    ~ServiceWatch();

    WebSocketService *service() const { return m_service; }
    /// The service as the object that it is a part of.
    QObject *object() const { return m_object; }
    /// The service that \a object is; null, with a warning, if it is none.
    static WebSocketService *serviceOf(QObject *object);

    /// Watches \a service from now on; null for none.
    void watch(WebSocketService *service);
    /// The service goes away by itself.
    void forget();
    /// How many seconds of a history have become full, now that \a elapsed has passed.
    int takeSeconds(std::chrono::milliseconds elapsed);

private:
    void strike();

    ServerObserver *m_observer;
    Tick m_tick;
    WebSocketService *m_service = nullptr;
    QObject *m_object = nullptr;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::chrono::milliseconds m_struck{0}; ///< Of the clock; sums of differences would lose the fractions.
    std::chrono::milliseconds m_rest{0};
};

} // namespace Tidewire
