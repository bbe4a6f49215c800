// SPDX-License-Identifier: MIT
#pragma once

#include "connectionrow.h"
#include "filtersyntax.h"

namespace Tidewire {

/// What a person types to see some connections only: FilterSyntax says how; all terms must hold, and case does not
/// matter.
///
/// Words and regular expressions without a key look in all texts of a connection, words also in its state. Keys of text
/// are state, peer, path, origin, agent, protocol (or subprotocol), extensions, tls (or "yes" and "no") and reason.
/// Keys of numbers are:
///   - rate, in, out: messages per second, in both directions together and in each
///   - bytesin, bytesout: bytes per second
///   - received, sent, dropped: messages; bytesreceived, bytessent: bytes
///   - queue (or queued): bytes that wait for the network
///   - rtt: the round trip, in milliseconds where no unit stands behind it; age, idle: in seconds
///   - inratio, outratio: to what part of their size messages were compressed
///   - id, code (that of the close frame)
///
/// What is not known is neither more nor less than any number.
class TIDEWIREMONITOR_EXPORT ConnectionFilter
{
public:
    ConnectionFilter() = default;
    explicit ConnectionFilter(QStringView text);

    /// What is wrong with the text; then all rows match.
    const FilterError &error() const { return m_error; }

    bool matches(const ConnectionRow &row) const { return matchesText(row) && matchesFigures(row); }
    /// What the terms say that look at text; it changes with the row's state only.
    bool matchesText(const ConnectionRow &row) const;
    /// What the others say.
    bool matchesFigures(const ConnectionRow &row) const;
    bool hasFigures() const { return !m_figures.empty(); }
    /// True if all rows match.
    bool isEmpty() const { return m_texts.empty() && m_figures.empty(); }
    /// True from when a regular expression has taken too long: it finds nothing any more.
    bool isTooSlow() const;

private:
    static bool holds(const FilterTerm &term, const ConnectionRow &row);

    std::vector<FilterTerm> m_texts;
    std::vector<FilterTerm> m_figures;
    FilterError m_error;
};

} // namespace Tidewire
