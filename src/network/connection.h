// SPDX-License-Identifier: MIT
#pragma once

#include "connectioncounters.h"
#include "connectionevent.h"
#include "deadline.h"
#include "protocol/handshake.h"
#include "protocol/preparedmessage.h"
#include "protocol/sendresult.h"
#include "protocol/session.h"
#include "transport/deletionguard.h"
#include "transport/transport.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>

QT_FORWARD_DECLARE_CLASS(QThread)

namespace Tidewire {

class FrameObserver;
struct SessionEvent;

/// One WebSocket connection at work: a session, its transport, and the deadlines. It works in one thread, in whose
/// event loop its user hears of all that happens; a WebSocket makes signals of that.
///
/// What is called a command or a figure below may be asked for from any thread, if the connection is a shared one.
class Connection : private TransportUser, private Deadline, private DeletionWatch
{
public:
    enum class Access : quint8 {
        OwnThread, ///< All calls come from the connection's thread.
        Shared,
    };
    /// What became of the output since the last report.
    struct OutputReport
    {
        qint64 written = 0; ///< Bytes that went to the network.
        bool aboveHighWater = false;
        bool drained = false;
    };

    /// The user must outlive the connection.
    Connection(Session &&session, ConnectionUser *user, Access access);
    ~Connection() override;

    // The connection's thread

    /// Begins. \a object takes the transport along to other threads, as Transport::setUser() says.
    void start(std::unique_ptr<Transport> transport, QObject *object);
    /// Begins in \a thread, where enterThread() has to follow with the deadline that this returns.
    std::chrono::milliseconds startIn(QThread *thread, std::unique_ptr<Transport> transport);
    /// To be called before the connection goes to another thread; the same applies.
    std::chrono::milliseconds leaveThread();
    void enterThread(std::chrono::milliseconds deadline);
    /// Sees to what was commanded. \sa ConnectionUser::wake()
    void attend();
    /// Drops the network connection, and tells nobody.
    void abandon();
    const Transport *transport() const { return m_transport.get(); }

    // Commands

    /// Decide about a request. False if that is not awaited, or not valid.
    bool accept(const HandshakeAnswer &answer);
    bool respond(const HttpResponse &response);
    /// Ends the connection by the program's own decision; a peer that can still be told is told.
    void fail(Error error, const QString &detail = {});
    /// The same, also for one that has ended and would still send what there is to say.
    void drop(Error error);
    SendResult sendText(QByteArrayView text, const QString &key);
    SendResult sendBinary(const QByteArray &data, const QString &key);
    SendResult send(const PreparedMessage &message, const QString &key);
    bool ping(const QByteArray &payload);
    void setOverflowPolicy(OverflowPolicy policy);
    void setPaused(bool paused);
    /// False if the connection is not open, or the code may not be sent.
    bool close(CloseCode code, const QString &reason);
    /// The program has taken all that came before the peer's close frame: that may be answered.
    void answerClose();
    /// False if more messages had better wait for their answers' sake; RoomMade follows.
    bool hasRoom();
    /// OutputChanged is wanted for each piece that leaves, and not only at the high-water mark and when all has left.
    void setReportsWritten() { m_reportsWritten = true; }
    /// \a observer is told of the heads that are still known before this returns, and then of all that passes, under
    /// the lock. It may not call the connection.
    void addFrameObserver(std::shared_ptr<FrameObserver> observer);
    /// It hears of nothing after this call.
    void removeFrameObserver(const FrameObserver *observer);

    // Figures

    /// A request waits for accept(), respond() or fail().
    bool isDeciding() const;
    ConnectionCounters counters() const;
    qint64 bytesToWrite() const;
    qint64 roundTripTime() const; ///< Microseconds; -1 before the first.
    qint64 lastActivity() const;  ///< Nanoseconds of the steady clock.
    OutputReport takeOutputReport();
    /// For what does not change any more once it is known: the role, the request, and what was agreed on.
    const Session &session() const { return m_session; }

private:
    class Lock;
    struct Extras;

    void transportOpened() override;
    std::span<char> receiveTarget() override;
    void transportRead(const Input &input) override;
    std::span<const char> output() override;
    void outputTaken() override;
    void transportReady() override;
    void transportWritten() override;
    void transportSpent(QByteArray &&bytes) override;
    void transportClosed(Error error, const QString &detail) override;
    void deadlinePassed() override;

