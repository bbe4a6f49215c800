// SPDX-License-Identifier: MIT
#include "descriptors.h"

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace Tidewire {

bool areDescriptorsShort([[maybe_unused]] qintptr descriptor)
{
#ifdef Q_OS_UNIX
    // The lowest free one is given out (POSIX), so its number tells how many are left, if there is no gap above.
    const int lowest = ::fcntl(int(descriptor), F_DUPFD_CLOEXEC, 0);
    if (lowest < 0)
        return errno == EMFILE || errno == ENFILE;
    ::close(lowest);
    rlimit limit = {};
    return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 && rlim_t(lowest) + SpareDescriptors >= limit.rlim_cur;
#else
    return false;
#endif
}

} // namespace Tidewire
