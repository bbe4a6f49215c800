// SPDX-License-Identifier: MIT
#include "filtersyntax.h"

#include <algorithm>
#include <optional>

namespace Tidewire {

using Kind = FilterError::Kind;

namespace {

bool isKeyLetter(QChar character)
{
    return (character >= u'a' && character <= u'z') || (character >= u'A' && character <= u'Z');
}

bool isOperator(QChar character)
{
    return character == u':' || character == u'=' || character == u'<' || character == u'>';
}

/// Goes over a filter's text once, from term to term.
class Reader
{
public:
    Reader(QStringView text, std::span<const FilterKey> keys) : m_text(text), m_keys(keys) {}

    FilterSyntax read();

private:
    void readTerm();
    void sharePatterns();
    void readKeyed(FilterTerm &term, qsizetype nameEnd);
    void readValue(FilterTerm &term, const FilterKey *key);
    void readNumber(FilterTerm &term, const FilterKey &key, FilterComparison comparison);
    void readQuoted(FilterTerm &term);
    bool readPattern(FilterTerm &term);
    void readWord(FilterTerm &term);
    std::optional<FilterComparison> readComparison();

    bool isAddress(qsizetype colon) const;
    bool isAtEndOfTerm() const { return m_pos >= m_text.size() || m_text[m_pos].isSpace(); }
    qsizetype endOfWord(qsizetype from) const;
    void skipSpaces();
    void valueMissing();
    void keep(FilterTerm &&term) { m_result.terms.push_back(std::move(term)); }
    void fail(Kind kind, qsizetype begin, qsizetype end, const QString &argument = {});