    void succeed(std::unique_ptr<Transport> successor);
    void resume();
    void goOn();
    void wake();
    bool pump();
    void handle(const SessionEvent &event);
    void tell(ConnectionEvent event);
    void tellMessage(Opcode opcode, QByteArray &payload);
    void handleMessage(Opcode opcode);
    void handleOpened();
    void handlePong();
    void handleFailure(Error error);
    qint64 sendNow(std::span<const char> bytes);
    void flush();
    void flushPieces();
    void settle();
    void finish();
    void conclude();
    void watchSilence();
    void handleSilence();
    void handleClosing();
    void startEnd();
    void startPeriod(std::chrono::milliseconds length);
    quint64 bytesTaken() const;
    qint64 untaken() const;
    bool goesOnEnding();
    void prolongEnd();
    void cutOutput();
    void endPause();
    quint64 bytesGone() const;
    void startTimeout(std::chrono::milliseconds length) { Deadline::start(length); }
    void stopTimeout() { Deadline::stop(); }
    Extras &extras();
    void dropSpentExtras();
    QString errorDetail() const;
    /// The transport itself may be at work in another thread.
    qint64 outputSize() const
    {
        return m_transport ? m_session.backlog() + m_session.outputSize() + m_session.waitingSize() : 0;
    }
    bool isCongested() const
    {
        // Half of the limit: what a program answers to the messages read so far must still find room.
        // Servers only: if both sides stopped reading because the other does not read, nothing would move any more.
        return Q_UNLIKELY(outputSize() > m_session.limits().maxSendQueue / 2) && m_session.role() == Role::Server
            && !m_transportEnded && m_session.state() != Session::State::Ended;
    }
    bool mayRead() const
    {
        // Behind the peer's close frame is only its end, which is not to be seen before that is answered.
        return m_session.state() != Session::State::Deciding && !m_session.owesClose() && !m_paused && !m_full
            && !isCongested();
    }
    void flushSoon();
    /// Small answers leave together with those of the other connections that were read in the same turn: the system
    /// then goes its long ways through receiving and sending once each, and wakes a peer that is near once, not for
    /// each of them. Large ones leave while they are warm.
    bool mayAnswerLater() const
    {
        constexpr qsizetype MostInPlace = 64 * 1024;
        return m_flushAsked && m_session.outputSize() <= (m_mayAnswerInPlace ? MostInPlace : Session::SmallOutput)
            && m_session.state() != Session::State::Ended;
    }
    bool isHandling();
    bool endInput();
    void prepareToSend();
    SendResult sent(SendResult result);
    bool relay(const QByteArray &data);
    bool sendPing(const QByteArray &payload);
    /// Tells of bytes that have gone, or wait; once for all that happens until the report is taken.
    void announceOutput()
    {
        if (Q_UNLIKELY(m_reportsWritten || m_aboveHighWater || outputSize() > m_session.limits().sendHighWater)
            && !m_announced)
            tellOutput();
    }
    /// To be called before something is sent.
    void watchWritten()
    {
        if (Q_UNLIKELY(m_reportsWritten) && !m_reporting)
            beginReports();
    }
    void beginReports();
    void tellOutput();
    void tellRoom()
    {
        if (Q_UNLIKELY(m_roomWanted) && !isCongested())
            tellRoomMade();
    }
    void tellRoomMade();

    std::unique_ptr<std::recursive_mutex> m_mutex; ///< Of a shared connection, for all that follows.
    ConnectionUser *m_user;
    Session m_session;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<Extras> m_extras;
    qint32 m_roundTrip = -1; ///< Microseconds, half an hour at most.
    Error m_error : 16 = Error::None;
    Error m_endError : 16 = Error::None; ///< Why the transport ended.
    std::atomic<bool> m_reportsWritten = false;
    bool m_finishing = false;  ///< The transport was told to finish.
    bool m_flushAsked = false; ///< It was asked for transportReady().
    bool m_aboveHighWater = false;
    bool m_closing = false; ///< The time for the peer's close frame is running.
    bool m_ending = false;  ///< The session has ended, and what it has left to say goes out.
    // Together, so that they take two bytes.
    bool m_paused : 1 = false;
    bool m_pumping : 1 = false;
    bool m_transportEnded : 1 = false; ///< The transport has told of its end.
    bool m_targeted : 1 = false;       ///< It asks for receiveTarget().
    bool m_full : 1 = false;           ///< The user asked for no more.
    bool m_cut : 1 = false;            ///< Bytes were left when it was dropped.
    bool m_announced : 1 = false;
    bool m_mayAnswerInPlace : 1 = false; ///< What is being read stays until transportReady().
    bool m_roomWanted : 1 = false;
    bool m_reporting : 1 = false;      ///< What m_reportsWritten asks for has begun.
    bool m_betweenThreads : 1 = false; ///< A slot has moved it: whoever called that leaves the rest to the new thread.
    quint64 m_messagesReceived = 0;
    quint64 m_bytesReceived = 0;
    quint64 m_bytesSent = 0;
    qint64 m_lastActivity; ///< Nanoseconds of the steady clock.
    qint64 m_lastReceived; ///< The same.
};

} // namespace Tidewire
