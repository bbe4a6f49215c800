// SPDX-License-Identifier: MIT
#include "frameheader.h"

#include <QtCore/qendian.h>

#include <algorithm>
#include <cstring>

namespace Tidewire {

namespace {

constexpr quint8 FinBit = 0x80;
constexpr quint8 Rsv1Bit = 0x40;
constexpr quint8 Rsv2Bit = 0x20;
constexpr quint8 Rsv3Bit = 0x10;
constexpr quint8 MaskBit = 0x80;
constexpr quint8 Length16 = 126;
constexpr quint8 Length64 = 127;

bool isKnown(quint8 opcode)
{
    return opcode <= quint8(Opcode::Binary) || (opcode >= quint8(Opcode::Close) && opcode <= quint8(Opcode::Pong));
}

int extendedLengthSize(quint64 length)
{
    if (length < Length16)
        return 0;
    return length <= 0xFFFF ? 2 : 8;
}

/// What is wrong with the first byte alone.
Error checkFirstByte(quint8 byte)
{
    if (!isKnown(byte & 0x0F))
        return Error::ReservedOpcode;
    const bool control = byte & 0x08;
    return control && !(byte & FinBit) ? Error::ControlFrameFragmented : Error::None;
}

/// What is wrong with a \a length that was announced in \a size bytes (2 or 8).
Error checkExtendedLength(quint64 length, int size)
{
    if (size == 2)
        return length < Length16 ? Error::LengthNotMinimal : Error::None;
    if (length >> 63)
        return Error::LengthOutOfRange;
    return length <= 0xFFFF ? Error::LengthNotMinimal : Error::None;
}

FrameHeader headerOf(quint8 first, quint64 length)
{
    return {.opcode = Opcode(first & 0x0F),
            .fin = bool(first & FinBit),
            .rsv1 = bool(first & Rsv1Bit),
            .rsv2 = bool(first & Rsv2Bit),
            .rsv3 = bool(first & Rsv3Bit),
            .maskKey = {},
            .payloadLength = length};
}

} // namespace

int FrameHeader::size() const
{
    return 2 + extendedLengthSize(payloadLength) + (maskKey ? 4 : 0);
}

Result<FrameHeaderRead> readFrameHeader(std::span<const char> bytes)
{
    if (bytes.empty())
        return FrameHeaderRead{};
    const auto first = quint8(bytes[0]);
    if (const Error error = checkFirstByte(first); error != Error::None)
        return error;
    if (bytes.size() < 2)
        return FrameHeaderRead{};

    const auto second = quint8(bytes[1]);
    const quint8 shortLength = second & 0x7F;
    const bool control = first & 0x08;
    if (control && shortLength > FrameHeader::MaxControlPayload)
        return Error::ControlFrameTooLong;
    const int lengthSize = shortLength == Length16 ? 2 : shortLength == Length64 ? 8 : 0;
    const bool masked = second & MaskBit;
    const int size = 2 + lengthSize + (masked ? 4 : 0);

    quint64 length = shortLength;
    if (lengthSize > 0 && int(bytes.size()) >= 2 + lengthSize) {
        const char *const extended = bytes.data() + 2;
        length = lengthSize == 2 ? qFromBigEndian<quint16>(extended) : qFromBigEndian<quint64>(extended);
        if (const Error error = checkExtendedLength(length, lengthSize); error != Error::None)
            return error;
    }
    if (int(bytes.size()) < size)
        return FrameHeaderRead{};
    FrameHeaderRead read{headerOf(first, length), size};
    if (masked)
        std::memcpy(read.header.maskKey.emplace().data(), bytes.data() + size - 4, 4);
    return read;
}

int writeFrameHeader(const FrameHeader &header, std::span<char> buffer)
{
    const int lengthSize = extendedLengthSize(header.payloadLength);
    const quint8 shortLength = lengthSize == 0 ? quint8(header.payloadLength) : lengthSize == 2 ? Length16 : Length64;
    buffer[0] = char((header.fin ? FinBit : 0) | (header.rsv1 ? Rsv1Bit : 0) | (header.rsv2 ? Rsv2Bit : 0)
                     | (header.rsv3 ? Rsv3Bit : 0) | quint8(header.opcode));
    buffer[1] = char((header.maskKey ? MaskBit : 0) | shortLength);
    if (lengthSize == 2)
        qToBigEndian(quint16(header.payloadLength), buffer.data() + 2);
    else if (lengthSize == 8)
        qToBigEndian(header.payloadLength, buffer.data() + 2);
    if (header.maskKey)
        std::ranges::copy(*header.maskKey, buffer.begin() + 2 + lengthSize);
    return header.size();
}

} // namespace Tidewire
