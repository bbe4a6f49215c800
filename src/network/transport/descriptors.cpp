// SPDX-License-Identifier: MIT
#include "descriptors.h"

#include <algorithm>
#include <limits>

#ifdef Q_OS_LINUX
#include <cstdlib>
#include <filesystem>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <system_error>
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

#ifdef Q_OS_LINUX
constexpr const char *OpenFiles = "/proc/self/fd";

/// How many more may be open by the system's own list; Unknown where there is none.
int leftByList(int limit)
{
    // Their number, from Linux 6.2 on. Some may be above the limit, which was higher then, and count too much.
    struct stat folder = {};
    if (::stat(OpenFiles, &folder) == 0 && folder.st_size > 0 && limit - folder.st_size > SpareDescriptors)
        return int(limit - folder.st_size);
    std::error_code error;
    int below = 0;
    for (std::filesystem::directory_iterator file(OpenFiles, error), end; file != end; file.increment(error))
        below += std::atoi(file->path().filename().c_str()) < limit;
    if (error == std::errc::too_many_files_open || error == std::errc::too_many_files_open_in_system)
        return 0;
    return error ? Unknown : limit - below + 1; // without the list itself
}
#endif

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

int descriptorsLeft()
{
#ifdef Q_OS_UNIX
    // The lowest free one is given out (POSIX), so its number tells how many are left, if there is no gap above.
    const int lowest = ::open("/", O_RDONLY | O_CLOEXEC);
    if (lowest < 0)
        return errno == EMFILE || errno == ENFILE ? 0 : Unknown;
    ::close(lowest);
    const int limit = descriptorLimit();
    int left = limit - lowest;
#ifdef Q_OS_LINUX
    left = std::min(left, leftByList(limit));
#endif
    return std::max(left, 0);
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
