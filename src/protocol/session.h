// SPDX-License-Identifier: MIT
#pragma once

#include "frameobserver.h"
#include "handshake.h"
#include "messageassembler.h"
#include "outputbuffer.h"
#include "preparedmessage.h"
#include "sendresult.h"
#include "sessionevent.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

namespace Tidewire {

class SendQueue;
class SessionCompression;

/// One side of one WebSocket connection without any I/O (RFC 6455): bytes in, events out, bytes to write.
///
/// The owner calls receive() with what the transport read, pulls events until there is none, calls releaseInput(), and
/// writes what takeOutput() returns. Commands may be given at any time in between, also while an event is handled.
/// The session never blocks, looks at no clock, and throws nothing. Not thread-safe.
class TIDEWIREPROTOCOL_EXPORT Session
{
public:
    enum class State : quint8 {
        Handshake, ///< Waits for the peer's head.
        Deciding,  ///< Server: waits for accept() or reject().
        Open,
        Closing, ///< A close frame was sent, the peer's is awaited; its messages are still delivered.
        Ended,   ///< Nothing is read or written any more, but what takeOutput() still holds.
    };
    /// Gives the masking key for a client's next frame: unpredictable, as RFC 6455 §5.3 demands.
    using MaskKeySource = std::function<MaskKey()>;

    /// Up to so many bytes of output may be left for later than releaseInput() at little cost. The answers to as much
    /// input or more may stand in the place of that, and are better written before, or left with
    /// releaseInputUnderOutput().
    static constexpr qsizetype SmallOutput = 4096;

    /// Tells the time for HTTP answers, in seconds since the beginning of 1970, UTC.
    using WallClock = qint64 (*)();

    /// A server's side. \a compression must be valid. Without a \a clock its answers have no date.
    explicit Session(const Limits &limits, const CompressionOptions &compression = CompressionOptions::none(),
                     WallClock clock = nullptr);
    /// A client's side; its request is in takeOutput() at once. \a offer must have passed HandshakeOffer::check().
    Session(const Limits &limits, const HandshakeOffer &offer, MaskKeySource maskKeys);
    ~Session();
    Session(Session &&other) noexcept;
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    const Limits &limits() const { return m_assembler.limits(); }
    Role role() const { return m_role; }
    State state() const { return m_state; }

    // In

    /// Lends \a bytes to the session until releaseInput(). It writes to them: payloads are unmasked in place, and
    /// output may come to be where there were messages, or in the \a room of so many bytes in front of \a bytes, which
    /// is lent as well.
    void receive(std::span<char> bytes, size_t room = 0)
    {
        ownOutput(); // it could only grow in the place of the input before
        const bool behind = hasKeptInput() || m_state == State::Ended;
        m_input = behind ? behindKept(bytes) : bytes;
        // The answer to what begins in the middle finds no place behind that, and must not keep others from theirs.
        if (room > 0 && !behind && (m_inPayload || m_extras))
            m_output.lend(bytes.data() - room);
    }
    /// Where the next bytes belong if they are part of a large payload: put there, they need not be copied. Lend its
    /// front to receive() then, before anything else is asked of the session. Empty unless mayTarget().
    bool mayTarget() const { return m_inPayload; }
    std::span<char> receiveTarget() { return m_inPayload ? payloadTarget() : std::span<char>(); }
    /// The next event, or none while more bytes or a decision are awaited.
    std::optional<SessionEvent> nextEvent()
    {
        return hasInput() || hasUntold() || !m_taken.isNull() ? findEvent() : std::nullopt;
    }
    /// The short way for what comes most often: if the next event is a message in one frame with nothing particular
    /// about it, puts that into \a payload, whose memory is used again where possible, and returns Opcode::Text or
    /// Opcode::Binary. Otherwise does nothing, and the event is nextEvent()'s to tell.
    std::optional<Opcode> nextMessage(QByteArray &payload) { return hasInput() ? findMessage(payload) : std::nullopt; }
    /// Ends the loan: what nextEvent() has not used yet is copied, and comes first next time.
    void releaseInput()
    {
        ownOutput();
        releaseInputUnderOutput();
    }
    /// The same, but output may go on to stand in the place of the input, until ownOutput() or dropOutput().
    void releaseInputUnderOutput()
    {
        if (hasInput() || m_extras)
            keepInput();
    }
    /// Copies output that stands in the place of input.
    void ownOutput() { m_output.own(); }
    /// True while there are bytes that nextEvent() has not looked at.
    bool hasInput() const { return !m_input.empty(); }
    /// True if nextEvent() has something to tell that needs no input: what accept() or fail() has led to.
    bool hasUntold() const { return m_openedUntold || m_failureUntold != Error::None; }
    /// True if releaseInput() had to copy.
    bool hasKeptInput() const { return m_extras && !m_extras->kept.isEmpty(); }
    /// The payload of the last event as an owning array: moved where the session owns it, else copied.
    /// To be called once.
    QByteArray takePayload();
    /// The transport reached its end, or broke: ends the session, with a Failed event of \a error unless it had ended.
    void endInput(Error error);
    /// To be called when an ended session has nothing more to tell nor to send: frees what it still has of messages.
    void release();

