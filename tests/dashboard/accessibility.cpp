// SPDX-License-Identifier: MIT
#include "accessibility.h"

#include <QtGui/qaccessible.h>
#include <QtQuick/qquickitem.h>
#include <QtQuick/qquickwindow.h>

#include <functional>

using namespace Qt::StringLiterals;

namespace {

using Visit = std::function<void(QAccessibleInterface *)>;

void walk(QAccessibleInterface *node, const Visit &visit)
{
    if (!node || !node->isValid() || node->state().invisible)
        return;
    visit(node);
    for (int child = 0; child < node->childCount(); ++child)
        walk(node->child(child), visit);
}

void walkItems(QQuickItem *item, const std::function<void(QQuickItem *)> &visit)
{
    if (!item->isVisible() || !item->isEnabled())
        return;
    visit(item);
    for (QQuickItem *child : item->childItems())
        walkItems(child, visit);
}

QString described(const QQuickItem *item)
{
    return u"%1 “%2” in %3"_s.arg(
        QLatin1StringView(item->metaObject()->className()), item->objectName(),
        item->parentItem() ? QString::fromLatin1(item->parentItem()->metaObject()->className()) : QString());
}

} // namespace

AccessibilityTree::AccessibilityTree(QQuickWindow *window)
{
    QAccessible::setActive(true);
    walk(QAccessible::queryAccessibleInterface(window), [this](QAccessibleInterface *) { ++m_count; });
    walkItems(window->contentItem(), [this](QQuickItem *item) {
        if (!item->activeFocusOnTab())
            return;
        QAccessibleInterface *node = QAccessible::queryAccessibleInterface(item);
        QString name = node ? node->text(QAccessible::Name) : QString();
        // Qt 6.4 tells nothing of a password field: what it stands in has to.
        if (node && node->state().passwordEdit && node->parent())
            name = node->parent()->text(QAccessible::Name);
        if (name.isEmpty() || node->role() == QAccessible::NoRole || node->role() == QAccessible::Client)
            m_unnamed.append(described(item));
        else
            m_focusable.append(name);
    });
}
