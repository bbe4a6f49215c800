// SPDX-License-Identifier: MIT
#pragma once

#include "deletionguard.h"
#include "epollset.h"
#include "transport.h"

#include <QtCore/qlist.h>

#include <memory>

namespace Tidewire {

/// The transport of Linux: a TCP descriptor in the thread's EpollSet, without a QTcpSocket. At rest it owns nothing.
class NativeTransport : public Transport, private DeletionWatch, private EpollSet::Watcher
{
public:
    /// Takes over the \a descriptor of a connection; null if the system refuses to watch it, which closes it.
    static std::unique_ptr<NativeTransport> create(int descriptor);
    ~NativeTransport() override;

    void leaveThread() override;
    void enterThread() override;
    bool send(std::span<const char> bytes) override;
    void write(QByteArray &&bytes) override;
    void flush() override;
    void flushSoon() override;
    void forgoFlush() override;
    qint64 bytesToWrite() const override { return m_first.size() + (m_rest ? m_rest->size - m_rest->sent : 0); }
    qint64 bytesOnTheirWay() const override;
    bool hasLostOutput() const override { return m_outputLost; }
    void setReading(bool on) override;
    void setTargeted(bool on) override { m_targeted = on; }
    void finish() override;
    Endpoint local() const override;
    Endpoint peer() const override;
    bool isSecure() const override { return false; }

private:
    /// What few have at a time: more than one piece to write, or one that has left in part, and input that waits.
    struct Rest
    {
        QList<QByteArray> others;
        qsizetype size = 0; ///< Of the others.
        qsizetype sent = 0; ///< Bytes of m_first that have left.
        QByteArray input;   ///< Received while the user did not read.
    };

    NativeTransport(int descriptor, QExplicitlySharedDataPointer<EpollSet> set)
        : m_descriptor(descriptor), m_set(std::move(set))
    {
    }

    void ready(quint32 events) override;
    EpollSet::Receiving receiving() const override;
    void received(const EpollSet::Slice &slice) override;
    FlushQueue::Output output() override;
    void sent(std::span<const char> bytes, qint64 result) override;
    void flushNow() override;
    /// True for what keeps a call of the system from doing anything now, but is no failure.
    static bool isForNow(int error);
    void watch();
    void leaveSet();
    size_t expectedSize() const;
    void expectAfter(size_t size);
    void read();
    void deliver(const TransportUser::Input &input);
    void endRead();
    void keep(const EpollSet::Slice &slice);
    bool keepsInput() const { return m_rest && !m_rest->input.isEmpty(); }
    qint64 receive(std::span<char> target, std::span<char> behind) const;
    void dropInput();
    void handleInputEnd(int error);
    void reportEnd(int error);
    void takeResult(std::span<const char> bytes, qint64 result);
    void sendQueued();
    qint64 sendPieces();
    void takeSent(qint64 size);
    Rest &rest();
    void dropSpentRest();
    void giveUpOutput(int error);
    void handleWritable();
    void shutdownWhenWritten();

    // In this order there is no room between them.
    bool m_inSet : 1 = false;
    bool m_reading : 1 = true;
    bool m_targeted : 1 = false;
    bool m_inRead : 1 = false;
    bool m_heldBack : 1 = false; ///< More came in a nested event loop; the outer call of read() has to return first.
    quint8 m_expected : 3 = 0;   ///< How much comes at a time, in steps: see expectedSize().
    quint8 m_muchLess : 2 = 0;   ///< How often it was much less, in a row.
    bool m_inputEnded : 1 = false;
    bool m_hungUp : 1 = false; ///< The peer is gone, but what it sent last may not be read yet.
    bool m_finishing : 1 = false;
    bool m_shutDown : 1 = false; ///< Our stream has ended.
    bool m_outputLost : 1 = false;
    bool m_ended : 1 = false; ///< The user was told.
    quint16 m_watched = 0;    ///< Events of epoll.
    int m_descriptor;
    int m_error = 0; ///< The system's, of what failed first.
    QExplicitlySharedDataPointer<EpollSet> m_set;
    QByteArray m_first; ///< Of what has to be written.
    std::unique_ptr<Rest> m_rest;
};

} // namespace Tidewire
