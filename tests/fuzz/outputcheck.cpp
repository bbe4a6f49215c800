// SPDX-License-Identifier: MIT
#include "outputcheck.h"

#include "plainzlib.h"
#include "reference.h"

namespace Fuzz {

using namespace Tidewire;

namespace {

/// A head, and the body that it announces.
qsizetype headSize(const QByteArray &output)
{
    const qsizetype end = output.indexOf("\r\n\r\n");
    require(end >= 0, "a head has an end");
    const qsizetype size = end + 4;
    const qsizetype length = output.indexOf("\r\nContent-Length: ");
    if (length < 0 || length > end)
        return size;
    const qsizetype number = length + 18;
    const qsizetype announced = output.mid(number, output.indexOf('\r', number) - number).toLongLong();
    // In the answer to HEAD there is none.
    require(output.size() == size + announced || output.size() == size, "a body is as long as announced");
    return output.size();
}

void checkClose(QByteArrayView payload)
{
    if (payload.isEmpty())
        return;
    require(payload.size() >= 2, "a close frame has no payload, or a code");
    const int code = quint8(payload[0]) * 256 + quint8(payload[1]);
    const bool standard = code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
    require(standard || (code >= 3000 && code <= 4999), "a close code may be on the wire");
    require(judgeUtf8(payload.sliced(2)) == Utf8::Complete, "a close reason is UTF-8");
}

class OutputReader
{
public:
    OutputReader(Role role, const CompressionAgreement *agreement)
        : m_role(role), m_agreement(agreement), m_inflater(agreement ? agreement->ownWindowBits : 15)
    {
    }

    void readFrames(QByteArrayView bytes, Sent &sent)
    {
        while (!bytes.isEmpty()) {
            const auto header = readRawHeader(bytes);
            require(header && quint64(bytes.size() - header->size) >= header->length, "the output ends with a frame");
            require(sent.closeFrames == 0, "nothing is sent behind a close frame");
            checkHeader(*header);
            QByteArray payload = bytes.sliced(header->size, qsizetype(header->length)).toByteArray();
            for (qsizetype i = 0; i < payload.size(); ++i)
                payload[i] = char(payload[i] ^ header->key[size_t(i % 4)]);
            take(*header, payload, sent);
            bytes = bytes.sliced(header->size + payload.size());
        }
    }

private:
    void checkHeader(const RawHeader &header) const
    {
        require(header.minimal && header.fin, "frames are whole messages, with the shortest form of the length");
        require(header.masked == (m_role == Role::Client), "clients mask, servers do not");
        const bool control = header.opcode >= 8;
        require(control ? header.opcode <= 10 && header.length <= 125 : header.opcode == 1 || header.opcode == 2,
                "opcodes are known, and control frames short");
        require(header.reserved == 0 || (header.reserved == 4 && !control && m_agreement), "no bit without a meaning");
    }

    void take(const RawHeader &header, const QByteArray &payload, Sent &sent)
    {
        if (header.opcode == 8) {
            checkClose(payload);
            ++sent.closeFrames;
        }
        if (header.opcode >= 8)
            return;
        const QByteArray plain = header.reserved == 4 ? inflated(payload) : payload;
        require(header.opcode != 1 || judgeUtf8(plain) == Utf8::Complete, "text that is sent is UTF-8");
        sent.messages.append({header.opcode, plain});
    }

    QByteArray inflated(const QByteArray &payload)
    {
        if (!m_agreement->ownContextTakeover)
            m_inflater.reset();
        const auto plain = m_inflater.inflated(payload);
        require(plain.has_value(), "a message inflates within the window and context that were agreed on");
        return *plain;
    }

    Role m_role;
    const CompressionAgreement *m_agreement;
    StrictInflater m_inflater;
};

} // namespace

Sent readOutput(const QByteArray &output, Role role, bool opened, const CompressionAgreement *agreement)
{
    Sent sent;
    if (output.isEmpty()) {
        require(role == Role::Server && !opened, "only a server may say nothing");
        return sent;
    }
    const qsizetype size = headSize(output);
    sent.head = output.first(size);
    require(sent.head.startsWith(role == Role::Client ? "GET " : "HTTP/1.1 "), "a head comes first");
    require(role == Role::Client || opened == sent.head.startsWith("HTTP/1.1 101 "), "101 is for those that opened");
    require(opened || size == output.size(), "no frames before the handshake is done");
    OutputReader(role, agreement).readFrames(QByteArrayView(output).sliced(size), sent);
    return sent;
}

} // namespace Fuzz
