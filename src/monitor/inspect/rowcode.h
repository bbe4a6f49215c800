// SPDX-License-Identifier: MIT
#pragma once

#include "monitor/connectionrow.h"

#include <QtCore/qjsonobject.h>

namespace Tidewire {

/// What of a row goes to a viewer.
struct RowParts
{
    bool constants = true;  ///< What never changes while it is open: peer, path and so on.
    bool histories = false; ///< The last minute of messages in and out.
};

/// A row as tidewire.inspect.v1 has it.
TIDEWIREMONITOR_EXPORT QJsonObject rowToJson(const ConnectionRow &row, RowParts parts);
/// Takes what \a json says into \a row; what it does not speak of stays.
TIDEWIREMONITOR_EXPORT void rowFromJson(const QJsonObject &json, ConnectionRow &row);

/// The same for a report, with its credentials redacted.
TIDEWIREMONITOR_EXPORT QJsonObject reportToJson(const ConnectionReport &report);
TIDEWIREMONITOR_EXPORT ConnectionReport reportFromJson(const QJsonObject &json);

/// Numbers as a list, with two decimals.
TIDEWIREMONITOR_EXPORT QJsonArray numbersToJson(const QList<qreal> &numbers);
/// At most \a most of them, each from 0 to 2^53.
TIDEWIREMONITOR_EXPORT QList<qreal> numbersFromJson(const QJsonValue &json, qsizetype most);
/// Some lists of numbers.
TIDEWIREMONITOR_EXPORT QList<QList<qreal>> seriesFromJson(const QJsonValue &json, int count, qsizetype most);
/// 0 for what is no number, or out of its range.
TIDEWIREMONITOR_EXPORT quint64 unsignedFromJson(const QJsonValue &json);
/// What lies outside comes to the nearer end.
TIDEWIREMONITOR_EXPORT qint64 numberFromJson(const QJsonValue &json, qint64 least, qint64 most, qint64 otherwise);

} // namespace Tidewire
