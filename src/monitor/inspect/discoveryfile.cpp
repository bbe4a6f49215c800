// SPDX-License-Identifier: MIT
// How a process makes its servers known.
#include "discovery.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfile.h>
#include <QtCore/qhash.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qmutex.h>
#include <QtCore/qtemporaryfile.h>

#include <filesystem>
#include <system_error>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

/// The file of this process, with all its servers, which may live in several threads.
class DiscoveryFile
{
    Q_DISABLE_COPY_MOVE(DiscoveryFile)

public:
    DiscoveryFile() = default;
    ~DiscoveryFile() { remove(); }

    bool set(const void *owner, const DiscoveredServer &server)
    {
        const QMutexLocker locker(&m_mutex);
        m_servers.insert(owner, server);
        return write();
    }
    void unset(const void *owner)
    {
        const QMutexLocker locker(&m_mutex);
        if (m_servers.remove(owner) == 0)
            return;
        if (m_servers.isEmpty())
            remove();
        else
            write();
    }
    bool isThere()
    {
        const QMutexLocker locker(&m_mutex);
        return m_servers.isEmpty() || (!m_path.isEmpty() && QFile::exists(m_path));
    }

private:
    bool write();
    QByteArray content() const;
    void remove()
    {
        // A process that was forked has the same name in mind, and may not take its parent's file away.
        if (!m_path.isEmpty() && m_pid == QCoreApplication::applicationPid())
            QFile::remove(m_path);
        m_path.clear();
    }

    QMutex m_mutex;
    QHash<const void *, DiscoveredServer> m_servers;
    QString m_path; ///< Empty unless there is one.
    qint64 m_pid = 0;
};

bool DiscoveryFile::write()
{
    if (!makeDiscoveryFolder())
        return false;
    m_pid = QCoreApplication::applicationPid();
    const QString path = discoveryFolder() + u"/%1.json"_s.arg(m_pid);
    // Nobody ever sees half of it, and it is the owner's alone before anything stands in it.
    QTemporaryFile file(discoveryFolder() + u"/.XXXXXX"_s);
    if (!file.open() || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return false;
    const QByteArray bytes = content();
    if (file.write(bytes) != bytes.size() || !file.flush())
        return false;
    std::error_code error;
    std::filesystem::rename(file.filesystemFileName(), QFile(path).filesystemFileName(), error);
    if (error)
        return false;
    file.setAutoRemove(false);
    m_path = path;
    return true;
}

QByteArray DiscoveryFile::content() const
{
    QJsonArray servers;
    QString name;
    QString executable;
    for (const DiscoveredServer &server : m_servers) {
        name = server.name;
        executable = server.executable;
        servers.append(QJsonObject{{"url"_L1, server.url.toString()},
                                   {"token"_L1, server.token},
                                   {"fingerprint"_L1, server.fingerprint},
                                   {"server"_L1, server.serverUrl},
                                   {"startTime"_L1, double(server.startTime.toMSecsSinceEpoch())}});
    }
    const QJsonObject content{{"version"_L1, 1},
                              {"pid"_L1, double(m_pid)},
                              {"name"_L1, name},
                              {"executable"_L1, executable},
                              {"servers"_L1, servers}};
    return QJsonDocument(content).toJson();
}

DiscoveryFile &discoveryFile()
{
    static DiscoveryFile file;
    return file;
}

} // namespace

bool publishServer(const void *owner, const DiscoveredServer &server)
{
    return discoveryFile().set(owner, server);
}

bool isPublished()
{
    return discoveryFile().isThere();
}

void withdrawServer(const void *owner)
{
    discoveryFile().unset(owner);
}

} // namespace Tidewire
