// SPDX-License-Identifier: MIT
#include "rowcode.h"

#include "monitor/redaction.h"

#include <QtCore/qjsonarray.h>

#include <algorithm>
#include <cmath>

namespace Tidewire {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr qint64 MaxExact = qint64(1) << 53; ///< Beyond, JSON's numbers have gaps.

/// A member of an \a Owner, and what it is called.
template<typename Owner, typename Value>
struct Named
{
    QLatin1StringView name;
    Value Owner::*member;
};
template<typename Owner, typename Value>
Named(QLatin1StringView, Value Owner::*) -> Named<Owner, Value>; // clang 14 does not find it by itself

constexpr std::array Counters{
    Named{"messagesIn"_L1, &ConnectionCounters::messagesReceived},
    Named{"messagesOut"_L1, &ConnectionCounters::messagesSent},
    Named{"dropped"_L1, &ConnectionCounters::messagesDropped},
    Named{"bytesIn"_L1, &ConnectionCounters::bytesReceived},
    Named{"bytesOut"_L1, &ConnectionCounters::bytesSent},
    Named{"compressedIn"_L1, &ConnectionCounters::compressedReceived},
    Named{"uncompressedIn"_L1, &ConnectionCounters::uncompressedReceived},
    Named{"compressedOut"_L1, &ConnectionCounters::compressedSent},
    Named{"uncompressedOut"_L1, &ConnectionCounters::uncompressedSent},
};

constexpr std::array Meters{
    Named{"inRate"_L1, &ConnectionRow::inMeter},
    Named{"outRate"_L1, &ConnectionRow::outMeter},
    Named{"bytesInRate"_L1, &ConnectionRow::bytesInMeter},
    Named{"bytesOutRate"_L1, &ConnectionRow::bytesOutMeter},
};

constexpr std::array Texts{
    Named{"peer"_L1, &ConnectionRow::peer},
    Named{"path"_L1, &ConnectionRow::path},
    Named{"origin"_L1, &ConnectionRow::origin},
    Named{"userAgent"_L1, &ConnectionRow::userAgent},
    Named{"subprotocol"_L1, &ConnectionRow::subprotocol},
    Named{"extensions"_L1, &ConnectionRow::extensions},
};

double rounded(double number)
{
    return std::isfinite(number) ? std::round(number * 100) / 100 : 0;
}

QString redactedText(const QString &text, QByteArray (*redact)(QByteArrayView))
{
    return QString::fromUtf8(redact(text.toUtf8()));
}

QString redactedHeader(const QString &name, const QString &value)
{
    // A head of this one field, behind a start line.
    const QByteArray begin = "GET / HTTP/1.1\r\n" + name.toUtf8() + ": ";
    return QString::fromUtf8(redactedHead(begin + value.toUtf8()).mid(begin.size()));
}

void addConstants(const ConnectionRow &row, QJsonObject &json)
{
    for (const auto &[name, text] : Texts)
        json.insert(name, row.*text);
    json.insert("subprotocol"_L1, redactedText(row.subprotocol, redactedSubprotocols));
    json.insert("secure"_L1, row.secure);
    json.insert("tlsProtocol"_L1, row.tls.protocol);
    json.insert("tlsCipher"_L1, row.tls.cipher);
}

void takeText(const QJsonObject &json, QLatin1StringView name, QString &text)
{
    if (const QJsonValue value = json.value(name); value.isString())
        text = value.toString();
}

ConnectionState stateFromName(const QString &name)
{
    for (const auto state : {ConnectionState::Open, ConnectionState::Slow, ConnectionState::Closing}) {
        if (name == stateName(state))
            return state;
    }
    return ConnectionState::Closed;
}

void takeHistories(const QJsonObject &json, ConnectionRow &row)
{
    constexpr int Minute = 60;
    const QList<qreal> in = numbersFromJson(json.value("inHistory"_L1), Minute);
    const QList<qreal> out = numbersFromJson(json.value("outHistory"_L1), Minute);
    row.traffic = {};
    for (qsizetype i = 0; i < std::min(in.size(), out.size()); ++i)
        row.traffic.addSecond({in.at(i), out.at(i), 0, 0});
}

} // namespace

QJsonObject rowToJson(const ConnectionRow &row, RowParts parts)
{
    QJsonObject json{
        {"id"_L1, double(row.id)},           {"state"_L1, stateName(row.state)},
        {"queued"_L1, double(row.queued)},   {"roundTrip"_L1, row.roundTrip < 0 ? -1.0 : double(row.roundTrip) / 1000},
        {"age"_L1, double(row.age.count())}, {"idle"_L1, double(row.idle.count())}};
    for (const auto &[name, counter] : Counters)
        json.insert(name, double(row.counters.*counter));
    for (const auto &[name, meter] : Meters)
        json.insert(name, rounded((row.*meter).rate()));
    if (row.state == ConnectionState::Closed) {
        json.insert("closeCode"_L1, row.closeCode);
        json.insert("closeReason"_L1, row.closeReason);
    }
    if (parts.constants)
        addConstants(row, json);
    if (parts.histories) {
        const auto minute = [&row](auto series) {
            return numbersToJson(row.traffic.values(series, Traffic::Span::Minute));
        };
        json.insert("inHistory"_L1, minute(Traffic::Series::MessagesIn));
        json.insert("outHistory"_L1, minute(Traffic::Series::MessagesOut));
    }
    return json;
}

