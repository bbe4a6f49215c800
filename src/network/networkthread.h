// SPDX-License-Identifier: MIT
#pragma once

#include "connectionevent.h"
#include "transport/deletionguard.h"

#include <QtCore/qobject.h>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_set>
#include <vector>

QT_FORWARD_DECLARE_CLASS(QThread)

namespace Tidewire {

class Mailbox;
class Transport;

/// A thread in which connections do their work, and the two ways between it and the server's thread: events come in
/// batches, with one wake-up a batch; and so do commands, on the other way. The object itself lives in the server's
/// thread, and goes with it to another.
class NetworkThread : public QObject, private DeletionWatch
{
    Q_OBJECT

public:
    /// So many full mailboxes are as much as all of the thread's may hold together.
    static constexpr qint64 FullMailboxes = 64;

    explicit NetworkThread(QObject *parent);
    /// Waits for the thread to finish what it is doing at the moment. All sockets must have left.
    ~NetworkThread() override;

    /// False if the system could not start it: then nothing may be added.
    bool isRunning() const;
    /// Connections that have not ended.
    int load() const { return m_load; }
    /// Takes a connection over, which begins with \a transport.
    void add(const std::shared_ptr<Mailbox> &mailbox, std::unique_ptr<Transport> transport);

protected:
    void customEvent(QEvent *event) override;

private:
    friend class Mailbox;
    class Inside;
    struct Letter
    {
        std::shared_ptr<Mailbox> mailbox;
        ConnectionEvent event;
    };
    using Task = std::function<void()>;

    // Any thread
    void wake(std::shared_ptr<Mailbox> mailbox);
    void call(Task task);
    // The network thread
    void run();
    void work();
    void attend();
    void post(std::shared_ptr<Mailbox> mailbox, ConnectionEvent &&event);
    void publish();
    void rest();
    // The server's thread
    void remove(const std::shared_ptr<Mailbox> &mailbox);
    void deliver();
    void deliverSoon(std::shared_ptr<Mailbox> mailbox);
    void wakeServer();

    std::unique_ptr<QThread> m_thread;
    std::atomic<qint64> m_size = 0; ///< Bytes of the events in all mailboxes.

    // Only the network thread
    std::vector<Letter> m_written;                            ///< The batch that is being filled.
    std::unordered_set<std::shared_ptr<Mailbox>> m_mailboxes; ///< Keeps them while they are at work.
    std::vector<std::shared_ptr<Mailbox>> m_ended;            ///< Those of them that only have to return yet.

    std::mutex m_mutex;         ///< For what follows.
    Inside *m_inside = nullptr; ///< Gets the thread's events, as long as it runs.
    std::vector<Task> m_tasks;
    std::vector<std::shared_ptr<Mailbox>> m_awake; ///< Those that were given commands.
    std::vector<Letter> m_sent;
    bool m_serverAwake = false; ///< deliver() will be called.

    // Only the server's thread. What is being delivered is the object's, so that an event loop in a slot goes on with
    // it.
    std::vector<Letter> m_batch;
    size_t m_next = 0;
    std::deque<std::shared_ptr<Mailbox>> m_holding; ///< Those that may be able to hand on what they hold.
    int m_load = 0;
};

} // namespace Tidewire
