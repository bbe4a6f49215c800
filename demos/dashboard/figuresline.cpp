// SPDX-License-Identifier: MIT
#include "figuresline.h"

#include <chrono>
#include <cstdio>

using namespace std::chrono_literals;

FiguresLine::FiguresLine(QObject *server, QObject *parent) : QObject(parent)
{
    m_figures.setServer(server);
    connect(&m_timer, &QTimer::timeout, this, &FiguresLine::print);
    m_timer.start(5s);
}

void FiguresLine::print() const
{
    std::fprintf(stderr,
                 "%d connections, in %.0f messages/s, out %.0f messages/s, %.1f KiB/s, queued %lld bytes, %d errors\n",
                 m_figures.connections(), m_figures.messagesIn(), m_figures.messagesOut(), m_figures.bytesOut() / 1024,
                 static_cast<long long>(m_figures.queued()), m_figures.errors());
}
