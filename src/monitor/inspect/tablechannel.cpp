// SPDX-License-Identifier: MIT
#include "tablechannel.h"

#include "inspectprotocol.h"
#include "rowcode.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qmetaobject.h>

#include <algorithm>
#include <array>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxRetention = 3'600'000;
constexpr std::array Wishes{"descending"_L1,  "first"_L1,           "rows"_L1,    "interval"_L1, "paused"_L1,
                            "orderFrozen"_L1, "closedRetention"_L1, "revision"_L1};
constexpr qint64 AlmostSecond = 950; // Timers come a little early.

QMetaEnum columns()
{
    return QMetaEnum::fromType<ConnectionModel::Column>();
}

QJsonObject errorToJson(const FilterError &error)
{
    const char *const kind = QMetaEnum::fromType<FilterError::Kind>().valueToKey(int(error.kind));
    return {{"kind"_L1, QLatin1StringView(kind)},
            {"offset"_L1, error.offset},
            {"length"_L1, error.length},
            {"argument"_L1, error.argument}};
}

} // namespace

QString TableChannel::set(const QJsonObject &parameters)
{
    if (const QJsonValue sort = parameters.value("sort"_L1); !sort.isUndefined()) {
        bool known = false;
        columns().keyToValue(sort.toString().toLatin1(), &known);
        if (!known)
            return u"there is no such column"_s;
    }
    if (parameters.value("filter"_L1).toString().size() > Inspect::MaxFilterLength)
        return u"the filter is too long"_s;
    // No more than there is to be wished for, and nothing large: it is kept.
    for (const QLatin1StringView name : Wishes) {
        const QJsonValue value = parameters.value(name);
        if (value.isBool() || value.isDouble())
            m_wanted.insert(name, value);
    }
    for (const QLatin1StringView name : {"sort"_L1, "filter"_L1}) {
        if (const QJsonValue value = parameters.value(name); value.isString())
            m_wanted.insert(name, value);
    }
    schedule();
    return {};
}

void TableChannel::makeModel()
{
    m_model = std::make_unique<ConnectionModel>();
    m_model->setVisibleRange(0, -1); // Nobody listens to its notices.
    m_model->setService(service());
    connect(m_model.get(), &ConnectionModel::refreshed, this, &TableChannel::refresh);
}

void TableChannel::apply()
{
    if (!m_model)
        makeModel();
    const auto flag = [this](QLatin1StringView name) { return m_wanted.value(name).toBool(); };
    const QString sort = m_wanted.value("sort"_L1).toString(u"Age"_s);
    m_model->setSortColumn(ConnectionModel::Column(columns().keyToValue(sort.toLatin1())));
    m_model->setSortOrder(flag("descending"_L1) ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_model->setFilter(m_wanted.value("filter"_L1).toString());
    m_model->setClosedRetention(int(numberFromJson(m_wanted.value("closedRetention"_L1), 0, MaxRetention, 5000)));
    m_model->setOrderFrozen(flag("orderFrozen"_L1));
    m_model->setPaused(flag("paused"_L1));
    m_revision = m_wanted.value("revision"_L1).toInt();
    sendRows();
}

void TableChannel::refresh()
{
    const qint64 interval = numberFromJson(m_wanted.value("interval"_L1), Inspect::MinInterval.count(),
                                           Inspect::MaxInterval.count(), Inspect::MinInterval.count());
    constexpr qint64 Early = 50;
    if (m_sinceRows.isValid() && m_sinceRows.elapsed() < interval - Early)
        return;
    if (viewer()->isCongested())
        return; // The next ones will be newer.
    if (!m_model->isPaused())
        return sendRows();
    m_sinceRows.start();
    send(summary());
}

QJsonObject TableChannel::summary() const
{
    return {{"count"_L1, m_model->count()},
            {"open"_L1, m_model->totalCount()},
            {"missed"_L1, m_model->missedChanges()},
            {"filter"_L1, m_model->appliedFilter()},
            {"filterError"_L1, errorToJson(m_model->filterError())},
            {"revision"_L1, m_revision}};
}

void TableChannel::sendRows()
{
    const int first = int(numberFromJson(m_wanted.value("first"_L1), 0, m_model->count(), 0));
    const int wanted = int(numberFromJson(m_wanted.value("rows"_L1), 0, Inspect::MaxWindow, Inspect::MaxWindow));
    const int end = std::min(first + wanted, m_model->count());
    const bool isHistoryDue = !m_sinceHistories.isValid() || m_sinceHistories.elapsed() >= AlmostSecond;
    QJsonArray rows;
    QSet<quint64> told;
    for (int i = first; i < end; ++i) {
        const ConnectionRow &row = *m_model->connection(m_model->connectionIdAt(i));
        const bool isNew = !m_told.contains(row.id);
        rows.append(rowToJson(row, {.constants = isNew, .histories = isNew || isHistoryDue}));
        told.insert(row.id);
    }
    QJsonObject message = summary();
    message.insert("first"_L1, first);
    message.insert("rows"_L1, rows);
    send(message);
    m_told = std::move(told);
    m_sinceRows.start();
    if (isHistoryDue)
        m_sinceHistories.start();
}

} // namespace Tidewire
