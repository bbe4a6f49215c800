// SPDX-License-Identifier: MIT
#include "descriptors.h"

#include <algorithm>
#include <limits>

#ifdef Q_OS_LINUX
#include <linux/sockios.h>
#include <sys/ioctl.h>
#endif
#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace Tidewire {

namespace {

constexpr int Unknown = std::numeric_limits<int>::max();

} // namespace

int descriptorLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < rlim_t(Unknown))
        return int(limit.rlim_cur);
#endif
    return Unknown;
}

int descriptorsLeft([[maybe_unused]] qintptr descriptor)
{
#ifdef Q_OS_UNIX
    // The lowest free one is given out (POSIX), so its number tells how many are left, if there is no gap above.
    const int lowest = ::fcntl(int(descriptor), F_DUPFD_CLOEXEC, 0);
    if (lowest < 0)
        return errno == EMFILE || errno == ENFILE ? 0 : Unknown;
    ::close(lowest);
    return std::max(descriptorLimit() - lowest, 0);
#else
    return Unknown;
#endif
}

qint64 bytesUnacknowledged([[maybe_unused]] qintptr socket)
{
#ifdef Q_OS_LINUX
    if (int size = 0; ::ioctl(int(socket), SIOCOUTQ, &size) == 0) // tcp(7)
        return size;
#endif
    return 0;
}

} // namespace Tidewire
