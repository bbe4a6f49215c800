// SPDX-License-Identifier: MIT
// HAR as this program and browsers write it. Read token by token: no more than a message is held twice, and each error
// has its line.
#include "recordingharhead.h"
#include "recordingjson.h"
#include "recordingoutput.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

/// All that matters of an entry, until it has ended: its keys come in any order.
struct Entry
{
    RecordedConnection connection{0, Role::Client, false, {}};
    qint64 time = 0;
    qint64 wait = 0; ///< Microseconds until the response.
    HarHead request;
    HarHead response;
    std::vector<FrameRecord> messages; ///< Sent is what the client sent.
    bool isWebSocket = false;
    bool hasRequest = true;
    bool hasResponse = true;
};

class HarReader : private RecordingJson
{
    Q_DECLARE_TR_FUNCTIONS(Tidewire::RecordingInput)

public:
    HarReader(const QByteArray &json, RecordingInput &input) : RecordingJson(json, input), m_size(json.size()) {}

    void read()
    {
        bool hasLog = false;
        document(u"log"_s, [&](const QString &key) {
            hasLog = hasLog || key == u"log";
            key == u"log" ? readLog() : skip();
        });
        if (input().goesOn() && !hasLog)
            input().fail(1, tr("This is no HAR file: “log” is missing"));
        addMessages();
    }

private:
    void readLog()
    {
        object([this](const QString &key) { key == u"entries" ? array([this] { readEntry(); }) : skip(); });
    }

    void readEntry()
    {
        Entry entry;
        object([&](const QString &key) {
            if (key == u"startedDateTime")
                readStart(entry);
            else if (key == u"request")
                readHead(entry.request);
            else if (key == u"response")
                readHead(entry.response);
            else if (key == u"timings")
                readTimings(entry);
            else if (key == u"_webSocketMessages")
                readMessages(entry);
            else if (key == u"_resourceType")
                entry.isWebSocket = text() == "websocket" || entry.isWebSocket;
            else if (key == u"_tidewire")
                readOwn(entry);
            else
                skip();
        });
        input().setProgress(position(), m_size);
        if (entry.isWebSocket && input().goesOn())
            addEntry(entry);
    }

    void readStart(Entry &entry)
    {
        const std::optional<qint64> time = parseIsoTime(text());
        if (!time)
            wrong(key());
        entry.time = time.value_or(0);
    }

    void readTimings(Entry &entry)
    {
        object([&](const QString &key) {
            if (key == u"wait" && isNumber())
                entry.wait = microseconds(number() / 1000);
            else
                skip();
        });
    }

    /// Times that make sense; others become 0.
    static qint64 microseconds(double seconds)
    {
        return seconds >= 0 && seconds < 1e11 ? std::llround(seconds * 1e6) : 0;
    }

    void readHead(HarHead &head)
    {
        head.present = true;
        object([&](const QString &key) {
            if (key == u"method")
                head.method = text();
            else if (key == u"url")
                head.url = text();
            else if (key == u"httpVersion")
                head.version = text();
            else if (key == u"status")
                head.status = integer(0, 999);
            else if (key == u"statusText")
                head.statusText = text();
            else if (key == u"headers")
                array([&] { readHeader(head); });
            else
                skip();
        });
    }

    void readHeader(HarHead &head)
    {
        QByteArray name;
        QByteArray value;
        object([&](const QString &key) {
            if (key == u"name")
                name = text();
            else if (key == u"value")
                value = text();
            else
                skip();
        });
        head.addHeader(name, value);
    }

    void readOwn(Entry &entry)
    {
        object([&](const QString &key) {
            if (key == u"connection") {
                entry.connection.id = quint64(integer(0, std::numeric_limits<qint64>::max()));
            } else if (key == u"role") {
                const std::optional<Role> role = RecordingInput::role(text());
                if (!role)
                    wrong(key);
                entry.connection.role = role.value_or(Role::Client);
            } else if (key == u"peer") {
                entry.connection.peer = QString::fromUtf8(text());
            } else if (key == u"secure") {
                entry.connection.secure = boolean();
            } else if (key == u"request") {
                entry.hasRequest = boolean();
            } else if (key == u"response") {
                entry.hasResponse = boolean();
            } else {
                skip();
            }
        });
    }

