// SPDX-License-Identifier: MIT
#pragma once

#include "fakeframe.h"

namespace Tidewire {

/// Two connections side by side, with all that is hard to write down.
inline FrameRecording sampleRecording()
{
    FrameRecording recording;
    recording.connections = {{1, Role::Server, false, QStringLiteral("192.0.2.1:50000")},
                             {7, Role::Client, true, QStringLiteral("[2001:db8::1]:443")}};
    recording.dropped = 3;
    const auto add = [&recording](FrameRecord record) {
        record.number = recording.frames.size() + 5;
        record.time += qint64(recording.frames.size()) * 1'000'001;
        record.steadyTime = record.time - 1'600'000'000'000'000;
        recording.frames.push_back(std::move(record));
    };
    using enum Direction;
    add(fakeHead(1, Received, "GET /chat?room=1&token=s3cret HTTP/1.1\r\nHost: example.org\r\nCookie: a=b\r\n\r\n"));
    add(fakeHead(7, Sent, "GET / HTTP/1.1\r\nHost: other.example\r\nAuthorization: Basic eDp5\r\n\r\n"));
    add(fakeHead(1, Sent, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"));
    add(fakeHead(7, Received, "HTTP/1.1 101 Switching Protocols\r\nSet-Cookie: c=d\r\n\r\n"));
    FrameRecord text = fakeText(1, "Wörld \"quoted\", with\r\nlines\t and \\ \x01");
    text.masked = true;
    add(text);
    add(fakeFrame(7, Sent, Opcode::Binary, QByteArray("\0\xff\x80 binary", 10)));
    FrameRecord part = fakeFrame(1, Sent, Opcode::Text, "first half, ");
    part.fin = false;
    part.rsv1 = true;
    add(part);
    add(fakeFrame(1, Sent, Opcode::Ping, "ping"));
    add(fakeFrame(1, Received, Opcode::Pong, "ping"));
    FrameRecord rest = fakeFrame(1, Sent, Opcode::Continuation, "second half");
    add(rest);
    add(fakeText(1, "=cmd|' /C calc'!A0"));
    add(fakeText(1, "'apostrophe"));
    add(fakeText(7, QByteArray("\xff\xfe is no UTF-8", 14)));
    add(fakeText(7, {}));
    FrameRecord cut = fakeText(7, "only the front");
    cut.payloadSize = 1'000'000;
    cut.wireSize = 1'000'010;
    add(cut);
    FrameRecord lost = fakeFrame(7, Received, Opcode::Close, QByteArray::fromHex("03e8"));
    lost.complete = false;
    add(lost);
    return recording;
}

} // namespace Tidewire
