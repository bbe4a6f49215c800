// SPDX-License-Identifier: MIT
#pragma once

#include "enums.h"
#include "masking.h"
#include "result.h"

#include <QtCore/qendian.h>

#include <cstring>
#include <optional>
#include <span>

namespace Tidewire {

/// The header of one frame (RFC 6455 §5.2).
struct TIDEWIREPROTOCOL_EXPORT FrameHeader
{
    /// 2 bytes, 8 of extended length, 4 of masking key.
    static constexpr int MaxSize = 14;
    /// RFC 6455 §5.5.
    static constexpr int MaxControlPayload = 125;
    // Of the first byte, whose low half is the opcode.
    static constexpr quint8 FinBit = 0x80;
    static constexpr quint8 Rsv1Bit = 0x40;
    static constexpr quint8 Rsv2Bit = 0x20;
    static constexpr quint8 Rsv3Bit = 0x10;
    // Of the second byte.
    static constexpr quint8 MaskBit = 0x80;
    static constexpr quint8 Length16 = 126; ///< The length is in the two bytes that follow.
    static constexpr quint8 Length64 = 127; ///< It is in the eight bytes that follow.

    Opcode opcode = Opcode::Text;
    bool fin : 1 = true;
    bool rsv1 : 1 = false;
    bool rsv2 : 1 = false;
    bool rsv3 : 1 = false;
    std::optional<MaskKey> maskKey;
    quint64 payloadLength = 0;

    bool isControl() const { return (quint8(opcode) & 0x8) != 0; }
    /// Bytes that this header takes on the wire, with the shortest form of the length.
    int size() const { return 2 + extendedLengthSize() + (maskKey ? 4 : 0); }
    /// Of them, those of the length behind the second byte: 0, 2 or 8.
    int extendedLengthSize() const { return payloadLength < Length16 ? 0 : payloadLength <= 0xFFFF ? 2 : 8; }

    bool operator==(const FrameHeader &) const = default;
};

/// What readFrameHeader() found: a header of \a size bytes, or that more bytes are needed (size 0).
struct FrameHeaderRead
{
    FrameHeader header;
    int size = 0;
};

/// Reads the header at the front of \a bytes and checks all that it can be checked for alone: the opcode, that control
/// frames are whole and short, the minimal form of the length and its 63 bits. Whether reserved bits and the mask are
/// in order depends on the connection, so that is the Session's to check. Fails at the first byte that is wrong.
TIDEWIREPROTOCOL_EXPORT Result<FrameHeaderRead> readFrameHeader(std::span<const char> bytes);

/// Writes \a header into \a buffer, which has room for header.size() bytes, and returns that size.
inline int writeFrameHeader(const FrameHeader &header, std::span<char> buffer)
{
    using Header = FrameHeader;
    const int lengthSize = header.extendedLengthSize();
    const quint8 shortLength = lengthSize == 0 ? quint8(header.payloadLength)
        : lengthSize == 2                      ? Header::Length16
                                               : Header::Length64;
    buffer[0] =
        char((header.fin ? Header::FinBit : 0) | (header.rsv1 ? Header::Rsv1Bit : 0)
             | (header.rsv2 ? Header::Rsv2Bit : 0) | (header.rsv3 ? Header::Rsv3Bit : 0) | quint8(header.opcode));
    buffer[1] = char((header.maskKey ? Header::MaskBit : 0) | shortLength);
    if (lengthSize == 2)
        qToBigEndian(quint16(header.payloadLength), buffer.data() + 2);
    else if (lengthSize == 8)
        qToBigEndian(header.payloadLength, buffer.data() + 2);
    if (header.maskKey)
        std::memcpy(buffer.data() + 2 + lengthSize, header.maskKey->data(), header.maskKey->size());
    return 2 + lengthSize + (header.maskKey ? int(sizeof(MaskKey)) : 0);
}

} // namespace Tidewire
