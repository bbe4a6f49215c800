// SPDX-License-Identifier: MIT
#pragma once

#include "deletionguard.h"
#include "epollset.h"
#include "transport.h"

#include <QtCore/qlist.h>

namespace Tidewire {

/// The transport of Linux: a TCP descriptor in the thread's EpollSet, without a QTcpSocket. At rest it owns nothing.
class NativeTransport : public Transport, private EpollSet::Watcher, private DeletionWatch
{
public:
    /// Takes over the \a descriptor of an accepted connection; null if the system refuses to watch it, which closes it.
    static std::unique_ptr<NativeTransport> create(int descriptor);
    ~NativeTransport() override;

    void leaveThread() override;
    void enterThread() override;
    void write(QByteArray &&bytes) override;
    void flush() override;
    void flushSoon() override;
    qint64 bytesToWrite() const override { return m_bytesToWrite; }
    void setReading(bool on) override;
    void finish() override;
    Endpoint local() const override;
    Endpoint peer() const override;
    bool isSecure() const override { return false; }

private:
    NativeTransport(int descriptor, std::shared_ptr<EpollSet> set) : m_set(std::move(set)), m_descriptor(descriptor) {}

    void ready(quint32 events) override;
    void flushNow() override { m_user->transportReady(); }
    void watch();
    void read();
    qint64 receive(std::span<char> target, std::span<char> behind) const;
    void dropInput();
    void handleInputEnd(int error);
    void reportEnd(int error);
    qint64 sendPieces();
    void takeSent(qint64 size);
    void giveUpOutput(int error);
    void handleWritable();
    void shutdownWhenWritten();

    std::shared_ptr<EpollSet> m_set;
    QByteArray m_first; ///< Of what has to be written.
    QList<QByteArray> m_others;
    qsizetype m_sent = 0; ///< Bytes of m_first that have left.
    qint64 m_bytesToWrite = 0;
    int m_descriptor;
    int m_error = 0; ///< The system's, of what failed first.
    quint32 m_watched = 0;
    bool m_inSet = false;
    bool m_reading = true;
    bool m_inRead = false;
    bool m_heldBack = false; ///< More came in a nested event loop; the outer call of read() has to return first.
    bool m_inputEnded = false;
    bool m_hungUp = false; ///< The peer is gone, but what it sent last may not be read yet.
    bool m_finishing = false;
    bool m_shutDown = false; ///< Our stream has ended.
    bool m_outputLost = false;
    bool m_ended = false; ///< The user was told.
};

} // namespace Tidewire
