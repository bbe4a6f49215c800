// SPDX-License-Identifier: MIT
#include "figureschannel.h"

#include "figurescode.h"
#include "inspectendpoint.h"
#include "monitor/serverfigures.h"

namespace Tidewire {

namespace {

struct FiguresHistory
{
    const ServerFigures &figures;

    QList<qreal> values(Traffic::Series series, Traffic::Span span) const { return figures.history(series, span); }
};

} // namespace

QString FiguresChannel::set(const QJsonObject & /*parameters*/)
{
    schedule();
    return {};
}

void FiguresChannel::apply()
{
    if (!m_figures) {
        m_figures = viewer()->endpoint()->sharedFigures();
        connect(m_figures.get(), &ServerFigures::changed, this, &FiguresChannel::refresh);
    }
    m_history = {};
    refresh();
}

void FiguresChannel::refresh()
{
    if (viewer()->isCongested())
        return;
    QJsonObject message = figuresToJson(*m_figures);
    m_history.addTo(message, FiguresHistory{*m_figures}, Traffic::ServerSeries, m_figures->historyTick());
    send(message);
}

} // namespace Tidewire
