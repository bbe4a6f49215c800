// SPDX-License-Identifier: MIT
#pragma once

#include "tidewireprotocol_export.h"

#include <QtCore/qglobal.h>
#include <QtCore/qobjectdefs.h>
#include <QtCore/qstring.h>

/// WebSocket (RFC 6455) servers and clients for Qt 6.
namespace Tidewire {
Q_NAMESPACE_EXPORT(TIDEWIREPROTOCOL_EXPORT)
// In QML the values of CloseCode and Error, which share names, stand behind the enum's name.
Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")

/// Which side of a connection this is. Clients mask what they send, servers must not (RFC 6455 §5.1).
enum class Role : quint8 { Server, Client };
Q_ENUM_NS(Role)

/// The kind of a frame (RFC 6455 §5.2).
enum class Opcode : quint8 {
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
};
Q_ENUM_NS(Opcode)

/// What happens to messages for a peer that does not read, when Limits::maxSendQueue is exceeded.
/// Control frames are never dropped; a message of which a part has left never is either.
enum class OverflowPolicy : int {
    Close,              ///< The connection is closed with 1008; nothing is dropped silently.
    CloseTryAgainLater, ///< The same with 1013: the peer may come back.
    DropOldest,         ///< The messages that have waited for longest make room.
    DropNewest,         ///< The message that finds no room is not sent.
    /// A message that is sent with a key takes the place of the one with that key that still waits, from the first
    /// that has to wait on: who reads slowly sees the latest. Messages without a key wait, and at the limit the
    /// connection is closed with 1008.
    KeepLatest,
};
Q_ENUM_NS(OverflowPolicy)

/// How the bytes of a connection are moved.
enum class TransportType : int {
    /// Native where there is one, or what the environment variable TIDEWIRE_TRANSPORT says: "native" or "portable".
    Automatic,
    Native,   ///< Linux: one epoll set for all connections of a thread. Elsewhere the same as Portable.
    Portable, ///< A QTcpSocket for each connection.
};
Q_ENUM_NS(TransportType)

/// Why a connection was closed (RFC 6455 §7.4.1 and the IANA registry).
/// Any number from 3000 to 4999 may be cast to this type: those belong to libraries and programs.
/// Like all enums that QML sees, as large as an int: QML reads an enum that a signal carries as one.
enum class CloseCode : int {
    Normal = 1000,             ///< The purpose of the connection is fulfilled.
    GoingAway = 1001,          ///< The server shuts down, or the browser left the page.
    ProtocolError = 1002,      ///< The peer broke RFC 6455.
    UnsupportedData = 1003,    ///< A kind of data that the endpoint cannot accept.
    NoStatus = 1005,           ///< The close frame had no code. Never on the wire.
    Abnormal = 1006,           ///< There was no close frame. Never on the wire.
    InvalidPayload = 1007,     ///< Text that is not UTF-8.
    PolicyViolation = 1008,    ///< A rule of the endpoint's own was broken.
    MessageTooBig = 1009,      ///< More than the endpoint takes.
    MandatoryExtension = 1010, ///< The client misses an extension in the server's answer.
    InternalError = 1011,      ///< The endpoint failed.
    ServiceRestart = 1012,     ///< The server restarts.
    TryAgainLater = 1013,      ///< The server is overloaded.
    BadGateway = 1014,         ///< A gateway got a bad answer.
    TlsFailure = 1015,         ///< TLS failed. Never on the wire.
};
Q_ENUM_NS(CloseCode)

/// Everything that ends a connection or refuses a handshake, by name. explain() gives the sentence for each.
enum class Error : int {
    None,
    // Frames: the connection is failed with 1002 (RFC 6455 §5, §7.1.7).
    ReservedBitSet,
    ReservedOpcode,
    ControlFrameFragmented,
    ControlFrameTooLong,
    FrameNotMasked,
    FrameMasked,
    LengthNotMinimal,
    LengthOutOfRange,
    UnexpectedContinuation,
    ContinuationExpected,
    CloseFrameTruncated,
    CloseCodeInvalid,
    // Payloads: 1007 and 1009.
    TextNotUtf8,
    CloseReasonNotUtf8,
    CompressedDataInvalid,
    MessageTooBig,
    FrameTooBig,
    TooManyFragments,
    // A request that a server refuses, with an HTTP status (RFC 6455 §4.2).
    RequestLineMalformed,
    HttpVersionUnsupported,
    MethodNotAllowed,
    HeadTooLarge,
    TooManyHeaders,
    HeaderMalformed,
    HeaderDuplicated,
    HostMissing,
    RequestHasBody,
    UpgradeRequired,
    ConnectionHeaderInvalid,
    KeyInvalid,
    VersionUnsupported,
    SubprotocolInvalid,
    ExtensionMalformed,
    HostNotAllowed,
    OriginNotAllowed,
    PathNotServed,
    TooManyConnections,
    TooManyFromAddress,
    RejectedByProgram,
    // An answer that a client refuses (RFC 6455 §4.1).
    StatusLineMalformed,
    StatusUnexpected,
    UpgradeHeaderInvalid,
    AcceptKeyInvalid,
    SubprotocolNotRequested,
    ExtensionNotRequested,
    ExtensionParameterInvalid,
    // Around the protocol: time, queues and the network.
    UrlInvalid,
    HandshakeTimeout,
    PongTimeout,
    CloseTimeout,
    SendQueueFull,
    HostNotFound,
    ConnectionRefused,
    ConnectionLost,
    NetworkFailure,
    TlsFailure,
    Aborted,
};
Q_ENUM_NS(Error)

/// The sentence that explains \a error in a log or to an operator, in English. Empty for Error::None.
TIDEWIREPROTOCOL_EXPORT QLatin1StringView explain(Error error);
/// The enumerator's name, as in "FrameNotMasked".
TIDEWIREPROTOCOL_EXPORT QLatin1StringView errorName(Error error);
/// The code of the close frame that \a error leads to; CloseCode::Abnormal where none is sent.
TIDEWIREPROTOCOL_EXPORT CloseCode closeCodeFor(Error error);
/// The HTTP status with which a server answers a handshake that \a error spoiled; 0 where it answers none.
TIDEWIREPROTOCOL_EXPORT int httpStatusFor(Error error);

/// True for codes that may stand in a close frame (RFC 6455 §7.4): 1000–1003, 1007–1014 and 3000–4999.
TIDEWIREPROTOCOL_EXPORT bool isValidOnWire(CloseCode code);
/// \a reason in UTF-8, cut between two characters to the 123 bytes that fit a close frame (RFC 6455 §5.5).
TIDEWIREPROTOCOL_EXPORT QByteArray encodeCloseReason(QStringView reason);

} // namespace Tidewire
