// SPDX-License-Identifier: MIT
#include "script.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <zlib.h>

namespace Load {

namespace {

constexpr unsigned char Fin = 0x80, Rsv1 = 0x40, Masked = 0x80;
/// As much as a server reads or writes at once, so that all messages of a burst differ, and stay in the cache.
constexpr std::size_t CycleSize = 256 * 1024;

std::vector<char> binaryPayload(std::size_t size, std::size_t index)
{
    std::vector<char> payload(size);
    unsigned state = unsigned(index) * 2654435761U + 1;
    for (char &byte : payload) {
        state = state * 1664525U + 1013904223U;
        byte = char(state >> 24);
    }
    return payload;
}

/// JSON as programs send it, one character in twenty not ASCII.
std::vector<char> textPayload(std::size_t size, std::size_t index)
{
    std::string text = "{\"message\":" + std::to_string(index) + ",\"rows\":[";
    for (unsigned row = 0;; ++row) {
        const unsigned number = (row + unsigned(index)) * 2654435761U;
        const std::string entry = "{\"id\":" + std::to_string(row) + ",\"name\":\"sensor-"
            + std::to_string(number % 977)
            + "\",\"place\":\"K\xC3\xB6ln \xE2\x82\xAC\",\"value\":" + std::to_string(number % 100000) + "},";
        if (text.size() + entry.size() + 4 > size)
            break;
        text += entry;
    }
    text += "{}]}";
    text.resize(size, ' ');
    return {text.begin(), text.end()};
}

/// RFC 7692 §7.2.1, with no context kept.
std::vector<char> deflated(const std::vector<char> &payload)
{
    z_stream stream{};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    std::vector<char> out(deflateBound(&stream, uLong(payload.size())) + 16);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(payload.data()));
    stream.avail_in = uInt(payload.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_SYNC_FLUSH);
    out.resize(out.size() - stream.avail_out - 4);
    deflateEnd(&stream);
    return out;
}

std::vector<char> inflated(std::vector<char> payload)
{
    payload.insert(payload.end(), {0, 0, char(0xFF), char(0xFF)});
    z_stream stream{};
    inflateInit2(&stream, -15);
    std::vector<char> out(payload.size() * 1100);
    stream.next_in = reinterpret_cast<Bytef *>(payload.data());
    stream.avail_in = uInt(payload.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    const int result = inflate(&stream, Z_SYNC_FLUSH);
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
        throw Failure("a reply cannot be decompressed");
    out.resize(out.size() - stream.avail_out);
    inflateEnd(&stream);
    return out;
}

std::vector<char> maskedFrame(unsigned char first, const std::vector<char> &payload)
{
    constexpr std::array<unsigned char, 4> Key = {0x37, 0xFA, 0x21, 0x3D};
    const std::size_t size = payload.size();
    std::vector<char> frame{char(first)};
    const int lengthBytes = size < 126 ? 0 : size < 65536 ? 2 : 8;
    frame.push_back(char(Masked | (lengthBytes == 0 ? size : lengthBytes == 2 ? 126 : 127)));
    for (int shift = 8 * (lengthBytes - 1); shift >= 0; shift -= 8)
        frame.push_back(char(size >> shift));
    frame.insert(frame.end(), Key.begin(), Key.end());
    for (std::size_t i = 0; i < size; ++i)
        frame.push_back(char(static_cast<unsigned char>(payload[i]) ^ Key[i % 4]));
    return frame;
}

struct Frame
{
    unsigned char first = 0;
    std::vector<char> header;
    std::vector<char> payload;
};

/// A data frame, or whatever else the server may not send; pings are answered.
Frame readFrame(Link &link)
{
    Frame frame;
    frame.header.resize(2);
    link.readAll(frame.header);
    frame.first = static_cast<unsigned char>(frame.header[0]);
    std::size_t size = static_cast<unsigned char>(frame.header[1]);
    if ((size & Masked) != 0)
        throw Failure("the server masks its frames");
    if (size > 125) {
        std::vector<char> length(size == 126 ? 2 : 8);
        link.readAll(length);
        frame.header.insert(frame.header.end(), length.begin(), length.end());
        size = 0;
        for (const char byte : length)
            size = size << 8 | static_cast<unsigned char>(byte);
    }
    frame.payload.resize(size);
    link.readAll(frame.payload);
    if (frame.first == (Fin | 9)) {
        link.writeAll(maskedControl(10, frame.payload));
        return readFrame(link);
    }
    return frame;
}

} // namespace

Script::Script(const Options &options, std::size_t maxCount) : m_text(options.text), m_deflate(options.deflate)
{
    const std::size_t count = std::clamp<std::size_t>(CycleSize / options.size, 1, maxCount);
    const unsigned char first = Fin | (options.text ? 1 : 2);
    for (std::size_t i = 0; i < count; ++i) {
        m_payloads.push_back(options.text ? textPayload(options.size, i) : binaryPayload(options.size, i));
        const auto frame = options.deflate ? maskedFrame(first | Rsv1, deflated(m_payloads.back()))
                                           : maskedFrame(first, m_payloads.back());
        m_sent.insert(m_sent.end(), frame.begin(), frame.end());
        m_sentEnds.push_back(m_sent.size());
    }
}

void Script::send(Link &link) const
{
    link.writeAll(m_sent);
}

void Script::learn(Link &link)
{
    for (const auto &payload : m_payloads) {
        learnReply(link, payload);
        m_replyEnds.push_back(m_replies.size());
    }
}

void Script::learnReply(Link &link, const std::vector<char> &payload)
{
    std::vector<char> reply;
    for (bool begun = false, ended = false; !ended; begun = true) {
        const Frame frame = readFrame(link);
        const int expected = begun ? 0 : m_text ? 1 : 2;
        if ((frame.first & 0x0F) != expected)
            throw Failure("opcode " + std::to_string(frame.first & 0x0F) + " came instead of a reply");
        // A server may leave short messages as they are; none of those with which compression is measured is short.
        if ((frame.first & (Rsv1 | 0x30)) != (m_deflate && !begun ? Rsv1 : 0))
            throw Failure(m_deflate ? "a reply is not compressed"
                                    : "a reply is compressed, or has other reserved bits");
        ended = (frame.first & Fin) != 0;
        m_replies.insert(m_replies.end(), frame.header.begin(), frame.header.end());
        m_replies.insert(m_replies.end(), frame.payload.begin(), frame.payload.end());
        reply.insert(reply.end(), frame.payload.begin(), frame.payload.end());
    }
    if ((m_deflate ? inflated(reply) : reply) != payload)
        throw Failure("a reply is not what was sent");
}

std::vector<char> maskedControl(unsigned char opcode, const std::vector<char> &payload)
{
    return maskedFrame(Fin | opcode, payload);
}

} // namespace Load
