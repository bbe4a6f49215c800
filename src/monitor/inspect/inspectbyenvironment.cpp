// SPDX-License-Identifier: MIT
#include "inspectbyenvironment.h"

#include "inspectendpoint.h"
#include "network/websocketservice.h"

#include <QtCore/qmutex.h>
#include <QtCore/qset.h>

namespace Tidewire {

namespace {

thread_local bool isUninspected = false;

/// The services that can be looked into, whatever their threads.
class OpenServices
{
public:
    void mark(const WebSocketService *service, bool open)
    {
        const QMutexLocker locker(&m_mutex);
        if (open)
            m_services.insert(service);
        else
            m_services.remove(service);
    }
    bool contains(const WebSocketService *service)
    {
        const QMutexLocker locker(&m_mutex);
        return m_services.contains(service);
    }

private:
    QMutex m_mutex;
    QSet<const WebSocketService *> m_services;
};

/// Never destroyed: a server may live to the end of the program.
OpenServices &openServices()
{
    static auto *const services = new OpenServices;
    return *services;
}

/// The service is made, and what is around it soon.
void openIfAsked(WebSocketService *service, QObject *host)
{
    if (isUninspected || qEnvironmentVariableIntValue("TIDEWIRE_INSPECT") != 1)
        return;
    QMetaObject::invokeMethod(
        host,
        [service, host] {
            if (openServices().contains(service))
                return;
            auto *endpoint = new InspectEndpoint(service, host);
            endpoint->open();
        },
        Qt::QueuedConnection);
}

} // namespace

void markOpen(const WebSocketService *service, bool open)
{
    if (service)
        openServices().mark(service, open);
}

UninspectedScope::UninspectedScope()
{
    isUninspected = true;
}

UninspectedScope::~UninspectedScope()
{
    isUninspected = false;
}

bool InspectEndpoint::openByEnvironment()
{
    WebSocketService::setCreationHook(&openIfAsked);
    return true;
}

} // namespace Tidewire
