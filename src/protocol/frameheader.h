// SPDX-License-Identifier: MIT
#pragma once

#include "enums.h"
#include "masking.h"
#include "result.h"

#include <array>
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

    Opcode opcode = Opcode::Text;
    bool fin : 1 = true;
    bool rsv1 : 1 = false;
    bool rsv2 : 1 = false;
    bool rsv3 : 1 = false;
    std::optional<MaskKey> maskKey;
    quint64 payloadLength = 0;

    bool isControl() const { return (quint8(opcode) & 0x8) != 0; }
    /// Bytes that this header takes on the wire, with the shortest form of the length.
    int size() const;

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
TIDEWIREPROTOCOL_EXPORT int writeFrameHeader(const FrameHeader &header, std::span<char> buffer);

} // namespace Tidewire
