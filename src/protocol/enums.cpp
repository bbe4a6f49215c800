// SPDX-License-Identifier: MIT
#include "enums.h"

#include <QtCore/qmetaobject.h>

#include <array>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

struct ErrorRow
{
    Error error;
    CloseCode closeCode;
    int httpStatus;
    QLatin1StringView text;
};

constexpr auto NoClose = CloseCode::Abnormal;

// One row for each error: what it does on the wire, and how it reads in a log.
constexpr std::array ErrorTable{
    ErrorRow{Error::None, NoClose, 0, ""_L1},
    ErrorRow{Error::ReservedBitSet, CloseCode::ProtocolError, 0,
             "A frame has a reserved bit set that no extension has given a meaning"_L1},
    ErrorRow{Error::ReservedOpcode, CloseCode::ProtocolError, 0, "A frame has a reserved opcode"_L1},
    ErrorRow{Error::ControlFrameFragmented, CloseCode::ProtocolError, 0, "A control frame is fragmented"_L1},
    ErrorRow{Error::ControlFrameTooLong, CloseCode::ProtocolError, 0,
             "A control frame has more than 125 bytes of payload"_L1},
    ErrorRow{Error::FrameNotMasked, CloseCode::ProtocolError, 0, "A client sent a frame without a mask"_L1},
    ErrorRow{Error::FrameMasked, CloseCode::ProtocolError, 0, "A server sent a frame with a mask"_L1},
    ErrorRow{Error::LengthNotMinimal, CloseCode::ProtocolError, 0, "A frame's length is not in its shortest form"_L1},
    ErrorRow{Error::LengthOutOfRange, CloseCode::ProtocolError, 0, "A frame's length has more than 63 bits"_L1},
    ErrorRow{Error::UnexpectedContinuation, CloseCode::ProtocolError, 0,
             "A continuation frame came without a message to continue"_L1},
    ErrorRow{Error::ContinuationExpected, CloseCode::ProtocolError, 0,
             "A new message began before the last one was complete"_L1},
    ErrorRow{Error::CloseFrameTruncated, CloseCode::ProtocolError, 0, "A close frame has a payload of one byte"_L1},
    ErrorRow{Error::CloseCodeInvalid, CloseCode::ProtocolError, 0, "A close frame has a code that must not be sent"_L1},
    ErrorRow{Error::TextNotUtf8, CloseCode::InvalidPayload, 0, "A text message is not valid UTF-8"_L1},
    ErrorRow{Error::CloseReasonNotUtf8, CloseCode::InvalidPayload, 0, "A close reason is not valid UTF-8"_L1},
    ErrorRow{Error::CompressedDataInvalid, CloseCode::InvalidPayload, 0, "A message's compressed data are invalid"_L1},
    ErrorRow{Error::MessageTooBig, CloseCode::MessageTooBig, 0, "A message is larger than allowed"_L1},
    ErrorRow{Error::FrameTooBig, CloseCode::MessageTooBig, 0, "A frame is larger than allowed"_L1},
    ErrorRow{Error::TooManyFragments, CloseCode::MessageTooBig, 0, "A message has more fragments than allowed"_L1},
    ErrorRow{Error::RequestLineMalformed, NoClose, 400, "The request line is malformed"_L1},
    ErrorRow{Error::HttpVersionUnsupported, NoClose, 505, "The HTTP version is not 1.1"_L1},
    ErrorRow{Error::MethodNotAllowed, NoClose, 405, "The request's method is not GET"_L1},
    ErrorRow{Error::HeadTooLarge, NoClose, 431, "The head is larger than allowed"_L1},
    ErrorRow{Error::TooManyHeaders, NoClose, 431, "The head has more headers than allowed"_L1},
    ErrorRow{Error::HeaderMalformed, NoClose, 400, "A header is malformed"_L1},
    ErrorRow{Error::HeaderDuplicated, NoClose, 400, "A header that may come once came more than once"_L1},
    ErrorRow{Error::HostMissing, NoClose, 400, "The Host header is missing or empty"_L1},
    ErrorRow{Error::RequestHasBody, NoClose, 400, "A handshake request has a body"_L1},
    ErrorRow{Error::UpgradeRequired, NoClose, 426, "This address serves WebSocket connections only"_L1},
    ErrorRow{Error::ConnectionHeaderInvalid, NoClose, 400, "The Connection header does not list Upgrade"_L1},
    ErrorRow{Error::KeyInvalid, NoClose, 400, "Sec-WebSocket-Key is not 16 bytes in base64"_L1},
    ErrorRow{Error::VersionUnsupported, NoClose, 426, "Sec-WebSocket-Version is not 13"_L1},
    ErrorRow{Error::SubprotocolInvalid, NoClose, 400, "Sec-WebSocket-Protocol is not a list of different tokens"_L1},
    ErrorRow{Error::ExtensionMalformed, NoClose, 400, "Sec-WebSocket-Extensions is malformed"_L1},
    ErrorRow{Error::HostNotAllowed, NoClose, 403, "The host name in the request is not allowed"_L1},
    ErrorRow{Error::OriginNotAllowed, NoClose, 403, "The origin is not allowed"_L1},
    ErrorRow{Error::PathNotServed, NoClose, 404, "The path is not served"_L1},
    ErrorRow{Error::TooManyConnections, NoClose, 503, "There are too many connections"_L1},
    ErrorRow{Error::TooManyFromAddress, NoClose, 503, "There are too many connections from this address"_L1},
    ErrorRow{Error::RejectedByProgram, NoClose, 500, "The program rejected the handshake"_L1},
    ErrorRow{Error::StatusLineMalformed, NoClose, 0, "The server's status line is malformed"_L1},
    ErrorRow{Error::StatusUnexpected, NoClose, 0, "The server did not answer with status 101"_L1},
    ErrorRow{Error::UpgradeHeaderInvalid, NoClose, 0, "The server's Upgrade header is not websocket"_L1},
    ErrorRow{Error::AcceptKeyInvalid, NoClose, 0, "The server's Sec-WebSocket-Accept does not fit the key"_L1},
    ErrorRow{Error::SubprotocolNotRequested, NoClose, 0, "The server chose a subprotocol that was not asked for"_L1},
    ErrorRow{Error::ExtensionNotRequested, NoClose, 0, "The server chose an extension that was not asked for"_L1},
    ErrorRow{Error::ExtensionParameterInvalid, NoClose, 0,
             "The server chose a parameter of an extension that may not be"_L1},
    ErrorRow{Error::UrlInvalid, NoClose, 0, "The address is not a ws: or wss: URL with a host"_L1},
    ErrorRow{Error::HandshakeTimeout, NoClose, 408, "The opening handshake took too long"_L1},
    ErrorRow{Error::PongTimeout, CloseCode::InternalError, 0, "The peer did not answer a ping in time"_L1},
    ErrorRow{Error::CloseTimeout, NoClose, 0, "The peer did not complete the closing handshake in time"_L1},
    ErrorRow{Error::SendQueueFull, CloseCode::PolicyViolation, 0, "The peer did not read what was sent to it"_L1},
    ErrorRow{Error::HostNotFound, NoClose, 0, "The host was not found"_L1},
    ErrorRow{Error::ConnectionRefused, NoClose, 0, "The connection was refused"_L1},
    ErrorRow{Error::ConnectionLost, NoClose, 0, "The connection ended without a closing handshake"_L1},
    ErrorRow{Error::NetworkFailure, NoClose, 0, "The network failed"_L1},
    ErrorRow{Error::TlsFailure, NoClose, 0, "TLS failed"_L1},
    ErrorRow{Error::Aborted, NoClose, 0, "The connection was aborted by this program"_L1},
};

