// SPDX-License-Identifier: MIT
#include "inspectchannel.h"

#include "inspectendpoint.h"

#include <utility>

namespace Tidewire {

using namespace Qt::StringLiterals;

InspectChannel::InspectChannel(InspectViewer *viewer, int number, QLatin1StringView kind)
    : m_viewer(viewer), m_number(number), m_kind(kind)
{
    connect(viewer->pause(), &QTimer::timeout, this, &InspectChannel::applyIfDue);
}

void InspectChannel::schedule()
{
    m_isDue = true;
    applyIfDue();
}

void InspectChannel::applyIfDue()
{
    if (!m_isDue || !m_viewer->mayWork() || !service())
        return;
    m_isDue = false;
    m_viewer->work([this] { apply(); });
}

WebSocketService *InspectChannel::service() const
{
    return m_viewer->endpoint()->service();
}

void InspectChannel::send(QJsonObject message)
{
    message.insert(QLatin1StringView("type"), m_kind);
    message.insert(QLatin1StringView("channel"), m_number);
    m_viewer->send(message);
}

} // namespace Tidewire
