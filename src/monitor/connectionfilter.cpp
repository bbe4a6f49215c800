// SPDX-License-Identifier: MIT
#include "connectionfilter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Tidewire {

namespace {

using Field = ConnectionRow::Field;

constexpr std::array<std::pair<QLatin1StringView, Field>, ConnectionRow::FieldCount> FieldNames{{
    {QLatin1StringView("peer"), Field::Peer},
    {QLatin1StringView("path"), Field::Path},
    {QLatin1StringView("origin"), Field::Origin},
    {QLatin1StringView("agent"), Field::Agent},
    {QLatin1StringView("subprotocol"), Field::Subprotocol},
}};

} // namespace

ConnectionFilter::ConnectionFilter(QStringView text)
{
    const QString lower = text.toString().toLower().simplified();
    for (QStringView word : QStringView(lower).split(u' ', Qt::SkipEmptyParts)) {
        if (auto term = parseTerm(word))
            m_terms.push_back(*std::move(term));
    }
}

std::optional<ConnectionFilter::Term> ConnectionFilter::parseTerm(QStringView word)
{
    Term term;
    if (word.startsWith(u'-')) {
        term.excludes = true;
        word = word.sliced(1);
    }
    const qsizetype colon = word.indexOf(u':');
    const QStringView key = colon < 0 ? QStringView() : word.first(colon);
    const auto name = std::ranges::find_if(FieldNames, [key](const auto &entry) { return key == entry.first; });
    if (name != FieldNames.end()) {
        term.place = Place::Field;
        term.field = name->second;
    } else if (key == QLatin1StringView("state")) {
        term.place = Place::State;
    }
    // Any other word with a colon is a word: an address, for one.
    term.text = (term.place == Place::Anywhere ? word : word.sliced(colon + 1)).toString();
    // A term that is still being typed hides nothing.
    return term.text.isEmpty() ? std::nullopt : std::optional(std::move(term));
}

bool ConnectionFilter::occurs(const Term &term, const ConnectionRow &row)
{
    switch (term.place) {
    case Place::Field:
        return row.text(term.field).contains(term.text);
    case Place::State:
        return stateName(row.state).contains(term.text);
    case Place::Anywhere:
        break;
    }
    return row.text().contains(term.text) || stateName(row.state).contains(term.text);
}

bool ConnectionFilter::matches(const ConnectionRow &row) const
{
    return std::ranges::all_of(m_terms, [&row](const Term &term) { return occurs(term, row) != term.excludes; });
}

} // namespace Tidewire
