// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qobject.h>
#include <QtQml/qqmlregistration.h>

namespace Tidewire {

/// What the dashboard needs of the computer and plain QML does not give it: the clipboard, keys and file names.
class Desktop : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;

    Q_INVOKABLE void copy(const QString &text) const;
    /// How many characters of text the clipboard holds.
    Q_INVOKABLE int clipboardLength() const;
    /// The same of what is selected in any window, where the system pastes that by the middle button; and the text.
    Q_INVOKABLE int selectionLength() const;
    Q_INVOKABLE QString selection() const;
    /// "Ctrl+Return" as it stands on the keys of this system, in the person's language.
    Q_INVOKABLE QString keyText(const QString &key) const;
    /// A file that is not there yet, where this person keeps documents: "…/name-20261126-140211.har".
    Q_INVOKABLE QString newFile(const QString &name, const QString &suffix) const;
    /// \a path as a program needs it: from "~/x", from a file: address, without blanks around.
    Q_INVOKABLE QString localPath(const QString &path) const;
    Q_INVOKABLE bool exists(const QString &path) const;
};

} // namespace Tidewire