    QStringView m_text;
    std::span<const FilterKey> m_keys;
    qsizetype m_pos = 0;
    qsizetype m_termBegin = 0;
    FilterSyntax m_result;
};

FilterSyntax Reader::read()
{
    if (m_text.size() > FilterSyntax::MaxLength)
        fail(Kind::TooLong, FilterSyntax::MaxLength, m_text.size(), QString::number(FilterSyntax::MaxLength));
    for (skipSpaces(); !m_result.error && m_pos < m_text.size(); skipSpaces()) {
        if (m_result.terms.size() == FilterSyntax::MaxTerms)
            fail(Kind::TooManyTerms, m_pos, m_text.size(), QString::number(FilterSyntax::MaxTerms));
        else
            readTerm();
    }
    if (m_result.error)
        m_result.terms.clear();
    sharePatterns();
    return std::move(m_result);
}

/// A filter of fifty patterns takes no longer than that of one.
void Reader::sharePatterns()
{
    const auto patternIn = [](FilterTerm &term) { return std::get_if<FilterPattern>(&term.test); };
    const auto count = int(std::ranges::count_if(m_result.terms, patternIn));
    for (FilterTerm &term : m_result.terms) {
        if (FilterPattern *pattern = patternIn(term))
            pattern->shareWith(count);
    }
}

void Reader::readTerm()
{
    FilterTerm term;
    m_termBegin = m_pos;
    if (m_text[m_pos] == u'-') {
        term.excludes = true;
        ++m_pos;
    }
    if (isAtEndOfTerm())
        return valueMissing();
    qsizetype nameEnd = m_pos;
    while (nameEnd < m_text.size() && isKeyLetter(m_text[nameEnd]))
        ++nameEnd;
    const bool isKey = nameEnd > m_pos && nameEnd < m_text.size() && isOperator(m_text[nameEnd]);
    if (isKey && !isAddress(nameEnd))
        readKeyed(term, nameEnd);
    else
        readValue(term, nullptr);
}

bool Reader::isAddress(qsizetype colon) const
{
    if (m_text[colon] != u':')
        return false;
    const QStringView name = m_text.sliced(m_pos, colon - m_pos);
    const auto isNamed = [name](const FilterKey &key) { return name.compare(key.name, Qt::CaseInsensitive) == 0; };
    if (std::ranges::any_of(m_keys, isNamed))
        return false;
    const QStringView rest = m_text.sliced(colon + 1);
    return rest.isEmpty() || (rest.front() >= u'0' && rest.front() <= u'9') || rest.startsWith(u"//");
}

void Reader::readKeyed(FilterTerm &term, qsizetype nameEnd)
{
    const QStringView name = m_text.sliced(m_pos, nameEnd - m_pos);
    const auto key = std::ranges::find_if(
        m_keys, [name](const FilterKey &entry) { return name.compare(entry.name, Qt::CaseInsensitive) == 0; });
    if (key == m_keys.end())
        return fail(Kind::UnknownKey, m_pos, nameEnd, name.toString());
    term.key = key->id;
    m_pos = nameEnd;
    const bool isColon = m_text[m_pos] == u':';
    if (!isColon && !key->isNumber)
        return fail(Kind::NotComparable, nameEnd - name.size(), endOfWord(m_pos), name.toString());
    m_pos += qsizetype(isColon);
    const auto comparison = key->isNumber ? readComparison() : std::nullopt;
    if (isAtEndOfTerm())
        return valueMissing();
    if (key->isNumber)
        return readNumber(term, *key, comparison.value_or(FilterComparison::Equal));
    readValue(term, &*key);
}

std::optional<FilterComparison> Reader::readComparison()
{
    if (m_pos >= m_text.size())
        return {};
    const QChar first = m_text[m_pos];
    if (first == u'=') {
        ++m_pos;
        return FilterComparison::Equal;
    }
    if (first != u'<' && first != u'>')
        return {};
    ++m_pos;
    const bool orEqual = m_pos < m_text.size() && m_text[m_pos] == u'=';
    m_pos += qsizetype(orEqual);
    if (first == u'<')
        return orEqual ? FilterComparison::LessOrEqual : FilterComparison::Less;
    return orEqual ? FilterComparison::GreaterOrEqual : FilterComparison::Greater;
}

void Reader::readNumber(FilterTerm &term, const FilterKey &key, FilterComparison comparison)
{
    const qsizetype begin = m_pos;
    m_pos = endOfWord(begin);
    FilterNumber number = FilterNumber::read(m_text.sliced(begin, m_pos - begin), key.unit);
    if (number.error) {
        number.error.offset += int(begin);
        m_result.error = number.error;
        return;
    }
    term.test = FilterLimit{comparison, number.value};
    keep(std::move(term));
}

void Reader::readValue(FilterTerm &term, const FilterKey *key)
{
    Q_ASSERT(!key || !key->isNumber);
    const QChar first = m_text[m_pos];
    if (first == u'"')
        return readQuoted(term);
    if (first == u'/' && readPattern(term))
        return;
    if (!m_result.error)
        readWord(term);
}

void Reader::readQuoted(FilterTerm &term)
{
    QString text;
    const qsizetype begin = m_pos++;
    for (; m_pos < m_text.size() && m_text[m_pos] != u'"'; ++m_pos) {
        const bool isEscape = m_text[m_pos] == u'\\' && m_pos + 1 < m_text.size();
        m_pos += qsizetype(isEscape && (m_text[m_pos + 1] == u'"' || m_text[m_pos + 1] == u'\\'));
        text += m_text[m_pos];
    }
    if (m_pos >= m_text.size())
        return fail(Kind::QuoteOpen, begin, m_text.size());
    ++m_pos;
    if (!isAtEndOfTerm()) {
        const qsizetype end = endOfWord(m_pos);
        return fail(Kind::QuoteTrailed, m_pos, end, m_text.sliced(m_pos, end - m_pos).toString());
    }
    if (text.isEmpty())
        return; // Occurs everywhere.
    term.test = FilterText{text.toLower()};
    keep(std::move(term));
}

bool Reader::readPattern(FilterTerm &term)
{
    const qsizetype begin = m_pos + 1;
    qsizetype end = begin;
    const auto isSlash = [this](qsizetype at) { return m_text[at] == u'/'; };
    while (end < m_text.size() && !m_text[end].isSpace()) {
        if (isSlash(end) && (end + 1 == m_text.size() || m_text[end + 1].isSpace()))
            break;
        end += m_text[end] == u'\\' ? 2 : 1;
    }
    if (end >= m_text.size() || !isSlash(end) || end == begin)
        return false;
    FilterPattern pattern(m_text.sliced(begin, end - begin).toString());
    m_pos = end + 1;
    if (!pattern.isValid()) {
        const qsizetype offset = std::min(begin + pattern.errorOffset(), end);
        fail(Kind::PatternInvalid, offset, std::max(end, offset + 1), pattern.errorString());
        return true;
    }
    term.test = std::move(pattern);
    keep(std::move(term));
    return true;
}

void Reader::readWord(FilterTerm &term)
{
    const qsizetype begin = m_pos;
    m_pos = endOfWord(begin);
    term.test = FilterText{m_text.sliced(begin, m_pos - begin).toString().toLower()};
    keep(std::move(term));
}

qsizetype Reader::endOfWord(qsizetype from) const
{
    while (from < m_text.size() && !m_text[from].isSpace())
        ++from;
    return from;
}

void Reader::skipSpaces()
{
    while (m_pos < m_text.size() && m_text[m_pos].isSpace())
        ++m_pos;
}

void Reader::valueMissing()
{
    const qsizetype end = m_pos;
    skipSpaces();
    if (m_pos < m_text.size())
        fail(Kind::ValueMissing, m_termBegin, end, m_text.sliced(m_termBegin, end - m_termBegin).toString());
}

void Reader::fail(Kind kind, qsizetype begin, qsizetype end, const QString &argument)
{
    m_result.error = {kind, int(begin), int(end - begin), argument};
}

} // namespace

bool FilterLimit::holds(double value) const
{
    switch (comparison) {
    case FilterComparison::Less:
        return value < number;
    case FilterComparison::LessOrEqual:
        return value <= number;
    case FilterComparison::Equal:
        return std::equal_to<>()(value, number);
    case FilterComparison::GreaterOrEqual:
        return value >= number;
    case FilterComparison::Greater:
        break;
    }
    return value > number;
}

FilterSyntax FilterSyntax::read(QStringView text, std::span<const FilterKey> keys)
{
    return Reader(text, keys).read();
}

} // namespace Tidewire
