// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qobject.h>
#include <QtCore/qstringlist.h>

class QQuickWindow;

/// What a screen reader finds in a window.
class AccessibilityTree
{
public:
    explicit AccessibilityTree(QQuickWindow *window);

    /// How many nodes there are that can be seen.
    int count() const { return m_count; }
    /// What the keyboard reaches but has no name, or no role: its type and place.
    QStringList unnamed() const { return m_unnamed; }
    /// The names of all that the keyboard reaches.
    QStringList focusable() const { return m_focusable; }

private:
    int m_count = 0;
    QStringList m_unnamed;
    QStringList m_focusable;
};
