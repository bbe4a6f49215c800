// SPDX-License-Identifier: MIT
#include "remotetable.h"

#include "inspectprotocol.h"
#include "monitor/connectionmodel.h"
#include "rowcode.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qmetaobject.h>

#include <algorithm>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxCount = 10'000'000; ///< More no view can show.

FilterError errorFromJson(const QJsonObject &json)
{
    FilterError error;
    bool known = false;
    const QByteArray kind = json.value("kind"_L1).toString().toLatin1();
    const int value = QMetaEnum::fromType<FilterError::Kind>().keyToValue(kind, &known);
    if (!known)
        return {};
    error.kind = FilterError::Kind(value);
    error.offset = json.value("offset"_L1).toInt();
    error.length = json.value("length"_L1).toInt();
    error.argument = json.value("argument"_L1).toString();
    return error;
}

} // namespace

RemoteTable::RemoteTable(RemoteServer *server, ConnectionModel *model)
    : RemoteSubscription(server, "connections"_L1), m_model(model)
{
    open();
}

QJsonObject RemoteTable::parameters() const
{
    // Some more than can be seen, so that who scrolls a little sees no gaps.
    const qint64 distance = qint64(m_model->m_lastVisible) - m_model->m_firstVisible;
    const int seen = int(std::clamp<qint64>(distance, -1, Inspect::MaxWindow - 1)) + 1;
    const int margin = std::min(seen / 2, (Inspect::MaxWindow - seen) / 2);
    const int first = std::max(0, m_model->m_firstVisible - margin);
    const char *const sort = QMetaEnum::fromType<ConnectionModel::Column>().valueToKey(int(m_model->m_sortColumn));
    return {{"sort"_L1, QLatin1StringView(sort)},
            {"descending"_L1, m_model->m_sortOrder == Qt::DescendingOrder},
            {"filter"_L1, m_model->m_appliedFilter},
            {"first"_L1, first},
            {"rows"_L1, seen == 0 ? 0 : std::max(0, m_model->m_firstVisible) + seen + margin - first},
            {"paused"_L1, m_paused},
            {"orderFrozen"_L1, m_model->m_orderFrozen},
            {"closedRetention"_L1, m_model->closedRetention()},
            {"revision"_L1, m_revision}};
}

void RemoteTable::modelChanged()
{
    ++m_revision;
    update();
}

void RemoteTable::setPaused(bool paused)
{
    m_paused = paused;
    modelChanged();
}

const ConnectionRow *RemoteTable::rowAt(int row) const
{
    const int place = row - m_first;
    return place >= 0 && place < loadedCount() ? m_rows[std::size_t(place)].get() : nullptr;
}

const ConnectionRow *RemoteTable::find(quint64 id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : rowAt(row);
}

void RemoteTable::setCount(int count)
{
    m_count = count;
    if (m_first + loadedCount() <= count)
        return;
    for (auto row = m_rows.begin() + std::clamp(count - m_first, 0, loadedCount()); row != m_rows.end(); ++row)
        m_places.remove((*row)->id);
    m_rows.resize(std::size_t(std::clamp(count - m_first, 0, loadedCount())));
}

void RemoteTable::receive(const QJsonObject &message)
{
    m_openCount = std::max(0, message.value("open"_L1).toInt());
    m_missed = std::max(0, message.value("missed"_L1).toInt());
    const bool isCurrent = message.value("revision"_L1).toInt() == m_revision;
    if (isCurrent)
        m_model->takeRemoteFilter(message.value("filter"_L1).toString(),
                                  errorFromJson(message.value("filterError"_L1).toObject()));
    // Before rows go that are there again at another place.
    Rows rows = readRows(message.value("rows"_L1).toArray());
    m_model->resizeRemote(std::clamp(message.value("count"_L1).toInt(), 0, MaxCount));
    if (message.contains("rows"_L1))
        takeRows(std::clamp(message.value("first"_L1).toInt(), 0, m_count), std::move(rows));
    m_model->announceCounts();
    Q_EMIT m_model->refreshed();
}

RemoteTable::Rows RemoteTable::readRows(const QJsonArray &json) const
{
    Rows rows;
    const qsizetype count = std::min<qsizetype>(json.size(), Inspect::MaxWindow);
    for (qsizetype i = 0; i < count; ++i) {
        const QJsonObject entry = json.at(i).toObject();
        const ConnectionRow *before = m_isFresh ? nullptr : find(unsignedFromJson(entry.value("id"_L1)));
        auto row = before ? std::make_unique<ConnectionRow>(*before) : std::make_unique<ConnectionRow>();
        rowFromJson(entry, *row);
        rows.push_back(std::move(row));
    }
    return rows;
}

void RemoteTable::takeRows(int first, Rows rows)
{
    rows.resize(std::min(rows.size(), std::size_t(m_count - first)));
    const int oldFirst = m_first;
    const int oldEnd = m_first + loadedCount();
    m_isFresh = false;
    m_first = first;
    m_rows = std::move(rows);
    m_places.clear();
    for (int i = 0; i < loadedCount(); ++i)
        m_places.insert(m_rows[std::size_t(i)]->id, first + i);
    // What was loaded before is not any more.
    m_model->announce(std::min(first, oldFirst), std::max(first + loadedCount(), oldEnd) - 1);
}

void RemoteTable::serverDestroyed()
{
    m_model->setServer(nullptr);
}

} // namespace Tidewire
