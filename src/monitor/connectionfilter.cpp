// SPDX-License-Identifier: MIT
#include "connectionfilter.h"

#include <algorithm>
#include <utility>

namespace Tidewire {

using Field = ConnectionRow::Field;
using Figure = ConnectionRow::Figure;

namespace {

// The ids of keys: fields, then figures, then the state's word.
constexpr int FirstFigure = 100;
constexpr int StateWord = 200;

constexpr FilterKey text(const char *name, Field field)
{
    return {QLatin1StringView(name), int(field), false, FilterUnit::Count};
}

constexpr FilterKey number(const char *name, Figure figure, FilterUnit unit = FilterUnit::Count)
{
    return {QLatin1StringView(name), FirstFigure + int(figure), true, unit};
}

constexpr FilterKey Keys[]{
    {QLatin1StringView("state"), StateWord, false, FilterUnit::Count},
    text("peer", Field::Peer),
    text("path", Field::Path),
    text("origin", Field::Origin),
    text("agent", Field::Agent),
    text("protocol", Field::Subprotocol),
    text("subprotocol", Field::Subprotocol),
    text("extensions", Field::Extensions),
    text("tls", Field::Tls),
    text("reason", Field::Reason),
    number("rate", Figure::Rate),
    number("in", Figure::InRate),
    number("out", Figure::OutRate),
    number("bytesin", Figure::BytesInRate, FilterUnit::Bytes),
    number("bytesout", Figure::BytesOutRate, FilterUnit::Bytes),
    number("received", Figure::MessagesIn),
    number("sent", Figure::MessagesOut),
    number("bytesreceived", Figure::BytesIn, FilterUnit::Bytes),
    number("bytessent", Figure::BytesOut, FilterUnit::Bytes),
    number("dropped", Figure::Dropped),
    number("queue", Figure::Queued, FilterUnit::Bytes),
    number("queued", Figure::Queued, FilterUnit::Bytes),
    number("rtt", Figure::RoundTrip, FilterUnit::Milliseconds),
    number("age", Figure::Age, FilterUnit::Seconds),
    number("idle", Figure::Idle, FilterUnit::Seconds),
    number("inratio", Figure::InRatio),
    number("outratio", Figure::OutRatio),
    number("id", Figure::Id),
    number("code", Figure::CloseCode),
};

/// "tls:yes" and "tls:no" ask for no text.
void readYesAndNo(FilterTerm &term)
{
    const auto *word = std::get_if<FilterText>(&term.test);
    if (term.key != int(Field::Tls) || !word || (word->text != u"yes" && word->text != u"no"))
        return;
    term.key = FirstFigure + int(Figure::Secure);
    term.test = FilterLimit{FilterComparison::Equal, word->text == u"yes" ? 1.0 : 0.0};
}

bool occursAnywhere(const FilterText &word, const ConnectionRow &row)
{
    return row.text().contains(word.text) || stateName(row.state).contains(word.text);
}

bool occursAnywhere(const FilterPattern &pattern, const ConnectionRow &row)
{
    for (std::size_t field = 0; field < ConnectionRow::FieldCount; ++field) {
        if (pattern.occursIn(row.text(Field(field))))
            return true;
    }
    return false;
}

bool occursIn(QStringView text, const FilterText &word)
{
    return text.contains(word.text);
}

bool occursIn(QStringView text, const FilterPattern &pattern)
{
    return pattern.occursIn(text);
}

} // namespace

ConnectionFilter::ConnectionFilter(QStringView text)
{
    FilterSyntax syntax = FilterSyntax::read(text, Keys);
    m_error = std::move(syntax.error);
    for (FilterTerm &term : syntax.terms) {
        readYesAndNo(term);
        const bool isFigure = std::holds_alternative<FilterLimit>(term.test);
        (isFigure ? m_figures : m_texts).push_back(std::move(term));
    }
}

bool ConnectionFilter::holds(const FilterTerm &term, const ConnectionRow &row)
{
    const auto occurs = [&term, &row](const auto &test) {
        if (term.key == FilterTerm::AnyKey)
            return occursAnywhere(test, row);
        if (term.key == StateWord)
            return occursIn(stateName(row.state), test);
        return occursIn(row.text(Field(term.key)), test);
    };
    if (const auto *word = std::get_if<FilterText>(&term.test))
        return occurs(*word);
    if (const auto *pattern = std::get_if<FilterPattern>(&term.test))
        return occurs(*pattern);
    const auto *limit = std::get_if<FilterLimit>(&term.test);
    return limit && limit->holds(row.figure(Figure(term.key - FirstFigure)));
}

bool ConnectionFilter::matchesText(const ConnectionRow &row) const
{
    return std::ranges::all_of(m_texts, [&row](const FilterTerm &term) { return holds(term, row) != term.excludes; });
}

bool ConnectionFilter::matchesFigures(const ConnectionRow &row) const
{
    return std::ranges::all_of(m_figures, [&row](const FilterTerm &term) { return holds(term, row) != term.excludes; });
}

bool ConnectionFilter::isTooSlow() const
{
    return std::ranges::any_of(m_texts, [](const FilterTerm &term) {
        const auto *pattern = std::get_if<FilterPattern>(&term.test);
        return pattern && pattern->isTooSlow();
    });
}

} // namespace Tidewire
