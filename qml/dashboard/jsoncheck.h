// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qobject.h>
#include <QtQml/qqmlregistration.h>

namespace Tidewire {

/// Says whether a text is JSON (RFC 8259), and if not, where it ceases to be.
class JsonCheck : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(bool valid READ isValid NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(int position READ position NOTIFY changed)
    QML_ELEMENT

public:
    using QObject::QObject;

    QString text() const { return m_text; }
    void setText(const QString &text);
    /// False also of an empty text.
    bool isValid() const { return m_position < 0; }
    /// What is wrong and where, for people; empty if nothing is, or the text is empty.
    QString message() const { return m_message; }
    /// The character at which it is wrong; -1 if it is not.
    int position() const { return m_position; }

Q_SIGNALS:
    void changed();

private:
    void check();

    QString m_text;
    QString m_message;
    int m_position = 0;
};

} // namespace Tidewire