constexpr bool rowsAreInOrder()
{
    for (size_t i = 0; i < ErrorTable.size(); ++i) {
        if (size_t(ErrorTable[i].error) != i)
            return false;
    }
    return ErrorTable.back().error == Error::Aborted;
}
static_assert(rowsAreInOrder());

} // namespace

QLatin1StringView explain(Error error)
{
    return ErrorTable[size_t(error)].text;
}

QLatin1StringView errorName(Error error)
{
    return QLatin1StringView(QMetaEnum::fromType<Error>().valueToKey(int(error)));
}

CloseCode closeCodeFor(Error error)
{
    return ErrorTable[size_t(error)].closeCode;
}

int httpStatusFor(Error error)
{
    return ErrorTable[size_t(error)].httpStatus;
}

bool isValidOnWire(CloseCode code)
{
    const auto number = int(code);
    if (number >= 3000)
        return number <= 4999;
    return (number >= 1000 && number <= 1003) || (number >= 1007 && number <= 1014);
}

QByteArray encodeCloseReason(QStringView reason)
{
    constexpr qsizetype Room = 123;
    QByteArray utf8 = reason.toUtf8();
    if (utf8.size() <= Room)
        return utf8;
    qsizetype end = Room;
    // A byte 10xxxxxx continues a character: step back to where one begins.
    while ((quint8(utf8[end]) & 0xC0) == 0x80)
        --end;
    utf8.truncate(end);
    return utf8;
}

} // namespace Tidewire
