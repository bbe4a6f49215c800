// SPDX-License-Identifier: MIT
#include "frameheader.h"

#include <QtCore/qendian.h>

#include <cstring>

namespace Tidewire {

namespace {

bool isKnown(quint8 opcode)
{
    return opcode <= quint8(Opcode::Binary) || (opcode >= quint8(Opcode::Close) && opcode <= quint8(Opcode::Pong));
}

/// What is wrong with the first byte alone.
Error checkFirstByte(quint8 byte)
{
    if (!isKnown(byte & 0x0F))
        return Error::ReservedOpcode;
    const bool control = byte & 0x08;
    return control && !(byte & FrameHeader::FinBit) ? Error::ControlFrameFragmented : Error::None;
}

/// What is wrong with a \a length that was announced in \a size bytes (2 or 8).
Error checkExtendedLength(quint64 length, int size)
{
    if (size == 2)
        return length < FrameHeader::Length16 ? Error::LengthNotMinimal : Error::None;
    if (length >> 63)
        return Error::LengthOutOfRange;
    return length <= 0xFFFF ? Error::LengthNotMinimal : Error::None;
}

FrameHeader headerOf(quint8 first, quint64 length)
{
    return {.opcode = Opcode(first & 0x0F),
            .fin = bool(first & FrameHeader::FinBit),
            .rsv1 = bool(first & FrameHeader::Rsv1Bit),
            .rsv2 = bool(first & FrameHeader::Rsv2Bit),
            .rsv3 = bool(first & FrameHeader::Rsv3Bit),
            .maskKey = {},
            .payloadLength = length};
}

} // namespace

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
    const int lengthSize = shortLength == FrameHeader::Length16 ? 2 : shortLength == FrameHeader::Length64 ? 8 : 0;
    const bool masked = second & FrameHeader::MaskBit;
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

} // namespace Tidewire
