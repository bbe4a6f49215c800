// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qregularexpression.h>
#include <QtCore/qstring.h>

#include <chrono>

namespace Tidewire {

/// A regular expression that somebody typed: thousands of texts may be searched with it, and whatever it says it must
/// not hold up the thread. Case does not matter; '^' and '$' are the ends of the text.
///
/// Three bounds hold: a text is searched in its first MaxSubject code units only, the compiler's own limit of steps is
/// lowered, and all searches together may take the allowance and 5 µs each. A pattern that exceeds one of the last two
/// finds nothing from then on. Patterns that are searched for together share these times.
class TIDEWIREMONITOR_EXPORT FilterPattern
{
public:
    static constexpr qsizetype MaxSubject = 512;
    static constexpr std::chrono::nanoseconds Allowance{std::chrono::milliseconds(100)};

    explicit FilterPattern(const QString &pattern, std::chrono::nanoseconds allowance = Allowance);

    /// It is one of so many that share the allowance, and the time of a search.
    void shareWith(int patterns);
    std::chrono::nanoseconds allowance() const { return m_allowance; }

    bool isValid() const { return m_expression.isValid(); }
    /// In English; for a pattern that is not valid.
    QString errorString() const { return m_expression.errorString(); }
    /// Where in the pattern the error is.
    qsizetype errorOffset() const;

    bool occursIn(QStringView text) const;
    bool isTooSlow() const { return m_tooSlow; }

private:
    QRegularExpression m_expression;
    std::chrono::nanoseconds m_allowance;
    std::chrono::nanoseconds m_fairShare{std::chrono::microseconds(5)};
    // What the searches cost is no part of the pattern's value.
    mutable std::chrono::nanoseconds m_left;
    mutable bool m_tooSlow = false;
};

} // namespace Tidewire
