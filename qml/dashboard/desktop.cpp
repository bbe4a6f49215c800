// SPDX-License-Identifier: MIT
#include "desktop.h"

#include "command.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qdir.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qstandardpaths.h>
#include <QtCore/qurl.h>
#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>

namespace Tidewire {

using namespace Qt::StringLiterals;

void Desktop::copy(const QString &text) const
{
    QGuiApplication::clipboard()->setText(text);
}

int Desktop::clipboardLength() const
{
    return int(QGuiApplication::clipboard()->text().size());
}

int Desktop::selectionLength() const
{
    return int(selection().size());
}

QString Desktop::selection() const
{
    const QClipboard *clipboard = QGuiApplication::clipboard();
    return clipboard->supportsSelection() ? clipboard->text(QClipboard::Selection) : QString();
}

QString Desktop::keyText(const QString &key) const
{
    return Command::keyName(key);
}

QString Desktop::newFile(const QString &name, const QString &suffix) const
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QDir folder(QFileInfo(documents).isWritable() ? documents : QDir::homePath());
    const QString stem = name + u'-' + QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss");
    QString file = folder.filePath(stem + u'.' + suffix);
    for (int i = 2; QFileInfo::exists(file); ++i)
        file = folder.filePath(u"%1-%2.%3"_s.arg(stem).arg(i).arg(suffix));
    return file;
}

QString Desktop::localPath(const QString &path) const
{
    QString trimmed = path.trimmed();
    if (trimmed.startsWith(u"file:"))
        return QUrl(trimmed).toLocalFile();
    if (trimmed == u"~" || trimmed.startsWith(u"~/"))
        return QDir::homePath() + trimmed.sliced(1);
    return trimmed;
}

bool Desktop::exists(const QString &path) const
{
    return QFileInfo::exists(localPath(path));
}

} // namespace Tidewire
