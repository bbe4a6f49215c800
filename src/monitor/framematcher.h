// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qbytearraymatcher.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qstring.h>

namespace Tidewire {

/// What is looked for in payloads.
struct TIDEWIREMONITOR_EXPORT FrameQuery
{
    Q_GADGET

public:
    enum class Kind : int {
        Text,
        Regex, ///< As QRegularExpression has it; `.` is any character, line breaks included.
        Hex,   ///< Bytes in hex; spaces between them do not matter.
    };
    Q_ENUM(Kind)

    Kind kind = Kind::Text;
    QString pattern;
    /// Not of Hex.
    bool caseSensitive = false;
};

/// Looks into one payload after the other. Not for several threads at a time.
class TIDEWIREMONITOR_EXPORT FrameMatcher
{
public:
    explicit FrameMatcher(const FrameQuery &query);

    /// What is wrong with the query, for people; empty if nothing is.
    const QString &errorString() const { return m_errorString; }
    /// False if something is wrong with the query.
    bool matches(const QByteArray &payload) const;

private:
    void setHex(const QString &pattern);

    FrameQuery m_query;
    QString m_errorString;
    QByteArrayMatcher m_bytes;
    QRegularExpression m_regex;
};

} // namespace Tidewire