    // Out

    /// Bytes that the transport still holds. Messages leave the send queue only while it holds less than a limit, so
    /// that what waits can still be dropped, and control frames need not wait behind it.
    void setBacklog(qint64 bytes)
    {
        m_backlog = bytes;
        if (Q_UNLIKELY(m_waiting))
            fill();
    }
    qint64 backlog() const { return m_backlog; }
    /// The next piece of the bytes to write; empty if there is none. After the end as well, until hasWaiting() is
    /// false.
    QByteArray takeOutput() { return m_output.take(); }
    /// All that takeOutput() would give, if it is one piece that need not be owned; else nothing. Valid until the next
    /// call of the session. When it is written, dropOutput() takes its place.
    std::span<const char> outputInOnePiece() const { return m_output.inOnePiece(); }
    void dropOutput() { m_output.drop(); }
    qsizetype outputSize() const { return m_output.size(); }
    /// True if a message would go to takeOutput() at once.
    bool mayWrite() const { return !m_waiting && hasWindow(); }
    /// True while there is something to write that takeOutput() does not give yet.
    bool hasWaiting() const { return m_waiting != nullptr; }
    /// The bytes of that, about.
    qint64 waitingSize() const { return Q_UNLIKELY(m_waiting) ? queuedSize() : 0; }

    // Commands. Those that return bool refuse, without any effect, what the state or RFC 6455 does not allow.

    /// Server, in State::Deciding: opens the connection.
    bool accept(const HandshakeAnswer &answer);
    /// Server, in State::Deciding: answers and ends. The answer to a plain HTTP request is given so as well.
    bool respond(const HttpResponse &response);
    /// Ends the session by its own decision: an HTTP status before the handshake is done, a close frame afterwards.
    void fail(Error error);
    /// Leaves the answer to the peer's close frame to answerClose(): until then what still has to be sent, messages in
    /// answer to those that came before, goes first. The peer is not read any more.
    void setHoldsClose(bool on) { m_holdsClose = on; }
    /// Without effect unless an answer is due.
    void answerClose();
    bool owesClose() const { return m_closeReceived && !m_closeSent; }
    /// What becomes of messages that Limits::maxSendQueue leaves no room for.
    void setOverflowPolicy(OverflowPolicy policy) { m_overflowPolicy = policy; }
    OverflowPolicy overflowPolicy() const { return m_overflowPolicy; }
    /// One message in one frame. \a key is for OverflowPolicy::KeepLatest.
    SendResult sendText(QByteArrayView text, const QString &key = {});
    SendResult sendBinary(const QByteArray &data, const QString &key = {});
    /// A binary message that is to be written at once, in the place where its payload is: puts the header in front of
    /// \a data, into memory of the array that is free. \returns the frame, which is there as long as \a data is left as
    /// it is; empty, and nothing is done, if the message has to go the usual way.
    std::span<const char> frameInPlace(QByteArray &data);
    SendResult send(const PreparedMessage &message, const QString &key = {});
    /// At most 125 bytes (RFC 6455 §5.5).
    bool sendPing(QByteArrayView payload);
    bool sendPong(QByteArrayView payload);
    /// Starts the closing handshake. NoStatus sends a close frame without a code, and then takes no reason.
    bool close(CloseCode code, QStringView reason = {});

    // Watching

    /// \a observer is told of each head and each frame from now on; null for nobody. It stays the caller's.
    void setFrameObserver(FrameObserver *observer);
    /// Tells \a observer of the heads that have passed, as far as they are still known. A client forgets its request
    /// when the connection opens; a server's answer is put together anew, without headers that the program added.
    void tellHeads(FrameObserver &observer) const;

    // What is known

    /// Messages that have left the send queue, and those that overflowPolicy() dropped or replaced.
    quint64 messagesSent() const { return m_messagesSent; }
    quint64 messagesDropped() const { return m_messagesDropped; }

    /// Server: the request, from UpgradeRequested or HttpRequested on.
    const HttpRequest &request() const { return m_request; }
    /// Client: the answer, from Opened or Failed on, if one came.
    const HandshakeResponse &response() const;
    /// The agreed subprotocol; empty if none.
    QByteArray subprotocol() const;
    /// The extensions that were agreed on, as the server answered; empty if none were.
    QByteArray extensions() const;
    /// True once a close frame went out; false in a session that ended with an HTTP answer or without any.
    bool closeSent() const { return m_closeSent; }
    bool closeReceived() const { return m_closeReceived; }
    /// The code of the close frame that \a error leads to here; CloseCode::Abnormal where none is sent.
    CloseCode failureCode(Error error) const;
    /// What was agreed on compression, and what it did; null if nothing was.
    const SessionCompression *compression() const { return m_compression.get(); }

private:
    struct Opening;
    struct ClientSide;
    using Event = std::optional<SessionEvent>;

