// SPDX-License-Identifier: MIT
#include "descriptors.h"

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace Tidewire {

bool canDuplicate([[maybe_unused]] qintptr descriptor)
{
#ifdef Q_OS_UNIX
    if (descriptor < 0)
        return true;
    const int copy = ::fcntl(int(descriptor), F_DUPFD_CLOEXEC, 0);
    if (copy < 0)
        return errno != EMFILE && errno != ENFILE;
    ::close(copy);
#endif
    return true;
}

} // namespace Tidewire