void rowFromJson(const QJsonObject &json, ConnectionRow &row)
{
    row.id = unsignedFromJson(json.value("id"_L1));
    row.state = stateFromName(json.value("state"_L1).toString());
    row.queued = numberFromJson(json.value("queued"_L1), 0, MaxExact, 0);
    const double roundTrip = json.value("roundTrip"_L1).toDouble(-1);
    row.roundTrip = roundTrip >= 0 && roundTrip < 1e12 ? qint64(roundTrip * 1000) : -1;
    row.age = milliseconds(numberFromJson(json.value("age"_L1), 0, MaxExact, 0));
    row.idle = milliseconds(numberFromJson(json.value("idle"_L1), 0, MaxExact, 0));
    for (const auto &[name, counter] : Counters)
        row.counters.*counter = unsignedFromJson(json.value(name));
    for (const auto &[name, meter] : Meters)
        (row.*meter).setRate(json.value(name).toDouble());
    row.closeCode = json.value("closeCode"_L1).toInt();
    takeText(json, "closeReason"_L1, row.closeReason);
    for (const auto &[name, text] : Texts)
        takeText(json, name, row.*text);
    if (json.contains("secure"_L1))
        row.secure = json.value("secure"_L1).toBool();
    takeText(json, "tlsProtocol"_L1, row.tls.protocol);
    takeText(json, "tlsCipher"_L1, row.tls.cipher);
    if (json.contains("inHistory"_L1))
        takeHistories(json, row);
}

QJsonObject reportToJson(const ConnectionReport &report)
{
    QJsonArray headers;
    for (const QVariant &header : report.headers) {
        const QString name = header.toMap().value(u"name"_s).toString();
        headers.append(QJsonArray{name, redactedHeader(name, header.toMap().value(u"value"_s).toString())});
    }
    const QString query = redactedText(u'?' + report.query, redactedUrl).mid(1);
    return {{"peer"_L1, report.peer},
            {"local"_L1, report.local},
            {"path"_L1, report.path},
            {"query"_L1, query},
            {"url"_L1, redactedText(report.url, redactedUrl)},
            {"origin"_L1, report.origin},
            {"userAgent"_L1, report.userAgent},
            {"subprotocol"_L1, redactedText(report.subprotocol, redactedSubprotocols)},
            {"extensions"_L1, report.extensions},
            {"secure"_L1, report.secure},
            {"tlsProtocol"_L1, report.tls.protocol},
            {"tlsCipher"_L1, report.tls.cipher},
            {"startTime"_L1, double(report.startTime.toMSecsSinceEpoch())},
            {"requestLine"_L1, redactedText(report.requestLine, redactedHead)},
            {"headers"_L1, headers},
            {"closeCode"_L1, report.closeCode},
            {"closeReason"_L1, report.closeReason},
            {"error"_L1, report.error}};
}

ConnectionReport reportFromJson(const QJsonObject &json)
{
    const auto text = [&json](QLatin1StringView name) { return json.value(name).toString(); };
    ConnectionReport report;
    report.peer = text("peer"_L1);
    report.local = text("local"_L1);
    report.path = text("path"_L1);
    report.query = text("query"_L1);
    report.url = text("url"_L1);
    report.origin = text("origin"_L1);
    report.userAgent = text("userAgent"_L1);
    report.subprotocol = text("subprotocol"_L1);
    report.extensions = text("extensions"_L1);
    report.secure = json.value("secure"_L1).toBool();
    report.tls = {text("tlsProtocol"_L1), text("tlsCipher"_L1)};
    report.startTime =
        QDateTime::fromMSecsSinceEpoch(numberFromJson(json.value("startTime"_L1), 0, MaxExact, 0), Qt::UTC);
    report.requestLine = text("requestLine"_L1);
    const QJsonArray headers = json.value("headers"_L1).toArray();
    for (const QJsonValue header : headers) {
        report.headers.append(QVariantMap{{u"name"_s, header[0].toString()}, {u"value"_s, header[1].toString()}});
    }
    report.closeCode = json.value("closeCode"_L1).toInt();
    report.closeReason = text("closeReason"_L1);
    report.error = text("error"_L1);
    return report;
}

QJsonArray numbersToJson(const QList<qreal> &numbers)
{
    QJsonArray array;
    for (const qreal number : numbers)
        array.append(rounded(number));
    return array;
}

QList<qreal> numbersFromJson(const QJsonValue &json, qsizetype most)
{
    const QJsonArray array = json.toArray();
    QList<qreal> numbers;
    const qsizetype count = std::min(array.size(), most);
    numbers.reserve(count);
    for (qsizetype i = 0; i < count; ++i)
        numbers.append(std::clamp(array.at(i).toDouble(), 0.0, double(MaxExact)));
    return numbers;
}

QList<QList<qreal>> seriesFromJson(const QJsonValue &json, int count, qsizetype most)
{
    const QJsonArray array = json.toArray();
    QList<QList<qreal>> series;
    for (int i = 0; i < count; ++i)
        series.append(numbersFromJson(array.at(i), most));
    return series;
}

quint64 unsignedFromJson(const QJsonValue &json)
{
    const double number = json.toDouble();
    return number >= 0 && number <= double(MaxExact) ? quint64(number) : 0;
}

qint64 numberFromJson(const QJsonValue &json, qint64 least, qint64 most, qint64 otherwise)
{
    if (!json.isDouble())
        return otherwise;
    // The ends of 64 bits are no doubles, so they are not compared with.
    const double number = json.toDouble();
    if (number <= double(least))
        return least;
    return number >= double(most) ? most : qint64(number);
}

} // namespace Tidewire
