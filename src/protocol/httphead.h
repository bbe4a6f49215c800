// SPDX-License-Identifier: MIT
#pragma once

#include "httpsyntax.h"
#include "limits.h"
#include "result.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qbytearrayview.h>
#include <QtCore/qlist.h>
#include <QtCore/qpair.h>

#include <array>
#include <span>

namespace Tidewire {

/// A header's name and value, in the order of the wire.
using HttpHeader = QPair<QByteArray, QByteArray>;
using HttpHeaders = QList<HttpHeader>;

/// The head of an HTTP/1.1 message: a start line and headers (RFC 9112 §2–§5). It keeps the bytes as they came and
/// nothing else, as each connection has one at rest: a header is looked for when somebody asks.
class TIDEWIREPROTOCOL_EXPORT HttpHead
{
public:
    HttpHead() = default;

    /// Parses a whole head, the empty line at its end included. Strict: CRLF line ends, names that are tokens, no
    /// space before the colon, no folded lines, no control bytes.
    static Result<HttpHead> parse(const QByteArray &bytes, const Limits &limits);

    /// As they came, the empty line at the end included.
    const QByteArray &bytes() const { return m_bytes; }
    QByteArrayView startLine() const;
    int headerCount() const;
    /// \a index is below headerCount().
    QByteArrayView headerName(int index) const;
    QByteArrayView headerValue(int index) const;

    /// How often the header stands in the head. Names are compared without regard to case.
    int count(QByteArrayView name) const;
    bool contains(QByteArrayView name) const { return count(name) > 0; }
    /// The value of the first header of that name; empty where there is none.
    QByteArrayView value(QByteArrayView name) const;
    /// What the head has of headers of one name: how many, and the value of the first.
    struct Found
    {
        int count = 0;
        QByteArrayView value;
    };
    /// That of each of \a names, in their order, in one pass.
    template<size_t Count>
    std::array<Found, Count> find(const std::array<QByteArrayView, Count> &names) const
    {
        std::array<Found, Count> found;
        find(names, found);
        return found;
    }
    /// The values of all headers of that name, joined by \a separator (RFC 9110 §5.3).
    QByteArray joinedValues(QByteArrayView name, QByteArrayView separator = ", ") const;
    /// All headers, as copies.
    HttpHeaders headers() const;

private:
    class Fields;

    Fields fields() const;
    void find(std::span<const QByteArrayView> names, std::span<Found> found) const;
    static Error checkField(QByteArrayView line);

    QByteArray m_bytes;
};

/// Collects the bytes of a head until its end, however they are cut, and refuses bytes that no head can hold
/// (a TLS hello, binary rubbish) as soon as they come.
class TIDEWIREPROTOCOL_EXPORT HttpHeadCollector
{
public:
    explicit HttpHeadCollector(qsizetype maxSize) : m_maxSize(maxSize) {}

    /// Takes bytes up to the end of the head and returns how many it took.
    Result<qsizetype> append(std::span<const char> bytes);
    bool isComplete() const { return m_complete; }
    bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The head, the empty line at its end included.
    QByteArray take();

private:
    size_t skipText(std::span<const char> bytes, qsizetype most);
    Error check(char c, qsizetype size) const;

    qsizetype m_maxSize;
    QByteArray m_bytes;
    char m_previous = '\0';
    qsizetype m_lineSize = 0; ///< Of the present line, up to now.
    bool m_inHeaders = false; ///< The start line has ended.
    bool m_complete = false;
};

} // namespace Tidewire
