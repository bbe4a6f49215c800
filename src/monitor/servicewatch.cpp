// SPDX-License-Identifier: MIT
#include "servicewatch.h"

#include "network/serverobserver.h"
#include "network/websocketservice.h"

#include <QtCore/qdebug.h>

#include <utility>

namespace Tidewire {

using std::chrono::milliseconds;

ServiceWatch::ServiceWatch(QObject *host, ServerObserver *observer, Tick tick)
    : m_observer(observer), m_tick(std::move(tick)), m_timer(host)
{
    m_timer.setInterval(Interval);
    QObject::connect(&m_timer, &QTimer::timeout, host, [this] { strike(); });
}

ServiceWatch::~ServiceWatch()
{
    if (m_service)
        m_service->removeObserver(m_observer);
}

WebSocketService *ServiceWatch::serviceOf(QObject *object)
{
    auto *service = dynamic_cast<WebSocketService *>(object);
    if (object && !service)
        qWarning() << object << "is no WebSocket server";
    return service;
}

void ServiceWatch::watch(WebSocketService *service)
{
    if (m_service)
        m_service->removeObserver(m_observer);
    forget();
    m_service = service;
    if (!service)
        return;
    m_object = dynamic_cast<QObject *>(service);
    service->addObserver(m_observer);
    m_clock.start();
    m_timer.start();
}

void ServiceWatch::forget()
{
    m_service = nullptr;
    m_object = nullptr;
    m_timer.stop();
    m_struck = m_rest = milliseconds(0);
}

int ServiceWatch::takeSeconds(milliseconds elapsed)
{
    m_rest += elapsed;
    const auto seconds = std::chrono::floor<std::chrono::seconds>(m_rest);
    m_rest -= seconds;
    return int(seconds.count());
}

void ServiceWatch::strike()
{
    const milliseconds now(m_clock.elapsed());
    m_tick(now - std::exchange(m_struck, now));
}

} // namespace Tidewire
