// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qobject.h>

#include <functional>

QT_FORWARD_DECLARE_CLASS(QSocketNotifier)

namespace Tidewire {

/// Ends the stream of the TCP connection but goes on receiving, which QTcpSocket has no word for: were it closed with
/// unread input in the kernel, TCP would answer with a reset, and the peer could lose the last that it was sent. False
/// if the system refuses.
bool endStream(qintptr descriptor);

/// The end of a TCP connection in order for who has to close its socket before that: holds the connection, drops what
/// comes, and waits for the peer's end.
class StreamEnd : public QObject
{
    Q_OBJECT

public:
    /// To be made while the socket with that \a descriptor is open.
    explicit StreamEnd(qintptr descriptor);
    ~StreamEnd() override;

    /// False if the system refuses to hold it.
    bool isValid() const { return m_descriptor >= 0; }
    qintptr descriptor() const { return m_descriptor; }
    /// To be called when the socket is closed. \a ended is called later, once. It may delete this.
    void begin(std::function<void()> ended);

private:
    void dropInput();

    int m_descriptor = -1;
    QSocketNotifier *m_notifier = nullptr;
    std::function<void()> m_ended;
};

} // namespace Tidewire
