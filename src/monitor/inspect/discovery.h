// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qlist.h>
#include <QtCore/qstring.h>
#include <QtCore/qurl.h>

namespace Tidewire {

/// A server that can be looked into, as it stands in a discovery file.
struct TIDEWIREMONITOR_EXPORT DiscoveredServer
{
    /// The program's.
    QString name;
    /// The path of the program's file; empty if it did not say.
    QString executable;
    qint64 pid = 0;
    /// Of the inspect endpoint.
    QUrl url;
    QString token;
    /// Of the endpoint's certificate, as fingerprintOf() has it; empty without TLS.
    QString fingerprint;
    /// Where the server itself listens; empty as long as it does not.
    QString serverUrl;
    QDateTime startTime;

    bool operator==(const DiscoveredServer &) const = default;
};

/// Where this user's discovery files are: `tidewire` in the user's folder for what runs, $XDG_RUNTIME_DIR on Linux.
/// Empty if the system has no such folder.
TIDEWIREMONITOR_EXPORT QString discoveryFolder();
/// Makes the folder, for this user only. False if there is one that others may read or own.
TIDEWIREMONITOR_EXPORT bool makeDiscoveryFolder();
/// All servers of processes that live, in the order of their start. Files of dead processes are removed; those that
/// others may read, or that are no discovery files, are passed over.
TIDEWIREMONITOR_EXPORT QList<DiscoveredServer> discoveredServers();

/// Whether there is a process of that number; on systems that do not tell, there is.
TIDEWIREMONITOR_EXPORT bool isProcessAlive(qint64 pid);

/// Writes \a server into this process's file, in place of what \a owner had there. False if it could not.
TIDEWIREMONITOR_EXPORT bool publishServer(const void *owner, const DiscoveredServer &server);
/// Takes it out; with the last one the file goes.
TIDEWIREMONITOR_EXPORT void withdrawServer(const void *owner);
/// False if this process has published servers, but the file is not there any more.
TIDEWIREMONITOR_EXPORT bool isPublished();

} // namespace Tidewire
