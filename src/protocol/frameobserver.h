// SPDX-License-Identifier: MIT
#pragma once

#include "enums.h"

#include <QtCore/qbytearrayview.h>

namespace Tidewire {

/// Which way bytes go, seen from this program.
enum class Direction : quint8 { Received, Sent };

/// What the header of a frame says (RFC 6455 §5.2).
struct ObservedFrame
{
    Direction direction = Direction::Received;
    Opcode opcode = Opcode::Text;
    bool fin = true;
    bool rsv1 = false;
    bool rsv2 = false;
    bool rsv3 = false;
    bool masked = false;
    /// Bytes on the wire: header and payload, this one as it is there, compressed perhaps.
    quint64 wireSize = 0;

    bool operator==(const ObservedFrame &) const = default;
};

/// Hears of all that goes over a connection, as it happens and in order, also of what breaks the protocol.
///
/// It is called in the midst of the connection's work, one call at a time, in the thread that does that work: as a rule
/// the connection's, and that may be a network thread of the server's; a frame that is sent from another thread may be
/// told in that one. It must be quick: until it returns, all who send on that connection wait, and all other
/// connections of the thread. It may not call the connection, the socket or the server. The views are valid during the
/// call.
class TIDEWIREPROTOCOL_EXPORT FrameObserver
{
public:
    virtual ~FrameObserver();

    /// The request's or the response's head, the empty line at its end included; of a response in HTTP also the body.
    virtual void headPassed(Direction direction, QByteArrayView head) = 0;
    /// A frame's header. The payload follows in any number of pieces, then frameEnded(). The frames of one direction
    /// come one after the other, but between two pieces of one that is received others may be sent.
    virtual void frameBegan(const ObservedFrame &frame) = 0;
    /// A piece of the payload, unmasked and decompressed.
    virtual void payloadPassed(Direction direction, QByteArrayView piece) = 0;
    /// A frame that began and does not end was cut by the end of the connection, or is what it failed by. Of one
    /// that was under way when the observer came, only the pieces that were left and the end are told.
    virtual void frameEnded(Direction direction) = 0;
};

} // namespace Tidewire
