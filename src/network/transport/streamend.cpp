// SPDX-License-Identifier: MIT
#include "streamend.h"

#include <QtCore/qsocketnotifier.h>

#include <utility>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace Tidewire {

bool endStream(qintptr descriptor)
{
#ifdef Q_OS_WIN
    return ::shutdown(SOCKET(descriptor), SD_SEND) == 0;
#else
    return ::shutdown(int(descriptor), SHUT_WR) == 0;
#endif
}

#ifdef Q_OS_UNIX

StreamEnd::StreamEnd(qintptr descriptor) : m_descriptor(::fcntl(int(descriptor), F_DUPFD_CLOEXEC, 0)) {}

StreamEnd::~StreamEnd()
{
    delete m_notifier; // which must not outlive what it watches
    if (isValid())
        ::close(m_descriptor);
}

void StreamEnd::begin(std::function<void()> ended)
{
    m_ended = std::move(ended);
    endStream(m_descriptor); // of one that has ended already the notifier tells
    m_notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &StreamEnd::dropInput);
}

void StreamEnd::dropInput()
{
    std::array<char, 64 * 1024> dropped;
    const ssize_t size = ::recv(m_descriptor, dropped.data(), dropped.size(), MSG_DONTWAIT);
    if (size > 0 || (size < 0 && (errno == EAGAIN || errno == EINTR)))
        return;
    m_notifier->setEnabled(false);
    // Queued, as it may not be deleted in the midst of its notifier's signal.
    QMetaObject::invokeMethod(
        this, [this] { std::exchange(m_ended, {})(); }, Qt::QueuedConnection);
}

#else

StreamEnd::StreamEnd(qintptr) {}

StreamEnd::~StreamEnd() = default;

void StreamEnd::begin(std::function<void()>) {}

void StreamEnd::dropInput() {}

#endif

} // namespace Tidewire
