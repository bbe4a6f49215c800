// SPDX-License-Identifier: MIT
// What a fuzzed Session is to go through, as read from the fuzzer's input.
#pragma once

#include "fuzzing.h"

#include "protocol/session.h"

namespace Fuzz {

/// What the owner of a Session does in between.
struct Command
{
    enum class Kind : quint8 {
        SendText,
        SendBinary,
        SendPrepared,
        SendKeyed,
        Ping,
        Pong,
        Close,
        Fail,
        TakeOutput,
        SetBacklog,
        SetPolicy,
        Pause, ///< No more events are pulled from this piece.
        Accept,
        Respond,
        EndInput,
    };
    static constexpr int KindCount = int(Kind::EndInput) + 1;

    int moment = 0; ///< After so many events, or so many pieces.
    Kind kind = Kind::TakeOutput;
    quint8 argument = 0;
};

struct Plan
{
    Tidewire::Role role = Tidewire::Role::Server;
    Tidewire::Limits limits;
    Tidewire::CompressionOptions compression;
    QList<Command> commands;
    quint8 seed = 0;
    /// What the peer sends, its head included.
    QByteArray wire;
};

/// The offer of a client's session.
Tidewire::HandshakeOffer offerOf(const Plan &plan);

/// Six bytes of settings, of which the last says how many commands follow, three bytes each; then what the peer sends.
///
/// Bit 0 of the first byte: the peer's head is a good one that is put in front. Bit 1: what the peer sends are records
/// of which frames are made: first byte, kind and size of the payload, payload. Bits 2–3: what the good head says of
/// compression.
Plan planFrom(Tidewire::Role role, Input &input);

} // namespace Fuzz
