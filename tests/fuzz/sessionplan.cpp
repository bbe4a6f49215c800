// SPDX-License-Identifier: MIT
#include "sessionplan.h"

#include "plainzlib.h"

#include <array>

namespace Fuzz {

using namespace Tidewire;

namespace {

constexpr quint8 HeadGiven = 0x01;
constexpr quint8 Records = 0x02;

CompressionOptions compressionFrom(Input &input)
{
    const quint8 flags = input.byte();
    const quint8 windows = input.byte();
    CompressionOptions options;
    options.permessageDeflate = !(flags & 0x01);
    options.webkitDeflateFrame = flags & 0x02;
    options.contextTakeover = flags & 0x04;
    options.peerContextTakeover = flags & 0x08;
    options.level = flags & 0x10 ? 1 : 6;
    options.threshold = flags & 0x20 ? 64 : 0;
    options.memoryLevel = flags & 0x40 ? 1 : 8;
    options.windowBits = 15 - windows % 16 % 7;
    options.peerWindowBits = 15 - windows / 16 % 7;
    return options;
}

Limits limitsFrom(Input &input)
{
    const quint8 choice = input.byte();
    Limits limits;
    limits.maxMessageSize = std::array<qint64, 4>{1 << 20, 0, 125, 5000}[choice & 3];
    limits.maxSendQueue = std::array<qint64, 4>{270'000, 0, 200, 5000}[choice >> 2 & 3];
    limits.maxFragments = std::array<int, 4>{1000, 1, 2, 5}[choice >> 4 & 3];
    if (choice & 0x40)
        limits.maxFrameSize = 100;
    if (choice & 0x80)
        limits.maxHeadSize = 400;
    return limits;
}

QByteArray request(int compression)
{
    constexpr std::array<const char *, 4> Offers{
        "", "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n",
        "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10; server_no_context_takeover\r\n",
        "Sec-WebSocket-Extensions: x-webkit-deflate-frame; max_window_bits=11\r\n"};
    return QByteArray("GET /chat HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
                      "Sec-WebSocket-Protocol: chat\r\n")
        + Offers[size_t(compression)] + "\r\n";
}

/// The key is sixteen zeros.
QByteArray answer(int compression)
{
    constexpr std::array<const char *, 4> Answers{
        "", "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n",
        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=9; server_max_window_bits=9\r\n",
        "Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover; server_no_context_takeover\r\n"};
    return QByteArray("HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Accept: ICX+Yqv66kxgM0FcWaLWlFLwTAI=\r\n")
        + Answers[size_t(compression)] + "\r\n";
}

/// Below 128 the payload is as long as that; else it is of one byte, which stands there many times.
QByteArray payloadFrom(Input &input, quint8 size)
{
    if (size < 128)
        return input.bytes(size);
    return QByteArray(size == 255 ? 66'000 : (size - 128) * 60, char(input.byte()));
}

QByteArray frameFrom(Input &input, Role role)
{
    const quint8 first = input.byte();
    const quint8 size = input.byte();
    QByteArray payload = payloadFrom(input, size);
    if (first & 0x40)
        payload = deflated(payload);
    const quint8 form = payload.size() < 126 ? quint8(payload.size()) : payload.size() < 65536 ? 126 : 127;
    const bool masked = role == Role::Server;
    QByteArray frame;
    frame.append(char(first)).append(char(form | (masked ? 0x80 : 0)));
    for (int shift = form < 126 ? -8 : form == 126 ? 8 : 56; shift >= 0; shift -= 8)
        frame.append(char(quint64(payload.size()) >> shift));
    const std::array<char, 4> key{1, char(first), char(0x80), char(size)};
    if (masked) {
        frame.append(key.data(), 4);
        for (qsizetype i = 0; i < payload.size(); ++i)
            payload[i] = char(payload[i] ^ key[size_t(i % 4)]);
    }
    return frame + payload;
}

} // namespace

HandshakeOffer offerOf(const Plan &plan)
{
    HandshakeOffer offer;
    offer.url = QUrl(QStringLiteral("ws://h/chat"));
    offer.subprotocols = {"chat"};
    offer.compression = plan.compression;
    return offer;
}

Plan planFrom(Role role, Input &input)
{
    Plan plan;
    plan.role = role;
    const quint8 flags = input.byte();
    plan.limits = limitsFrom(input);
    plan.compression = compressionFrom(input);
    plan.seed = input.byte();
    for (int left = input.byte() % 32; left > 0; --left) {
        const int moment = input.byte() % 16;
        const auto kind = Command::Kind(input.byte() % Command::KindCount);
        plan.commands.append({moment, kind, input.byte()});
    }
    std::ranges::stable_sort(plan.commands, {}, &Command::moment);
    if (flags & HeadGiven)
        plan.wire = role == Role::Server ? request(flags >> 2 & 3) : answer(flags >> 2 & 3);
    constexpr qsizetype LongestWire = 1 << 20;
    while (flags & Records && !input.atEnd() && plan.wire.size() < LongestWire)
        plan.wire += frameFrom(input, role);
    plan.wire += input.rest();
    return plan;
}

} // namespace Fuzz
