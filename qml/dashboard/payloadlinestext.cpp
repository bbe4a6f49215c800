// SPDX-License-Identifier: MIT
#include "payloadlinestext.h"

#include <utility>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

using Kind = PayloadLinesText::Kind;

/// East Asian scripts and emoji are about twice as wide as Latin letters, in a monospaced font too; and so may be what
/// stands for bytes and control characters that are no text, among letters that no font has.
int columnsOf(QChar character)
{
    const char16_t unit = character.unicode();
    if (unit < 0x1100)
        return character.category() == QChar::Other_Control && unit != u'\t' ? 2 : 1;
    const bool isWide = unit <= 0x115F || (unit >= 0x2E80 && unit <= 0xA4CF) || (unit >= 0xAC00 && unit <= 0xD7A3)
        || (unit >= 0xF900 && unit <= 0xFAFF) || (unit >= 0xFF00 && unit <= 0xFF60)
        || unit == QChar::ReplacementCharacter;
    return isWide ? 2 : 1;
}

bool isWord(QChar character)
{
    return character.isLetterOrNumber() || character == u'.' || character == u'_';
}

bool endsWord(QChar character)
{
    return character.isSpace() || character == u',' || character == u';';
}

/// The end of the string whose quote opens at \a at; the text's end if it is not closed.
qsizetype stringEnd(QStringView text, qsizetype at)
{
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == text[at])
            return i + 1;
    }
    return text.size();
}

/// The next token of the text at \a at and its kind.
std::pair<qsizetype, Kind> tokenAt(QStringView text, qsizetype at)
{
    const QChar first = text[at];
    if (first == u'"' || first == u'\'') { // h'00ff' in CBOR
        const qsizetype end = stringEnd(text, at);
        return {end, text.sliced(end).startsWith(u": "_s) ? Kind::Key : Kind::String};
    }
    if (!isWord(first) && first != u'-')
        return {at + 1, Kind::Plain};
    qsizetype end = at + 1;
    while (end < text.size() && (isWord(text[end]) || text[end] == u'+' || text[end] == u'-'))
        ++end;
    if (end < text.size() && text[end] == u'\'')
        return {stringEnd(text, end), Kind::String};
    const bool isKey = text.sliced(end).startsWith(u": "_s);
    return {end, isKey ? Kind::Key : first.isDigit() || first == u'-' ? Kind::Number : Kind::Literal};
}

} // namespace

PayloadLinesText::PayloadLinesText(PayloadText text, bool isStructured, int columns)
    : source(std::move(text)), structured(isStructured)
{
    cut(std::max(columns, 8));
    if (structured)
        markKinds();
}

void PayloadLinesText::cut(int columns)
{
    const QStringView text = source.text;
    Row row;
    int used = 0;
    qsizetype wordEnd = 0; ///< Where the row may end without cutting a word.
    int usedByWords = 0;   ///< Up to there.
    const auto endRow = [&](qsizetype end, qsizetype next, bool continues) {
        row.size = int(end - row.begin);
        rows.append(row);
        row = {next, 0, Kind::Plain, continues};
        used = usedByWords = 0;
    };
    // A word that takes more than half of a row would leave too much of one empty.
    const auto breakRow = [&](qsizetype here) {
        const bool atWord = usedByWords >= columns / 2;
        const int rest = atWord ? used - usedByWords : 0;
        const qsizetype end = atWord ? wordEnd : here;
        endRow(end, end, true);
        used = rest;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pairEnds = text[i].isLowSurrogate() && i > row.begin;
        if (text[i] == u'\n') {
            const bool crlf = i > row.begin && text[i - 1] == u'\r';
            endRow(i - (crlf ? 1 : 0), i + 1, false);
        } else {
            const int width = columnsOf(text[i]);
            const bool hangs = text[i].isSpace() && used <= columns;
            if (used + width > columns && !pairEnds && !hangs)
                breakRow(i);
            used += width;
            if (endsWord(text[i]) && i > row.begin && !endsWord(text[i - 1])) {
                wordEnd = i + 1;
                usedByWords = used;
            }
        }
    }
    if (row.begin < text.size() || rows.isEmpty())
        endRow(text.size(), text.size(), false);
}

/// Says of the rows that begin within a token of which kind that is.
void PayloadLinesText::markKinds()
{
    const QStringView text = source.text;
    qsizetype next = 0;
    for (qsizetype at = 0; at < text.size();) {
        const auto [end, kind] = tokenAt(text, at);
        while (next < rows.size() && rows[next].begin <= at)
            ++next;
        for (; next < rows.size() && rows[next].begin < end; ++next)
            rows[next].kind = kind;
        at = end;
    }
}

QList<PayloadLinesText::Run> PayloadLinesText::runs(int index) const
{
    const QStringView text = row(index);
    QList<Run> runs;
    const auto add = [&runs, text](qsizetype begin, qsizetype end, Kind kind) {
        if (!runs.isEmpty() && runs.last().kind == kind)
            runs.last().text = QStringView(runs.last().text.data(), runs.last().text.size() + end - begin);
        else if (end > begin)
            runs.append({text.sliced(begin, end - begin), kind});
    };
    if (!structured) {
        add(0, text.size(), Kind::Plain);
        return runs;
    }
    const QStringView all = source.text;
    const qsizetype offset = rows[index].begin;
    qsizetype at = 0;
    if (rows[index].kind != Kind::Plain) {
        // The rest of a token: until the quote that closes it, or as far as the word goes.
        const bool quoted = rows[index].kind == Kind::String || rows[index].kind == Kind::Key;
        while (at < text.size() && (quoted ? text[at] != u'"' && text[at] != u'\'' : isWord(text[at])))
            at += quoted && text[at] == u'\\' ? 2 : 1;
        at = std::min(at + (quoted ? 1 : 0), text.size());
        add(0, at, rows[index].kind);
    }
    while (at < text.size()) {
        const auto [end, kind] = tokenAt(all, offset + at);
        const qsizetype stop = std::min(end - offset, text.size());
        add(at, stop, kind);
        at = stop;
    }
    return runs;
}

} // namespace Tidewire
