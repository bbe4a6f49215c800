// SPDX-License-Identifier: MIT
#include "framematcher.h"

#include <QtCore/qcoreapplication.h>

#include <algorithm>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Tidewire::FrameMatcher", text);
}

bool isHex(QChar character)
{
    const char16_t c = character.toLower().unicode();
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
}

} // namespace

FrameMatcher::FrameMatcher(const FrameQuery &query) : m_query(query)
{
    if (query.pattern.isEmpty()) {
        m_errorString = tr("There is nothing to look for");
    } else if (query.kind == FrameQuery::Kind::Hex) {
        setHex(query.pattern);
    } else if (query.kind == FrameQuery::Kind::Text) {
        m_bytes.setPattern(query.pattern.toUtf8());
    } else {
        QRegularExpression::PatternOptions options =
            QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::DotMatchesEverythingOption;
        if (!query.caseSensitive)
            options |= QRegularExpression::CaseInsensitiveOption;
        m_regex = QRegularExpression(query.pattern, options);
        if (!m_regex.isValid())
            m_errorString = tr("The expression is wrong at character %1: %2")
                                .arg(m_regex.patternErrorOffset() + 1)
                                .arg(m_regex.errorString());
    }
}

void FrameMatcher::setHex(const QString &pattern)
{
    QString digits = pattern;
    digits.removeIf([](QChar character) { return character.isSpace(); });
    const auto wrong = std::ranges::find_if_not(digits, isHex);
    if (wrong != digits.end())
        m_errorString = tr("“%1” is no hexadecimal digit").arg(*wrong);
    else if (digits.size() % 2 != 0 || digits.isEmpty())
        m_errorString = tr("A byte has two hexadecimal digits");
    else
        m_bytes.setPattern(QByteArray::fromHex(digits.toLatin1()));
}

bool FrameMatcher::matches(const QByteArray &payload) const
{
    if (!m_errorString.isEmpty())
        return false;
    if (m_query.kind == FrameQuery::Kind::Hex || (m_query.kind == FrameQuery::Kind::Text && m_query.caseSensitive))
        return m_bytes.indexIn(payload) >= 0;
    const QString text = QString::fromUtf8(payload);
    if (m_query.kind == FrameQuery::Kind::Text)
        return text.contains(m_query.pattern, Qt::CaseInsensitive);
    return m_regex.match(text).hasMatch();
}

} // namespace Tidewire
