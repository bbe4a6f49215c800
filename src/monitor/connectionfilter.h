// SPDX-License-Identifier: MIT
#pragma once

#include "connectionrow.h"

#include <optional>
#include <vector>

namespace Tidewire {

/// What a person types to see some connections only: words, all of which must occur in a connection's fields or be a
/// part of its state. `path:/chat` looks in that field alone, `-word` and `-path:/chat` exclude. Case does not matter.
/// The fields: peer, path, origin, agent, subprotocol, state.
class TIDEWIREMONITOR_EXPORT ConnectionFilter
{
public:
    ConnectionFilter() = default;
    explicit ConnectionFilter(QStringView text);

    bool matches(const ConnectionRow &row) const;
    /// True if all rows match.
    bool isEmpty() const { return m_terms.empty(); }

private:
    enum class Place : quint8 { Anywhere, State, Field };
    struct Term
    {
        QString text;
        Place place = Place::Anywhere;
        ConnectionRow::Field field = ConnectionRow::Field::Peer;
        bool excludes = false;
    };
    static std::optional<Term> parseTerm(QStringView word);
    static bool occurs(const Term &term, const ConnectionRow &row);

    std::vector<Term> m_terms;
};

} // namespace Tidewire
