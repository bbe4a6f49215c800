// SPDX-License-Identifier: MIT
#include "figurescode.h"

#include "monitor/serverfigures.h"

#include <QtCore/qjsonarray.h>

#include <array>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array Numbers{"uptime",           "connections",      "connectionRate",
                             "messagesIn",       "messagesOut",      "bytesIn",
                             "bytesOut",         "queued",           "slow",
                             "errors",           "totalConnections", "totalMessagesIn",
                             "totalMessagesOut", "totalBytesIn",     "totalBytesOut",
                             "totalDropped",     "dropRate",         "handshakeFailures",
                             "peakConnections",  "peakMessagesIn",   "peakMessagesOut",
                             "peakBytesIn",      "peakBytesOut",     "peakQueued"};

} // namespace

QJsonObject figuresToJson(const ServerFigures &figures)
{
    QJsonObject json{{"url"_L1, figures.url()}, {"errorCodes"_L1, figures.errorCodes()}};
    for (const char *name : Numbers)
        json.insert(QLatin1StringView(name), figures.property(name).toDouble());
    QJsonArray kinds;
    const QVariantList list = figures.errorKinds();
    for (const QVariant &entry : list) {
        const QVariantMap kind = entry.toMap();
        kinds.append(QJsonObject{{"name"_L1, kind.value(u"name"_s).toString()},
                                 {"count"_L1, kind.value(u"count"_s).toDouble()}});
    }
    json.insert("errorKinds"_L1, kinds);
    return json;
}

} // namespace Tidewire
