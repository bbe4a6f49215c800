// SPDX-License-Identifier: MIT
#include "command.h"

#include <QtGui/qkeysequence.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tidewire {
namespace {

QKeyCombination combination(const QString &key)
{
    const QKeySequence sequence = QKeySequence::fromString(key);
    return sequence.isEmpty() ? QKeyCombination::fromCombined(Qt::Key_unknown) : sequence[0];
}

bool isShortcut(const QString &key)
{
    const QKeyCombination keys = combination(key);
    return keys.keyboardModifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)
        || (keys.key() >= Qt::Key_F1 && keys.key() <= Qt::Key_F35);
}

/// True for "/" and the like, which are what they type and not where they stand.
bool isSign(const QString &key)
{
    return key.size() == 1 && !key.at(0).isLetterOrNumber();
}

} // namespace

void Command::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    Q_EMIT nameChanged();
}

void Command::setGroup(const QString &group)
{
    if (m_group == group)
        return;
    m_group = group;
    Q_EMIT groupChanged();
}

void Command::setKeys(const QStringList &keys)
{
    if (m_keys == keys)
        return;
    m_keys = keys;
    Q_EMIT keysChanged();
}

void Command::setEnabled(bool enabled)
{
    if (m_enabled == enabled)
        return;
    m_enabled = enabled;
    Q_EMIT enabledChanged();
}

void Command::setReason(const QString &reason)
{
    if (m_reason == reason)
        return;
    m_reason = reason;
    Q_EMIT reasonChanged();
}

QStringList Command::shortcuts() const
{
    QStringList found;
    std::copy_if(m_keys.begin(), m_keys.end(), std::back_inserter(found), isShortcut);
    return found;
}

QString Command::keyText() const
{
    QStringList texts;
    for (const QString &key : m_keys)
        texts.append(isSign(key) ? key : QKeySequence::fromString(key).toString(QKeySequence::NativeText));
    return texts.join(u" · "_s);
}

bool Command::isPressed(int key, int modifiers, const QString &text) const
{
    const Qt::KeyboardModifiers held = Qt::KeyboardModifiers(modifiers) & ~Qt::KeypadModifier;
    return std::any_of(m_keys.begin(), m_keys.end(), [&](const QString &each) {
        if (isShortcut(each))
            return false;
        if (isSign(each))
            return text == each;
        const QKeyCombination wanted = combination(each);
        return wanted.key() == key && wanted.keyboardModifiers() == held;
    });
}

void Command::trigger()
{
    if (m_enabled)
        Q_EMIT triggered();
}

} // namespace Tidewire
