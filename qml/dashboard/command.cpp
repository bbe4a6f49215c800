// SPDX-License-Identifier: MIT
#include "command.h"

#include <QtCore/qhash.h>
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
        texts.append(isSign(key) ? key : keyName(key));
    return texts.join(u" · "_s);
}

QString Command::keyName(const QString &key)
{
#ifdef Q_OS_MACOS
    return QKeySequence::fromString(key).toString(QKeySequence::NativeText);
#else
    // QKeySequence has them in the words of Qt's own translation, which few programs install.
    const QHash<QString, QString> names{
        {u"Ctrl"_s, tr("Ctrl", "key")},    {u"Shift"_s, tr("Shift", "key")},      {u"Alt"_s, tr("Alt", "key")},
        {u"Return"_s, tr("Enter", "key")}, {u"Space"_s, tr("Space", "key")},      {u"Del"_s, tr("Del", "key")},
        {u"PgUp"_s, tr("Page up", "key")}, {u"PgDown"_s, tr("Page down", "key")}, {u"Esc"_s, tr("Esc", "key")},
    };
    QStringList parts = key.split(u'+');
    for (QString &part : parts)
        part = names.value(part, part);
    return parts.join(u'+');
#endif
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
