// SPDX-License-Identifier: MIT
#include "framecode.h"

#include "monitor/redaction.h"

#include <QtCore/qendian.h>
#include <QtCore/qjsondocument.h>

namespace Tidewire {

namespace {

// The bits of a record's flags. Its first byte is that of the frame (RFC 6455 §5.2).
constexpr quint8 HeadFlag = 0x01;
constexpr quint8 SentFlag = 0x02;
constexpr quint8 MaskedFlag = 0x04;
constexpr quint8 CompleteFlag = 0x08;
constexpr quint8 FinBit = 0x80;
constexpr quint8 Rsv1Bit = 0x40;
constexpr quint8 Rsv2Bit = 0x20;
constexpr quint8 Rsv3Bit = 0x10;
constexpr quint8 OpcodeBits = 0x0F;

/// Of a record without its payload and the length in front.
constexpr qsizetype FixedSize = 5 * 8 + 2;

template<typename Number>
void put(QByteArray &bytes, Number number)
{
    const Number ordered = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&ordered), sizeof ordered);
}

/// Takes a number off the front; 0 if there are not enough bytes.
template<typename Number>
Number take(QByteArrayView &bytes)
{
    if (bytes.size() < qsizetype(sizeof(Number)))
        return 0;
    const auto number = qFromBigEndian<Number>(bytes.data());
    bytes = bytes.sliced(sizeof(Number));
    return number;
}

quint8 bit(bool set, quint8 value)
{
    return set ? value : quint8(0);
}

void putRecord(QByteArray &bytes, const FrameRecord &record)
{
    put(bytes, quint32(FixedSize + record.payload.size()));
    put(bytes, record.connectionId);
    put(bytes, record.time);
    put(bytes, record.steadyTime);
    put(bytes, record.wireSize);
    put(bytes, record.payloadSize);
    put(bytes,
        quint8(bit(record.fin, FinBit) | bit(record.rsv1, Rsv1Bit) | bit(record.rsv2, Rsv2Bit)
               | bit(record.rsv3, Rsv3Bit) | quint8(record.opcode)));
    put(bytes,
        quint8(bit(record.kind == FrameRecord::Kind::Head, HeadFlag)
               | bit(record.direction == Direction::Sent, SentFlag) | bit(record.masked, MaskedFlag)
               | bit(record.complete, CompleteFlag)));
    bytes.append(record.payload);
}

/// \a bytes are at least as many as the fixed part.
FrameRecord takeRecord(QByteArrayView bytes)
{
    FrameRecord record;
    record.connectionId = take<quint64>(bytes);
    record.time = take<qint64>(bytes);
    record.steadyTime = take<qint64>(bytes);
    record.wireSize = take<quint64>(bytes);
    record.payloadSize = take<quint64>(bytes);
    const auto first = take<quint8>(bytes);
    record.fin = first & FinBit;
    record.rsv1 = first & Rsv1Bit;
    record.rsv2 = first & Rsv2Bit;
    record.rsv3 = first & Rsv3Bit;
    record.opcode = Opcode(first & OpcodeBits);
    const auto flags = take<quint8>(bytes);
    record.kind = flags & HeadFlag ? FrameRecord::Kind::Head : FrameRecord::Kind::Frame;
    record.direction = flags & SentFlag ? Direction::Sent : Direction::Received;
    record.masked = flags & MaskedFlag;
    record.complete = flags & CompleteFlag;
    record.payload = bytes.toByteArray();
    return record;
}

} // namespace

QByteArray batchToBytes(const FrameBatch &batch)
{
    const QByteArray header = QJsonDocument(batch.header).toJson(QJsonDocument::Compact);
    QByteArray bytes;
    put(bytes, quint32(header.size()));
    bytes += header;
    for (const FrameRecord &record : batch.frames)
        putRecord(bytes, record.kind == FrameRecord::Kind::Head ? redacted(record) : record);
    return bytes;
}

std::optional<FrameBatch> batchFromBytes(QByteArrayView bytes)
{
    const auto headerSize = take<quint32>(bytes);
    if (qsizetype(headerSize) > bytes.size())
        return {};
    FrameBatch batch;
    const QJsonDocument header = QJsonDocument::fromJson(bytes.first(headerSize).toByteArray());
    if (!header.isObject())
        return {};
    batch.header = header.object();
    bytes = bytes.sliced(headerSize);
    while (!bytes.isEmpty()) {
        const auto size = take<quint32>(bytes);
        if (qsizetype(size) > bytes.size() || qsizetype(size) < FixedSize)
            return {};
        batch.frames.push_back(takeRecord(bytes.first(size)));
        bytes = bytes.sliced(size);
    }
    return batch;
}

} // namespace Tidewire
