// SPDX-License-Identifier: MIT
#pragma once

#include "eventcheck.h"
#include "outputcheck.h"

namespace Fuzz {

/// When the plan's commands are given. Only with the first does the result not depend on how the input is cut.
enum class Pace { ByEvents, ByPieces };

/// How events are pulled, and output is taken. The result is the same.
enum class Way {
    Long,  ///< By nextEvent() and takeOutput() alone.
    Short, ///< By nextMessage() and outputInOnePiece(), where these give something.
};

struct Record
{
    QList<QByteArray> events;
    QByteArray output;
    /// The peer may refer to less than zlib's largest window.
    bool smallWindow = false;

    bool operator==(const Record &) const = default;
};

/// Drives one session, as a transport and a program would, and requires at each step what is to hold there.
class SessionOwner
{
public:
    SessionOwner(const Plan &plan, Pace pace, Way way);

    /// The whole life of the session. To be called once.
    Record run(const QList<QByteArray> &pieces);

private:
    void lend(const QByteArray &piece);
    bool pull();
    bool pullMessage();
    void handle(const Tidewire::SessionEvent &event);
    void performUpTo(int moment);
    void perform(const Command &command);
    void decide(const Command &command);
    bool control(const Command &command);
    void send(const Command &command);
    void setBacklog(quint8 argument);
    void takePiece();
    void takeOutput();
    void checkMemory() const;
    void checkEnd();
    void checkMessages(const Sent &sent) const;

    const Plan &m_plan;
    Pace m_pace;
    Way m_way;
    QByteArray m_payload; ///< Of the last message that came the short way.
    EventCheck m_check;
    quint32 m_masks = 0;
    std::unique_ptr<Tidewire::Session> m_session;
    Record m_record;
    qsizetype m_nextCommand = 0;
    bool m_pauseAsked = false;
    bool m_behind = false; ///< There is input that was not pulled.
    bool m_accepted = false;
    bool m_keyed = false;
    qint64 m_largest = 0;            ///< Message that was to be sent.
    qint64 m_controlSize = 0;        ///< All control frames that were asked for.
    qint64 m_sendSize = 0;           ///< All messages that were to be sent.
    QList<Sent::Message> m_messages; ///< That were accepted.
};

} // namespace Fuzz