    /// What few sessions have at a time: what is left of input while none is lent, and who looks.
    struct Extras
    {
        QByteArray kept;  ///< Not looked at yet.
        QByteArray front; ///< Of a header, or of a control frame's payload, that was cut.
        FrameObserver *observer = nullptr;
    };

    /// True if more may be made ready for the network: one message always fits, also into a queue of nothing. What is
    /// more can still be dropped, and control frames overtake it.
    bool hasWindow() const
    {
        constexpr qint64 Window = 256 * 1024;
        const qint64 ready = m_backlog + m_output.size();
        return ready <= 0 || (ready < Window && ready < limits().maxSendQueue);
    }
    qint64 queuedSize() const;
    std::span<char> behindKept(std::span<char> bytes);
    std::span<char> payloadTarget();
    void keepInput();
    Event findEvent();
    std::optional<Opcode> findMessage(QByteArray &payload);
    Event readHead();
    Event requestArrived(const QByteArray &head);
    Event responseArrived(const QByteArray &head);
    Event readFrames();
    Error readHeader();
    Error readCutHeader();
    Error beginFrame(const FrameHeader &header);
    Error checkReservedBits();
    Event readPayload(bool begins);
    Event wholeMessageArrived(std::span<char> payload);
    static void copyPayload(std::span<const char> payload, const MaskKey *key, QByteArray &target);
    Event dataArrived(std::span<char> piece, bool frameEnds);
    Error appendData(std::span<const char> piece);
    Error endCompressedPart();
    Event controlPieceArrived(std::span<char> piece, bool frameEnds);
    Event controlArrived();
    Event closeArrived();
    void endClosed();
    SessionEvent messageEvent(Opcode opcode) const;
    Event finished(Error error);
    void opened(const std::optional<CompressionAgreement> &agreement, const CompressionOptions &options);
    void end();
    FrameObserver *observer() const { return m_extras ? m_extras->observer : nullptr; }
    std::span<char> takeInput(quint64 most);
    bool isCut() const { return m_extras && !m_extras->front.isEmpty(); }
    Extras &extras();
    void dropExtras();
    void writeHead(const QByteArray &head);
    void writeResponse(const HttpResponse &response);
    void writeControl(Opcode opcode, QByteArrayView payload);
    void writeFrame(Opcode opcode, QByteArrayView payload, bool compressed = false);
    void writeMaskedFrame(Opcode opcode, QByteArrayView payload, bool compressed);
    char *writeHeader(Opcode opcode, bool compressed, qsizetype payloadSize, qsizetype more);
    void writeShared(Opcode opcode, const QByteArray &payload, bool compressed = false);
    void writeMessage(Opcode opcode, QByteArrayView payload);
    void writeMessageWatched(Opcode opcode, QByteArrayView payload);
    void writeSharedMessage(Opcode opcode, const QByteArray &payload);
    void writeMessage(const PreparedMessage &message);
    SendResult enqueue(Opcode opcode, const QByteArray &payload, const QString &key);
    SendResult enqueue(const PreparedMessage &message, const QString &key);
    bool makeRoom();
    void fill();
    SendQueue &waiting();
    bool sendControl(Opcode opcode, QByteArrayView payload);
    void answerPing(QByteArrayView payload);
    void sendClose(CloseCode code, QByteArrayView reason);
    void tellFrameBegins() const;
    void tellReceived(std::span<const char> piece, bool frameEnds) const;
    void tellSentFrame(Opcode opcode, QByteArrayView payload, bool compressed, qsizetype sizeOnWire) const;

    std::unique_ptr<Opening> m_opening; ///< Only until the handshake is done.
    std::unique_ptr<ClientSide> m_client;
    HttpRequest m_request;

    std::span<char> m_input; ///< What is left of that which receive() lent, or which was kept.
    std::unique_ptr<Extras> m_extras;
    FrameHeader m_frame; ///< Its length is what is missing of the payload, its key begins at the next byte of it.
    MessageAssembler m_assembler;
    std::unique_ptr<SessionCompression> m_compression;
    QByteArray m_taken; ///< The payload of the last event; without memory of its own where that is input.

    OutputBuffer m_output;
    std::unique_ptr<SendQueue> m_waiting; ///< Only while something does.
    qint64 m_backlog = 0;
    quint64 m_messagesSent = 0;
    quint64 m_messagesDropped = 0;

    int m_subprotocol = -1; ///< Server: which one of the request's was agreed on.
    Error m_failureUntold = Error::None;
    OverflowPolicy m_overflowPolicy : 4 = OverflowPolicy::Close;
    quint16 m_closeCode = 0; ///< The peer's.
    Role m_role;
    State m_state : 3 = State::Handshake;
    bool m_closeSent : 1 = false;
    bool m_closeReceived : 1 = false;
    bool m_holdsClose : 1 = false;
    bool m_openedUntold : 1 = false;
    bool m_inPayload : 1 = false;
    bool m_compressedInput : 1 = false; ///< The data frame's payload, or the whole message's, is compressed.
};

} // namespace Tidewire
