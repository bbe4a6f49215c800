// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qbytearrayview.h>
#include <QtCore/qstring.h>

#include <vector>

namespace Tidewire {

/// Reads JSON (RFC 8259) token by token, strictly, and keeps each as it is written: numbers of any size, the order of
/// keys. It never recurses, and owns a byte for each level of nesting.
class TIDEWIREMONITOR_EXPORT JsonReader
{
public:
    enum class Token : quint8 {
        BeginObject,
        EndObject,
        BeginArray,
        EndArray,
        Key,    ///< The colon behind it has been read.
        String, ///< With its quotes, as is Key.
        Number,
        Literal, ///< true, false or null.
        End,     ///< Of a document in order; nothing but white space is left.
        Invalid, ///< See error() and position(). Nothing follows.
    };
    enum class Error : quint8 { None, Syntax, Depth, UnexpectedEnd };

    static constexpr int DefaultMaxDepth = 512;

    /// \a text must live as long as the reader.
    explicit JsonReader(QByteArrayView text, int maxDepth = DefaultMaxDepth) : m_text(text), m_maxDepth(maxDepth) {}

    Token next();
    /// The last token as it stands in the text.
    QByteArrayView raw() const { return m_raw; }
    /// What the last token, a Key or a String, says: without quotes and escapes. Lone surrogates become U+FFFD.
    QString string() const;
    /// Passes over a whole value, whose first token was the last one. False, and Invalid, if it is not in order.
    bool skipValue();

    Error error() const { return m_error; }
    /// Where the last token begins; of an error, where it was seen. In bytes from the text's begin.
    qsizetype position() const { return m_tokenAt; }
    /// The line of position(), counted from 1 on.
    int line() const;
    /// How many objects and arrays are open.
    int depth() const { return int(m_open.size()); }

private:
    enum class Expect : quint8 { Value, ValueOrEnd, KeyOrEnd, Key, CommaOrEnd, End };

    Token begin(char bracket);
    Token end(char bracket);
    Token readValue(char first);
    Token readKey();
    Token readString(Token kind);
    Token readNumber();
    Token readLiteral();
    bool digits();
    Token valueRead(Token token, qsizetype end);
    Token fail(Error error, qsizetype at);
    void skipSpace();
    bool atEnd() const { return m_at >= m_text.size(); }

    QByteArrayView m_text;
    int m_maxDepth;
    std::vector<char> m_open; ///< The brackets that are open.
    Expect m_expect = Expect::Value;
    Error m_error = Error::None;
    qsizetype m_at = 0;
    qsizetype m_tokenAt = 0;
    QByteArrayView m_raw;
};

} // namespace Tidewire
