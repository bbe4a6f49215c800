// SPDX-License-Identifier: MIT
// CSV as RFC 4180 has it.
#include "recordinginput.h"
#include "recordingoutput.h"

#include <QtCore/qiodevice.h>

#include <algorithm>
#include <array>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

enum Column {
    Number,
    Time,
    Connection,
    ConnectionRole,
    Peer,
    Secure,
    Way,
    Type,
    WireSize,
    Size,
    Complete,
    Encoding,
    Data
};

constexpr int ColumnCount = Data + 1;

QByteArray withoutMark(const QByteArray &cell)
{
    return cell.startsWith('\'') ? cell.sliced(1) : cell;
}

/// The cell in quotes that begins at \a at, which is moved behind it; none if it does not end.
std::optional<QByteArray> quotedCell(QByteArrayView record, qsizetype &at)
{
    QByteArray cell;
    for (++at; at < record.size(); ++at) {
        if (record[at] != '"') {
            cell += record[at];
        } else if (at + 1 < record.size() && record[at + 1] == '"') {
            cell += record[++at];
        } else {
            ++at;
            return cell;
        }
    }
    return {};
}

std::optional<QByteArray> plainCell(QByteArrayView record, qsizetype &at)
{
    const qsizetype comma = record.indexOf(',', at);
    const qsizetype end = comma < 0 ? record.size() : comma;
    const QByteArrayView cell = record.sliced(at, end - at);
    at = end;
    return cell.contains('"') ? std::nullopt : std::optional(cell.toByteArray());
}

/// The cells of a record without its line end; none if a quote stands where it may not.
std::optional<QList<QByteArray>> cellsOf(QByteArrayView record)
{
    QList<QByteArray> cells;
    qsizetype at = 0;
    while (true) {
        const bool quoted = at < record.size() && record[at] == '"';
        const std::optional<QByteArray> cell = quoted ? quotedCell(record, at) : plainCell(record, at);
        if (!cell)
            return {};
        cells.append(*cell);
        if (at == record.size())
            return cells;
        if (record[at++] != ',')
            return {};
    }
}

/// Kind and opcode from a type's name; false if there is no such type.
bool setType(FrameRecord &record, QByteArrayView name)
{
    constexpr std::array<std::pair<QByteArrayView, Opcode>, 6> Opcodes{{{"continuation", Opcode::Continuation},
                                                                        {"text", Opcode::Text},
                                                                        {"binary", Opcode::Binary},
                                                                        {"close", Opcode::Close},
                                                                        {"ping", Opcode::Ping},
                                                                        {"pong", Opcode::Pong}}};
    if (name == "request" || name == "response") {
        record.kind = FrameRecord::Kind::Head;
        return true;
    }
    const auto *const known = std::ranges::find(Opcodes, name, &std::pair<QByteArrayView, Opcode>::first);
    if (known == Opcodes.end())
        return false;
    record.opcode = known->second;
    return true;
}

class CsvReader
{
    Q_DECLARE_TR_FUNCTIONS(Tidewire::RecordingInput)

public:
    explicit CsvReader(RecordingInput &input) : m_input(input) {}

    void read(QIODevice &device)
    {
        const qint64 size = device.size();
        while (m_input.goesOn() && !device.atEnd()) {
            const qint64 line = m_line + 1;
            const std::optional<QByteArray> record = readRecord(device);
            if (!record)
                return m_input.fail(line, tr("The line is too long, or a quotation mark is missing"));
            if (line == 1 && !isHeader(*record))
                return m_input.fail(line, tr("This is no recording: the columns are not those of one"));
            if (line > 1)
                takeRecord(line, *record);
            m_input.setProgress(device.pos(), size);
        }
    }

private:
    static bool isHeader(QByteArrayView line)
    {
        return (line.startsWith("\xef\xbb\xbf") ? line.sliced(3) : line) == CsvHeader;
    }

    /// As many lines as it takes to close all quotes, without the last line's end.
    std::optional<QByteArray> readRecord(QIODevice &device)
    {
        QByteArray record;
        qsizetype quotes = 0;
        do {
            const qint64 room = m_input.limits().maxLine - record.size();
            const QByteArray line = RecordingInput::readLine(device, room);
            if (line.isEmpty() || line.size() >= room - 1)
                return {};
            ++m_line;
            quotes += line.count('"');
            record += line;
        } while (quotes % 2 != 0);
        if (record.endsWith('\n'))
            record.chop(1);
        if (record.endsWith('\r'))
            record.chop(1);
        return record;
    }

    void takeRecord(qint64 line, const QByteArray &text)
    {
        if (text.isEmpty())
            return;
        const std::optional<QList<QByteArray>> cells = cellsOf(text);
        if (!cells)
            return m_input.fail(line, tr("A quotation mark stands where it may not"));
        if (cells->size() != ColumnCount)
            return m_input.fail(line, tr("There are %1 cells instead of %2").arg(cells->size()).arg(ColumnCount));
        m_wrong = -1;
        FrameRecord record = recordFrom(*cells);
        if (m_wrong >= 0) {
            const QByteArray name = CsvHeader.toByteArray().split(',').at(m_wrong);
            return m_input.fail(line, tr("“%1” is missing or wrong").arg(QString::fromLatin1(name)));
        }
        m_input.add(line, std::move(record));
    }

    FrameRecord recordFrom(const QList<QByteArray> &cells)
    {
        RecordedConnection connection;
        connection.id = number(cells, Connection);
        connection.role = value(RecordingInput::role(cells.at(ConnectionRole)), ConnectionRole);
        connection.peer = QString::fromUtf8(withoutMark(cells.at(Peer)));
        connection.secure = boolean(cells, Secure);

        FrameRecord record;
        record.number = number(cells, Number);
        record.time = record.steadyTime = value(parseIsoTime(cells.at(Time)), Time);
        record.connectionId = connection.id;
        record.direction = value(RecordingInput::direction(cells.at(Way)), Way);
        check(setType(record, cells.at(Type)), Type);
        record.masked = record.kind == FrameRecord::Kind::Frame && isFromClient(record.direction, connection.role);
        record.wireSize = number(cells, WireSize);
        record.payloadSize = number(cells, Size);
        record.complete = boolean(cells, Complete);
        const QByteArray &encoding = cells.at(Encoding);
        check(encoding == "utf8" || encoding == "base64", Encoding);
        record.payload = value(RecordingInput::payload(encoding, withoutMark(cells.at(Data))), Data);
        check(record.payloadSize >= quint64(record.payload.size()), Size);
        if (m_wrong < 0)
            m_input.addConnection(connection);
        return record;
    }

    void check(bool right, Column column)
    {
        if (!right && m_wrong < 0)
            m_wrong = column;
    }
    template<typename T>
    T value(const std::optional<T> &known, Column column)
    {
        check(known.has_value(), column);
        return known.value_or(T());
    }
    quint64 number(const QList<QByteArray> &cells, Column column)
    {
        bool ok = false;
        const quint64 number = cells.at(column).toULongLong(&ok);
        check(ok, column);
        return number;
    }
    bool boolean(const QList<QByteArray> &cells, Column column)
    {
        check(cells.at(column) == "true" || cells.at(column) == "false", column);
        return cells.at(column) == "true";
    }

    RecordingInput &m_input;
    qint64 m_line = 0;
    int m_wrong = -1; ///< The first column of the record that is wrong.
};

} // namespace

void readCsv(QIODevice &device, RecordingInput &input)
{
    CsvReader(input).read(device);
}

} // namespace Tidewire