    void readMessages(Entry &entry)
    {
        entry.isWebSocket = true;
        array([&] { readMessage(entry); });
    }

    void readMessage(Entry &entry)
    {
        FrameRecord record;
        QByteArray type;
        QByteArray data;
        qint64 opcode = -1;
        qint64 size = -1;
        bool base64 = false;
        object([&](const QString &key) {
            if (key == u"type")
                type = text();
            else if (key == u"time")
                record.time = record.steadyTime = microseconds(number());
            else if (key == u"opcode")
                opcode = integer(-1, 15);
            else if (key == u"data")
                data = text();
            else if (key == u"_encoding")
                base64 = text() == "base64";
            else if (key == u"_size")
                size = integer(0, std::numeric_limits<qint64>::max());
            else if (key == u"_wireSize")
                record.wireSize = quint64(integer(0, std::numeric_limits<qint64>::max()));
            else if (key == u"_complete")
                record.complete = boolean();
            else
                skip();
        });
        if (!input().goesOn() || type == "error") // what a browser says of a connection that failed
            return;
        if (type != "send" && type != "receive")
            return wrong(u"type"_s);
        record.direction = type == "send" ? Direction::Sent : Direction::Received;
        record.masked = type == "send";
        if (!RecordingInput::opcode(opcode))
            return wrong(u"opcode"_s);
        record.opcode = Opcode(opcode);
        base64 = base64 || record.opcode != Opcode::Text;
        const std::optional<QByteArray> payload = RecordingInput::payload(base64 ? "base64" : "utf8", data);
        if (!payload)
            return wrong(u"data"_s);
        record.payload = *payload;
        record.payloadSize = quint64(std::max(size, qint64(payload->size())));
        checkSize(record);
        entry.messages.push_back(std::move(record));
    }

    void addEntry(Entry &entry)
    {
        if (entry.connection.id == 0)
            entry.connection.id = input().freeConnectionId();
        entry.connection.secure =
            entry.connection.secure || entry.request.url.startsWith("wss:") || entry.request.url.startsWith("https:");
        input().addConnection(entry.connection);
        if (entry.request.present && entry.hasRequest)
            addHead(entry, true, entry.request.request(), entry.time);
        if (entry.response.present && entry.hasResponse && entry.response.status > 0)
            addHead(entry, false, entry.response.response(), entry.time + entry.wait);
        for (FrameRecord &record : entry.messages) {
            record.connectionId = entry.connection.id;
            record.direction = directionOf(record.direction == Direction::Sent, entry.connection.role);
            m_records.push_back(std::move(record));
        }
    }

    void addHead(const Entry &entry, bool request, const QByteArray &head, qint64 time)
    {
        FrameRecord record;
        record.kind = FrameRecord::Kind::Head;
        record.connectionId = entry.connection.id;
        record.direction = directionOf(request, entry.connection.role);
        record.time = record.steadyTime = time;
        record.payload = head;
        record.payloadSize = record.wireSize = quint64(head.size());
        checkSize(record);
        m_records.push_back(std::move(record));
    }

    /// Here, where the line is known, and before more of it is read.
    void checkSize(FrameRecord &record)
    {
        record.squeeze();
        m_bytes += record.cost();
        if (m_bytes > input().limits().maxBytes)
            fail(tr("The recording takes more than the memory that it may"));
    }

    /// The entries side by side, as they were.
    void addMessages()
    {
        std::ranges::stable_sort(m_records, {}, &FrameRecord::time);
        quint64 number = 0;
        for (FrameRecord &record : m_records) {
            record.number = ++number;
            input().add(0, std::move(record));
        }
    }

    qint64 m_size;
    std::vector<FrameRecord> m_records;
    qint64 m_bytes = 0;
};

} // namespace

void readHar(const QByteArray &json, RecordingInput &input)
{
    HarReader(json, input).read();
}

} // namespace Tidewire
