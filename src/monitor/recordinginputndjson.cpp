// SPDX-License-Identifier: MIT
#include "recordinginput.h"

#include <QtCore/qiodevice.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>

#include <limits>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

/// The fields of one line; the first that is missing or wrong is remembered.
class Fields
{
    Q_DECLARE_TR_FUNCTIONS(Tidewire::RecordingInput)

public:
    explicit Fields(const QJsonObject &object) : m_object(object) {}

    const QString &errorString() const { return m_errorString; }
    qint64 integer(QLatin1StringView name, qint64 least, qint64 most = std::numeric_limits<qint64>::max())
    {
        const QJsonValue value = m_object.value(name);
        const qint64 number = value.toInteger(least - 1);
        if (!value.isDouble() || number < least || number > most)
            refuse(name);
        return number;
    }
    bool boolean(QLatin1StringView name)
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isBool())
            refuse(name);
        return value.toBool();
    }
    QByteArray text(QLatin1StringView name)
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isString())
            refuse(name);
        return value.toString().toUtf8();
    }
    /// What \a convert makes of the text.
    template<typename Convert>
    auto choice(QLatin1StringView name, Convert convert)
    {
        const auto value = convert(text(name));
        if (!value)
            refuse(name);
        return value.value_or(typename decltype(value)::value_type());
    }
    void refuse(QLatin1StringView name)
    {
        if (m_errorString.isEmpty())
            m_errorString = tr("“%1” is missing or wrong").arg(name);
    }

private:
    QJsonObject m_object;
    QString m_errorString;
};

/// quint64 that this program wrote: JSON's integers go as far as the signed ones.
quint64 count(Fields &fields, QLatin1StringView name)
{
    return quint64(fields.integer(name, 0));
}

RecordedConnection connectionFrom(Fields &fields)
{
    RecordedConnection connection;
    connection.id = count(fields, "id"_L1);
    connection.role = fields.choice("role"_L1, RecordingInput::role);
    connection.secure = fields.boolean("secure"_L1);
    connection.peer = QString::fromUtf8(fields.text("peer"_L1));
    return connection;
}

void readFrameFields(Fields &fields, FrameRecord &record)
{
    const qint64 opcode = fields.integer("opcode"_L1, 0, 15);
    if (!RecordingInput::opcode(opcode))
        fields.refuse("opcode"_L1);
    record.opcode = Opcode(opcode);
    record.fin = fields.boolean("fin"_L1);
    const qint64 rsv = fields.integer("rsv"_L1, 0, 7);
    record.rsv1 = (rsv & 4) != 0;
    record.rsv2 = (rsv & 2) != 0;
    record.rsv3 = (rsv & 1) != 0;
    record.masked = fields.boolean("masked"_L1);
    record.complete = fields.boolean("complete"_L1);
}

FrameRecord recordFrom(Fields &fields, FrameRecord::Kind kind)
{
    FrameRecord record;
    record.kind = kind;
    record.number = count(fields, "number"_L1);
    record.connectionId = count(fields, "connection"_L1);
    record.time = fields.integer("time"_L1, 0);
    record.steadyTime = fields.integer("steadyTime"_L1, 0);
    record.direction = fields.choice("direction"_L1, RecordingInput::direction);
    if (kind == FrameRecord::Kind::Frame)
        readFrameFields(fields, record);
    record.wireSize = count(fields, "wireSize"_L1);
    record.payloadSize = count(fields, "payloadSize"_L1);
    const QByteArray encoding = fields.text("encoding"_L1);
    record.payload = fields.choice(
        "data"_L1, [&encoding](const QByteArray &data) { return RecordingInput::payload(encoding, data); });
    if (record.payloadSize < quint64(record.payload.size()))
        fields.refuse("payloadSize"_L1);
    return record;
}

class NdjsonReader
{
    Q_DECLARE_TR_FUNCTIONS(Tidewire::RecordingInput)

public:
    explicit NdjsonReader(RecordingInput &input) : m_input(input) {}

    void read(QIODevice &device)
    {
        const qint64 size = device.size();
        while (m_input.goesOn() && !device.atEnd()) {
            const QByteArray line = RecordingInput::readLine(device, m_input.limits().maxLine);
            ++m_line;
            if (line.size() >= m_input.limits().maxLine - 1)
                return m_input.fail(m_line, tr("The line is too long"));
            readLine(line);
            m_input.setProgress(device.pos(), size);
        }
        if (m_input.goesOn() && !m_ended)
            m_input.fail(m_line, tr("The file ends before the recording does"));
    }

private:
    void readLine(const QByteArray &line)
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(line, &error);
        if (!document.isObject()) {
            const bool syntax = error.error != QJsonParseError::NoError;
            return m_input.fail(m_line, syntax ? error.errorString() : tr("An object is expected"));
        }
        Fields fields(document.object());
        readFields(fields.text("type"_L1), fields);
        if (!fields.errorString().isEmpty())
            m_input.fail(m_line, fields.errorString());
    }

    void readFields(const QByteArray &type, Fields &fields)
    {
        if (m_ended) {
            m_input.fail(m_line, tr("Something follows the recording's end"));
        } else if (m_line == 1) {
            if (fields.text("format"_L1) != "tidewire.recording")
                fields.refuse("format"_L1);
            if (const qint64 version = fields.integer("version"_L1, 1); version != 1)
                m_input.fail(m_line, tr("Version %1 of the format is not known").arg(version));
            const quint64 dropped = count(fields, "dropped"_L1);
            if (fields.errorString().isEmpty())
                m_input.setDropped(dropped);
        } else if (type == "connection") {
            const RecordedConnection connection = connectionFrom(fields);
            if (fields.errorString().isEmpty())
                m_input.addConnection(connection);
        } else if (type == "frame" || type == "head") {
            const auto kind = type == "frame" ? FrameRecord::Kind::Frame : FrameRecord::Kind::Head;
            FrameRecord record = recordFrom(fields, kind);
            if (record.number <= m_last)
                fields.refuse("number"_L1);
            m_last = record.number;
            if (fields.errorString().isEmpty())
                m_input.add(m_line, std::move(record));
        } else if (type == "end") {
            m_ended = count(fields, "records"_L1) == m_input.count();
            if (!m_ended)
                fields.refuse("records"_L1);
        } else {
            fields.refuse("type"_L1);
        }
    }

    RecordingInput &m_input;
    qint64 m_line = 0;
    quint64 m_last = 0;
    bool m_ended = false;
};

} // namespace

void readNdjson(QIODevice &device, RecordingInput &input)
{
    NdjsonReader(input).read(device);
}

} // namespace Tidewire
