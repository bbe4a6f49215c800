// SPDX-License-Identifier: MIT
#include "replayscript.h"

#include "messagejoiner.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qendian.h>

#include <algorithm>

namespace Tidewire {

namespace {

QByteArray headerOf(QByteArrayView head, QByteArrayView name)
{
    const QList<QByteArray> lines = head.toByteArray().split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && QByteArrayView(line).first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

class ScriptWriter
{
public:
    ScriptWriter(Role recorded, Role played) : m_recorded(recorded), m_played(played) {}

    /// False if another connection begins.
    bool add(const FrameRecord &record)
    {
        const bool fromClient = isFromClient(record.direction, m_recorded);
        if (record.kind == FrameRecord::Kind::Head)
            return addHead(record, fromClient);
        if (m_begin < 0)
            m_begin = record.steadyTime;
        if (m_closed)
            return true;
        if (record.opcode == Opcode::Close)
            addClose(record, fromClient);
        else if (const std::optional<FrameRecord> message = m_joiner.add(record); message && !message->isControl())
            addMessage(*message, fromClient);
        return true;
    }

    ReplayScript take() { return std::move(m_script); }

private:
    bool isOurs(bool fromClient) const { return fromClient == (m_played == Role::Client); }

    bool addHead(const FrameRecord &record, bool fromClient)
    {
        // Recording that was stopped and goes on begins with the heads again.
        const bool isAgain = m_begun && record.payload == (fromClient ? m_request : m_response);
        if (isAgain)
            return true;
        m_begin = record.steadyTime;
        if (!fromClient) {
            m_response = record.payload;
            m_script.agreedSubprotocol = headerOf(record.payload, "Sec-WebSocket-Protocol");
            return true;
        }
        if (m_begun)
            return false;
        m_begun = true;
        m_request = record.payload;
        const QList<QByteArray> names = headerOf(record.payload, "Sec-WebSocket-Protocol").split(',');
        for (const QByteArray &name : names) {
            if (const QByteArray trimmed = name.trimmed(); !trimmed.isEmpty() && trimmed != "REDACTED")
                m_script.offeredSubprotocols.append(trimmed);
        }
        m_script.origin = headerOf(record.payload, "Origin");
        return true;
    }

    void addClose(const FrameRecord &record, bool fromClient)
    {
        m_closed = true;
        if (isOurs(fromClient))
            m_script.close = record.payload;
        else
            m_script.peerCloses = true;
    }

    void addMessage(const FrameRecord &record, bool fromClient)
    {
        ReplayScript::Message message{record.number,
                                      std::max(record.steadyTime - m_begin, qint64(0)),
                                      record.opcode == Opcode::Text,
                                      record.payload,
                                      record.payloadSize,
                                      m_script.expected.size()};
        // What the recorder did not see from its begin on, or to its end, is as good as cut.
        if (!record.complete || record.opcode == Opcode::Continuation)
            message.payloadSize = std::max(message.payloadSize, quint64(record.payload.size()) + 1);
        (isOurs(fromClient) ? m_script.sent : m_script.expected).push_back(std::move(message));
    }

    Role m_recorded;
    Role m_played;
    ReplayScript m_script;
    MessageJoiner m_joiner;
    QByteArray m_request;
    QByteArray m_response;
    qint64 m_begin = -1;
    bool m_begun = false;
    bool m_closed = false;
};

} // namespace

ReplayScript ReplayScript::of(const FrameRecording &recording, quint64 connectionId, Role played)
{
    ScriptWriter writer(recording.connection(connectionId).role, played);
    for (const FrameRecord &record : recording.frames) {
        if (record.connectionId == connectionId && !writer.add(record))
            break;
    }
    return writer.take();
}

std::chrono::milliseconds ReplayScript::Message::wait(qint64 elapsed) const
{
    constexpr qint64 Longest = 24LL * 24 * 60 * 60 * 1'000'000;
    const qint64 left = std::clamp(offset - elapsed, qint64(0), Longest);
    return std::chrono::milliseconds((left + 999) / 1000);
}

std::pair<CloseCode, QString> ReplayScript::closing() const
{
    if (!close)
        return {CloseCode::Normal, {}};
    if (close->size() < 2)
        return {CloseCode::NoStatus, {}};
    const auto code = CloseCode(qFromBigEndian<quint16>(close->constData()));
    return {isValidOnWire(code) ? code : CloseCode::Normal, QString::fromUtf8(close->sliced(2))};
}

QString ReplayScript::problem() const
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Tidewire::ReplayScript", text); };
    if (sent.empty() && expected.empty())
        return tr("The recording has no messages of this connection");
    for (const Message &message : sent) {
        if (quint64(message.payload.size()) < message.payloadSize)
            return tr("Message %1 cannot be sent: not all of it was recorded").arg(message.number);
        if (message.isText && !message.payload.isValidUtf8())
            return tr("Message %1 cannot be sent: it is a text that is not UTF-8").arg(message.number);
    }
    return {};
}

} // namespace Tidewire
