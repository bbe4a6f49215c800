// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qobject.h>
#include <QtCore/qstringlist.h>
#include <QtQml/qqmlregistration.h>

namespace Tidewire {

/// Something that a person can have done: by its key, or by its name from the palette.
class Command : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    /// What it belongs to; commands are listed by it.
    Q_PROPERTY(QString group READ group WRITE setGroup NOTIFY groupChanged)
    /// As QKeySequence reads them: "Ctrl+F", "Space", "/". The first is the one that is shown.
    Q_PROPERTY(QStringList keys READ keys WRITE setKeys NOTIFY keysChanged)
    /// Those of the keys that hold wherever the keyboard is, also where text is typed.
    Q_PROPERTY(QStringList shortcuts READ shortcuts NOTIFY keysChanged)
    /// The keys as this system writes them; empty for none.
    Q_PROPERTY(QString keyText READ keyText NOTIFY keysChanged)
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY enabledChanged)
    /// Why it is not enabled, in words; for the time that it is not.
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY reasonChanged)
    QML_ELEMENT

public:
    explicit Command(QObject *parent = nullptr) : QObject(parent) {}

    QString name() const { return m_name; }
    void setName(const QString &name);
    QString group() const { return m_group; }
    void setGroup(const QString &group);
    QStringList keys() const { return m_keys; }
    void setKeys(const QStringList &keys);
    QStringList shortcuts() const;
    QString keyText() const;
    /// "Ctrl+Return" as it stands on the keys of this system, in the person's language.
    static QString keyName(const QString &key);
    bool isEnabled() const { return m_enabled; }
    void setEnabled(bool enabled);
    QString reason() const { return m_reason; }
    void setReason(const QString &reason);

    /// Whether one of the keys that are no shortcuts was pressed. \a text is what the key types: "/" and "[" stand on
    /// other keys in other countries.
    bool isPressed(int key, int modifiers, const QString &text) const;
    /// Has it done, if it is enabled.
    Q_INVOKABLE void trigger();

Q_SIGNALS:
    void nameChanged();
    void groupChanged();
    void keysChanged();
    void enabledChanged();
    void reasonChanged();
    void triggered();

private:
    QString m_name;
    QString m_group;
    QStringList m_keys;
    bool m_enabled = true;
    QString m_reason;
};

} // namespace Tidewire
