// SPDX-License-Identifier: MIT
#include "frameheader.h"

#include <QtCore/qendian.h>

#include <algorithm>

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

Result<FrameHeader> readFirstByte(quint8 byte)
{
    if (!isKnown(byte & 0x0F))
        return Error::ReservedOpcode;
    FrameHeader header;
    header.opcode = Opcode(byte & 0x0F);
    header.fin = byte & FinBit;
    header.rsv1 = byte & Rsv1Bit;
    header.rsv2 = byte & Rsv2Bit;
    header.rsv3 = byte & Rsv3Bit;
    if (header.isControl() && !header.fin)
        return Error::ControlFrameFragmented;
    return header;
}

/// The length behind the second byte, which said that it takes \a size bytes (2 or 8).
Result<quint64> readExtendedLength(const char *bytes, int size)
{
    if (size == 2) {
        const auto length = qFromBigEndian<quint16>(bytes);
        if (length < Length16)
            return Error::LengthNotMinimal;
        return quint64(length);
    }
    const auto length = qFromBigEndian<quint64>(bytes);
    if (length >> 63)
        return Error::LengthOutOfRange;
    if (length <= 0xFFFF)
        return Error::LengthNotMinimal;
    return length;
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
    Result<FrameHeader> header = readFirstByte(quint8(bytes[0]));
    if (!header)
        return header.error();
    if (bytes.size() < 2)
        return FrameHeaderRead{};

    const auto second = quint8(bytes[1]);
    const quint8 shortLength = second & 0x7F;
    if (header->isControl() && shortLength > FrameHeader::MaxControlPayload)
        return Error::ControlFrameTooLong;
    const int lengthSize = shortLength == Length16 ? 2 : shortLength == Length64 ? 8 : 0;
    const bool masked = second & MaskBit;
    const int size = 2 + lengthSize + (masked ? 4 : 0);

    header->payloadLength = shortLength;
    if (lengthSize > 0 && int(bytes.size()) >= 2 + lengthSize) {
        const Result<quint64> length = readExtendedLength(bytes.data() + 2, lengthSize);
        if (!length)
            return length.error();
        header->payloadLength = *length;
    }
    if (int(bytes.size()) < size)
        return FrameHeaderRead{};
    if (masked) {
        MaskKey key;
        std::copy_n(bytes.begin() + size - 4, 4, key.begin());
        header->maskKey = key;
    }
    return FrameHeaderRead{*header, size};
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
