// SPDX-License-Identifier: MIT
#include "discovery.h"

#include "rowcode.h"

#include <QtCore/qdir.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qmutex.h>
#include <QtCore/qstandardpaths.h>

#include <algorithm>
#include <limits>
#include <optional>

#ifdef Q_OS_UNIX
#include <csignal>
#include <unistd.h>

#include <cerrno>
#endif

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MaxFileSize = 64 * 1024;
constexpr qsizetype MaxFiles = 256;
constexpr qint64 MaxTime = qint64(1) << 53;
constexpr qint64 MaxPid = std::numeric_limits<int>::max();
constexpr QFileDevice::Permissions OthersMay = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
    | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

/// What others have written, or may read, says nothing that can be trusted.
bool isPrivate(const QFileInfo &info)
{
#ifdef Q_OS_UNIX
    if (info.isSymLink() || info.ownerId() != geteuid())
        return false;
    return !(info.permissions() & OthersMay);
#else
    return !info.isSymLink();
#endif
}

/// Who may write what is around the folder may put another in its place.
bool isFolderPrivate(const QString &folder)
{
    const QFileInfo info(folder);
    if (!info.isDir() || !isPrivate(info))
        return false;
#ifdef Q_OS_UNIX
    const QFileInfo around(info.path());
    return around.ownerId() == geteuid()
        && !(around.permissions() & (QFileDevice::WriteGroup | QFileDevice::WriteOther));
#else
    return true;
#endif
}

void readFile(const QString &path, qint64 pid, QList<DiscoveredServer> &servers)
{
    QFile file(path);
    if (file.size() > MaxFileSize || !file.open(QIODevice::ReadOnly))
        return;
    const QJsonObject content = QJsonDocument::fromJson(file.read(MaxFileSize)).object();
    if (content.value("version"_L1).toInt() != 1)
        return;
    const QJsonArray entries = content.value("servers"_L1).toArray();
    for (const QJsonValue entry : entries) {
        const DiscoveredServer server{
            content.value("name"_L1).toString(),
            content.value("executable"_L1).toString(),
            pid,
            QUrl(entry["url"_L1].toString(), QUrl::StrictMode),
            entry["token"_L1].toString(),
            entry["fingerprint"_L1].toString(),
            entry["server"_L1].toString(),
            QDateTime::fromMSecsSinceEpoch(numberFromJson(entry["startTime"_L1], 0, MaxTime, 0), Qt::UTC),
        };
        if (server.url.isValid() && !server.token.isEmpty())
            servers.append(server);
    }
}

} // namespace

QString discoveryFolder()
{
    // Asked only once for each value of the variable: where there is none, Qt warns of that each time.
    static QMutex mutex;
    static std::optional<QByteArray> known;
    static QString folder;
    const QMutexLocker locker(&mutex);
    const QByteArray variable = qgetenv("XDG_RUNTIME_DIR");
    if (known != variable) {
        known = variable;
        const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
        folder = runtime.isEmpty() ? QString() : runtime + u"/tidewire"_s;
    }
    return folder;
}

bool makeDiscoveryFolder()
{
    const QString folder = discoveryFolder();
    if (folder.isEmpty())
        return false;
    // Of two processes that make it at once, one fails and the other has made it.
    QDir().mkdir(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return isFolderPrivate(folder);
}

bool isProcessAlive(qint64 pid)
{
#ifdef Q_OS_UNIX
    return kill(pid_t(pid), 0) == 0 || errno == EPERM;
#else
    Q_UNUSED(pid)
    return true;
#endif
}

QList<DiscoveredServer> discoveredServers()
{
    QList<DiscoveredServer> servers;
    const QString folder = discoveryFolder();
    if (folder.isEmpty() || !isFolderPrivate(folder))
        return servers;
    const QFileInfoList files = QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files | QDir::Hidden);
    for (const QFileInfo &info : files.first(std::min(files.size(), MaxFiles))) {
        bool isPid = false;
        const qint64 pid = info.baseName().toLongLong(&isPid);
        if (!isPid || pid <= 0 || pid > MaxPid || !isPrivate(info))
            continue;
        if (isProcessAlive(pid))
            readFile(info.filePath(), pid, servers);
        else
            QFile::remove(info.filePath());
    }
    std::ranges::stable_sort(servers, {}, &DiscoveredServer::startTime);
    return servers;
}

} // namespace Tidewire
