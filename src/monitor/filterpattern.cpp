// SPDX-License-Identifier: MIT
#include "filterpattern.h"

#include <algorithm>

namespace Tidewire {

using namespace Qt::StringLiterals;
using std::chrono::steady_clock;

namespace {

// QRegularExpression has no setting for PCRE2's limits, but a pattern may begin with one, which can only lower them;
// of several the lowest counts (pcre2pattern(3), "Setting match resource limits").
constexpr QLatin1StringView LimitPrefix("(*LIMIT_MATCH=5000)");

} // namespace

FilterPattern::FilterPattern(const QString &pattern, std::chrono::nanoseconds allowance)
    : m_expression(LimitPrefix + pattern, QRegularExpression::CaseInsensitiveOption), m_allowance(allowance),
      m_left(allowance)
{
}

void FilterPattern::shareWith(int patterns)
{
    m_allowance /= patterns;
    m_fairShare /= patterns;
    m_left = std::min(m_left, m_allowance);
}

qsizetype FilterPattern::errorOffset() const
{
    return std::max<qsizetype>(0, m_expression.patternErrorOffset() - LimitPrefix.size());
}

bool FilterPattern::occursIn(QStringView text) const
{
    if (m_tooSlow || !isValid())
        return false;
    const auto begin = steady_clock::now();
    const QRegularExpressionMatch match = m_expression.match(text.first(std::min(text.size(), MaxSubject)).toString());
    m_left = std::min(m_left + m_fairShare - (steady_clock::now() - begin), m_allowance);
    // A match that ran into PCRE2's limit is not valid.
    m_tooSlow = !match.isValid() || m_left < std::chrono::nanoseconds(0);
    return !m_tooSlow && match.hasMatch();
}

} // namespace Tidewire
