// SPDX-License-Identifier: MIT
// Headers of frames read and written, and masks. Input: what to write (see writtenIsRead), then bytes to read.
#include "fuzzing.h"
#include "reference.h"

#include "protocol/frameheader.h"

using namespace Fuzz;
using namespace Tidewire;

namespace {

bool isSame(const FrameHeader &header, const RawHeader &raw)
{
    const int reserved = (header.rsv1 ? 4 : 0) + (header.rsv2 ? 2 : 0) + (header.rsv3 ? 1 : 0);
    return int(header.opcode) == raw.opcode && header.fin == raw.fin && reserved == raw.reserved
        && header.payloadLength == raw.length && header.maskKey.has_value() == raw.masked
        && header.maskKey.value_or(MaskKey{}) == raw.key;
}

/// RFC 6455 §5.2, §5.5: what a header may be by itself.
bool isAllowed(const RawHeader &raw)
{
    const bool control = raw.opcode >= 8;
    const bool known = raw.opcode <= 2 || (raw.opcode >= 8 && raw.opcode <= 10);
    return known && raw.minimal && raw.length < (quint64(1) << 63) && !(control && (!raw.fin || raw.length > 125));
}

void checkComplete(const FrameHeaderRead &read, QByteArrayView bytes)
{
    const auto raw = readRawHeader(bytes);
    require(raw && read.size == raw->size && isSame(read.header, *raw), "a header is read as it stands there");
    require(isAllowed(*raw), "a header that breaks the RFC is refused");
    require(read.header.size() == read.size, "a header takes as many bytes as it says");
    std::array<char, FrameHeader::MaxSize> again{};
    require(writeFrameHeader(read.header, again) == read.size
                && QByteArrayView(again.data(), read.size) == bytes.first(read.size),
            "a header that was read is written as it came");
}

/// More bytes never change what fewer bytes said.
void checkBeginnings(const QByteArray &bytes)
{
    Error error = Error::None;
    int size = 0;
    for (qsizetype end = 0; end <= std::min(bytes.size(), qsizetype(FrameHeader::MaxSize + 2)); ++end) {
        const ExactCopy copy(spanOf(bytes).first(size_t(end)));
        const auto read = readFrameHeader(copy.span());
        require(error == Error::None || read.error() == error, "an error stays what it is");
        require(size == 0 || (read && read->size == size), "a whole header stays what it is");
        error = read.error();
        const auto raw = readRawHeader(QByteArrayView(bytes).first(end));
        if (!read) {
            require(!raw || !isAllowed(*raw), "a header that keeps to the RFC is taken");
            continue;
        }
        size = read->size;
        if (size > 0)
            checkComplete(*read, QByteArrayView(bytes).first(end));
        else
            require(!raw, "a header that is all there is read");
    }
}

/// First byte, form of the length and mask, eight bytes of length, four of key.
void writtenIsRead(Input &input)
{
    constexpr Opcode Opcodes[]{Opcode::Continuation, Opcode::Text, Opcode::Binary,
                               Opcode::Close,        Opcode::Ping, Opcode::Pong};
    const quint8 first = input.byte();
    const quint8 form = input.byte();
    FrameHeader header{.opcode = Opcodes[(first & 0x0F) % 6], .maskKey = {}};
    header.fin = (first & 0x80) != 0 || header.isControl();
    header.rsv1 = first & 0x40;
    header.rsv2 = first & 0x20;
    header.rsv3 = first & 0x10;
    for (int i = 0; i < 8; ++i)
        header.payloadLength = header.payloadLength << 8 | input.byte();
    header.payloadLength >>= 1 + form % 63;
    if (header.isControl())
        header.payloadLength %= 126;
    MaskKey key;
    std::ranges::generate(key, [&] { return char(input.byte()); });
    if (form & 0x80)
        header.maskKey = key;

    std::array<char, FrameHeader::MaxSize> bytes;
    bytes.fill(char(0xAA));
    const int size = writeFrameHeader(header, bytes);
    require(std::all_of(bytes.begin() + size, bytes.end(), [](char c) { return c == char(0xAA); }),
            "nothing is written behind the header");
    const auto read = readFrameHeader(std::span(bytes).first(size_t(size)));
    require(read && read->size == size && read->header == header, "what was written is read");
}

void checkMask(const QByteArray &bytes, quint64 offset, quint8 seed)
{
    const MaskKey key{char(seed), char(seed * 3), char(seed ^ 0x5A), char(offset)};
    QByteArray expected = bytes;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        expected[i] = char(bytes[i] ^ key[size_t((offset + quint64(i)) % 4)]);
    QByteArray masked;
    for (const QByteArray &piece : cut(bytes, seed)) {
        const ExactCopy copy(spanOf(piece));
        applyMask(copy.span(), key, offset + quint64(masked.size()));
        masked.append(copy.span().data(), piece.size());
    }
    require(masked == expected, "each byte is masked by its own byte of the key");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    Input input(data, size);
    writtenIsRead(input);
    const quint8 seed = input.byte();
    const QByteArray bytes = input.rest();
    checkBeginnings(bytes);
    checkMask(bytes, seed % 16, seed);
    return 0;
}
