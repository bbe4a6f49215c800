// SPDX-License-Identifier: MIT
#include "payloadtext.h"

#include "jsonreader.h"

#include <algorithm>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

using Token = JsonReader::Token;

/// How much of a payload is looked at to tell what it is.
constexpr qsizetype LookedAt = 64 * 1024;

qsizetype trailingCut(QByteArrayView bytes)
{
    // A character has at most 4 bytes; those of a cut one are left out.
    for (qsizetype i = 1; i <= 3 && i <= bytes.size(); ++i) {
        const auto byte = quint8(bytes[bytes.size() - i]);
        if ((byte & 0xC0) == 0x80)
            continue;
        const int length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return length > i ? i : 0;
    }
    return 0;
}

bool isReadableText(QByteArrayView bytes, bool isCut)
{
    if (isCut)
        bytes = bytes.chopped(trailingCut(bytes));
    const auto isControl = [](char byte) {
        return quint8(byte) < 0x20 && byte != '\n' && byte != '\r' && byte != '\t';
    };
    return bytes.isValidUtf8() && std::ranges::none_of(bytes, isControl);
}

bool isJson(QByteArrayView bytes, bool isCut)
{
    JsonReader reader(bytes);
    const Token first = reader.next();
    if (first != Token::BeginObject && first != Token::BeginArray)
        return false;
    while (true) {
        switch (reader.next()) {
        case Token::End:
            return true;
        case Token::Invalid:
            return isCut && reader.error() == JsonReader::Error::UnexpectedEnd;
        default:
            break;
        }
    }
}

/// Only what begins as an array, a map or a tag: nearly any byte is a whole CBOR item by itself.
bool isCbor(QByteArrayView bytes, bool isCut)
{
    const auto first = bytes.isEmpty() ? quint8(0) : quint8(bytes[0]);
    if (first < 0x80 || first >= 0xE0)
        return false;
    const PayloadText text = PayloadText::cbor(bytes, 4 * LookedAt);
    return text.valid || (isCut && text.errorOffset >= bytes.size());
}

/// Writes what JsonReader reads, with its own white space.
class JsonPrinter
{
public:
    explicit JsonPrinter(QByteArrayView payload, qsizetype maxSize) : m_reader(payload), m_maxSize(maxSize) {}

    PayloadText print()
    {
        while (m_result.text.size() <= m_maxSize) {
            const Token token = m_reader.next();
            if (token == Token::End)
                return m_result;
            if (token == Token::Invalid) {
                m_result.valid = false;
                m_result.errorOffset = int(m_reader.position());
                return m_result;
            }
            write(token);
        }
        m_result.text.truncate(m_maxSize);
        m_result.complete = false;
        return m_result;
    }

private:
    void write(Token token)
    {
        const bool ends = token == Token::EndObject || token == Token::EndArray;
        if (ends && !m_first)
            breakLine();
        else if (!ends && !m_afterKey && m_reader.depth() + (isBegin(token) ? -1 : 0) > 0) {
            if (!m_first)
                m_result.text += u',';
            breakLine(isBegin(token) ? -1 : 0);
        }
        m_result.text += QString::fromUtf8(m_reader.raw());
        if (token == Token::Key)
            m_result.text += u": "_s;
        m_afterKey = token == Token::Key;
        m_first = isBegin(token);
    }
    static bool isBegin(Token token) { return token == Token::BeginObject || token == Token::BeginArray; }
    void breakLine(int more = 0)
    {
        m_result.text += u'\n';
        m_result.text.resize(m_result.text.size() + 2 * qsizetype(m_reader.depth() + more), u' ');
    }

    JsonReader m_reader;
    qsizetype m_maxSize;
    PayloadText m_result;
    bool m_first = false;    ///< The last token has opened an object or an array.
    bool m_afterKey = false; ///< It was a key.
};

} // namespace

PayloadText::Form PayloadText::formOf(QByteArrayView payload, bool isText, bool isCut)
{
    if (payload.isEmpty())
        return Form::Empty;
    if (payload.size() > LookedAt) {
        payload = payload.first(LookedAt);
        isCut = true;
    }
    if (isText || isReadableText(payload, isCut))
        return isJson(payload, isCut) ? Form::Json : Form::Text;
    return isCbor(payload, isCut) ? Form::Cbor : Form::Binary;
}

PayloadText PayloadText::plain(QByteArrayView payload, qsizetype maxSize)
{
    PayloadText result;
    if (payload.size() > maxSize) {
        payload = payload.first(maxSize);
        payload = payload.chopped(trailingCut(payload));
        result.complete = false;
    }
    result.valid = payload.isValidUtf8();
    result.text = QString::fromUtf8(payload);
    return result;
}

PayloadText PayloadText::json(QByteArrayView payload, qsizetype maxSize)
{
    return JsonPrinter(payload, maxSize).print();
}

} // namespace Tidewire
