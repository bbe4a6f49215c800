// SPDX-License-Identifier: MIT
#include "alertcode.h"

#include "monitor/alertmodel.h"
#include "rowcode.h"

#include <QtCore/qmetaobject.h>

#include <array>
#include <limits>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

/// Each is a property of an AlertModel.
constexpr std::array Thresholds{"queueThreshold", "queueTime",   "roundTripThreshold", "roundTripTime",
                                "errorThreshold", "errorWindow", "handshakeThreshold", "handshakeWindow"};

double toJson(const QDateTime &time)
{
    return time.isValid() ? double(time.toMSecsSinceEpoch()) : 0;
}

QDateTime toTime(const QJsonValue &json)
{
    const auto milliseconds = qint64(unsignedFromJson(json));
    return milliseconds == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

} // namespace

QJsonObject alertToJson(const Alert &alert)
{
    const char *const kind = QMetaEnum::fromType<Alert::Kind>().valueToKey(int(alert.kind));
    return {{"id"_L1, double(alert.id)},
            {"kind"_L1, QLatin1StringView(kind)},
            {"time"_L1, toJson(alert.time)},
            {"endTime"_L1, toJson(alert.endTime)},
            {"connection"_L1, double(alert.connectionId)},
            {"subject"_L1, alert.subject},
            {"value"_L1, alert.value},
            {"threshold"_L1, alert.threshold},
            {"active"_L1, alert.active}};
}

Alert alertFromJson(const QJsonObject &json)
{
    Alert alert;
    alert.id = unsignedFromJson(json.value("id"_L1));
    bool known = false;
    const QByteArray kind = json.value("kind"_L1).toString().toLatin1();
    const int value = QMetaEnum::fromType<Alert::Kind>().keyToValue(kind, &known);
    if (!known)
        return {}; // A newer program's; there are no words for it here.
    alert.kind = Alert::Kind(value);
    alert.time = toTime(json.value("time"_L1));
    alert.endTime = toTime(json.value("endTime"_L1));
    alert.connectionId = unsignedFromJson(json.value("connection"_L1));
    alert.subject = json.value("subject"_L1).toString();
    alert.value = json.value("value"_L1).toDouble();
    alert.threshold = json.value("threshold"_L1).toDouble();
    alert.active = json.value("active"_L1).toBool();
    return alert;
}

QJsonObject thresholdsToJson(const AlertModel &alerts)
{
    QJsonObject json;
    for (const char *name : Thresholds)
        json.insert(QLatin1StringView(name), alerts.property(name).toDouble());
    return json;
}

void thresholdsFromJson(const QJsonObject &json, AlertModel &alerts)
{
    for (const char *name : Thresholds) {
        const QJsonValue value = json.value(QLatin1StringView(name));
        if (value.isDouble())
            alerts.setProperty(name, double(numberFromJson(value, 0, std::numeric_limits<int>::max(), 0)));
    }
}

} // namespace Tidewire
