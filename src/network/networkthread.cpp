// SPDX-License-Identifier: MIT
#include "networkthread.h"

#include "mailbox.h"
#include "transport/flushqueue.h"
#include "transport/tlsacceptor.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>
#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qthread.h>

#include <chrono>
#include <iterator>
#include <utility>

namespace Tidewire {

namespace {

/// For how long the server's event loop is kept from timers, windows and what else the program has.
constexpr std::chrono::milliseconds Share{4};
/// A batch is sent when it has so many events, or when the thread has nothing else to do.
constexpr size_t BatchSize = 256;
/// An array that a burst has made larger than for so many events is given back.
constexpr size_t LargestSpare = 16 * BatchSize;

template<class Letters>
void clear(Letters &letters)
{
    if (letters.capacity() > LargestSpare)
        letters = Letters();
    else
        letters.clear();
}

} // namespace

/// The thread's own object, and its event loop.
class NetworkThread::Inside : public QObject
{
public:
    explicit Inside(NetworkThread *thread) : m_thread(thread)
    {
        // Between them they come each time that the thread has done what there was to do.
        QAbstractEventDispatcher *const dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { m_thread->rest(); });
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] { m_thread->rest(); });
    }

    void wake() { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }

    QEventLoop loop;
    /// Held, so that it is flushed before rest(), which sends what that leads to.
    FlushQueue::Pointer flushQueue = FlushQueue::ofThisThread();

protected:
    void customEvent(QEvent *) override { m_thread->attend(); }

private:
    NetworkThread *m_thread;
};

NetworkThread::NetworkThread(QObject *parent) : QObject(parent), m_thread(QThread::create([this] { run(); }))
{
    m_thread->setObjectName(QStringLiteral("tidewire"));
    m_thread->start();
}

NetworkThread::~NetworkThread()
{
    call([this] { m_inside->loop.quit(); });
    m_thread->wait();
    // Nobody has it any more; but what lies between is thereby in order for those who do not know Qt's own locks.
    const std::lock_guard lock(m_mutex);
}

bool NetworkThread::isRunning() const
{
    return m_thread->isRunning();
}

void NetworkThread::run()
{
    work();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // sockets, which may still need TLS
    TlsAcceptor::leaveThread();
}

void NetworkThread::work()
{
    Inside inside(this);
    {
        const std::lock_guard lock(m_mutex);
        m_inside = &inside;
    }
    inside.wake(); // for what has been asked already
    inside.loop.exec();
    const std::lock_guard lock(m_mutex);
    m_inside = nullptr;
}

// To the network thread

void NetworkThread::call(Task task)
{
    const std::lock_guard lock(m_mutex);
    if (m_inside && m_tasks.empty() && m_awake.empty())
        m_inside->wake();
    m_tasks.push_back(std::move(task));
}

void NetworkThread::wake(std::shared_ptr<Mailbox> mailbox)
{
    const std::lock_guard lock(m_mutex);
    if (std::exchange(mailbox->m_awake, true))
        return;
    if (m_inside && m_tasks.empty() && m_awake.empty())
        m_inside->wake();
    m_awake.push_back(std::move(mailbox));
}

void NetworkThread::attend()
{
    std::vector<Task> tasks;
    std::vector<std::shared_ptr<Mailbox>> awake;
    {
        const std::lock_guard lock(m_mutex);
        tasks.swap(m_tasks);
        awake.swap(m_awake);
        for (const auto &mailbox : awake)
            mailbox->m_awake = false;
    }
    for (const Task &task : tasks)
        task();
    for (const auto &mailbox : awake)
        mailbox->connection().attend();
}

void NetworkThread::add(const std::shared_ptr<Mailbox> &mailbox, std::unique_ptr<Transport> transport)
{
    ++m_load;
    const auto deadline = mailbox->connection().startIn(m_thread.get(), std::move(transport));
    call([this, mailbox, deadline] {
        m_mailboxes.insert(mailbox);
        mailbox->connection().enterThread(deadline);
    });
}

void NetworkThread::remove(const std::shared_ptr<Mailbox> &mailbox)
{
    --m_load;
    call([this, mailbox] {
        mailbox->connection().abandon();
        m_mailboxes.erase(mailbox);
    });
}

// To the server's thread

void NetworkThread::post(std::shared_ptr<Mailbox> mailbox, ConnectionEvent &&event)
{
    if (event.type == ConnectionEvent::Type::Ended)
        m_ended.push_back(mailbox);
    m_written.push_back({std::move(mailbox), std::move(event)});
    if (m_written.size() >= BatchSize)
        publish();
}

void NetworkThread::rest()
{
    publish();
    for (const auto &mailbox : std::exchange(m_ended, {}))
        m_mailboxes.erase(mailbox);
}

void NetworkThread::publish()
{
    if (m_written.empty())
        return;
    const std::lock_guard lock(m_mutex);
    if (m_sent.empty())
        m_sent.swap(m_written);
    else
        m_sent.insert(m_sent.end(), std::move_iterator(m_written.begin()), std::move_iterator(m_written.end()));
    clear(m_written);
    wakeServer();
}

/// To be called with the mutex locked.
void NetworkThread::wakeServer()
{
    if (!std::exchange(m_serverAwake, true))
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

void NetworkThread::customEvent(QEvent *)
{
    deliver();
}

void NetworkThread::deliverSoon(std::shared_ptr<Mailbox> mailbox)
{
    m_holding.push_back(std::move(mailbox));
    const std::lock_guard lock(m_mutex);
    wakeServer();
}

void NetworkThread::deliver()
{
    {
        const std::lock_guard lock(m_mutex);
        m_serverAwake = false;
        if (m_next == m_batch.size()) {
            clear(m_batch);
            m_next = 0;
            m_batch.swap(m_sent);
        }
        // For the case that a slot runs an event loop, which is to go on with the others.
        if (m_holding.size() + m_batch.size() - m_next > 1 || !m_sent.empty())
            wakeServer();
    }
    const QDeadlineTimer share(Share, Qt::PreciseTimer);
    const QDeadlineTimer shareOfHeld(Share / 2, Qt::PreciseTimer); // the others have their turn as well
    const DeletionGuard alive(this);
    for (size_t left = m_holding.size(); left > 0 && !m_holding.empty() && !shareOfHeld.hasExpired(); --left) {
        const std::shared_ptr<Mailbox> mailbox = std::move(m_holding.front());
        m_holding.pop_front();
        mailbox->deliverHeld(shareOfHeld);
        if (!alive)
            return;
    }
    while (m_next < m_batch.size() && !share.hasExpired()) {
        Letter letter = std::move(m_batch[m_next++]);
        letter.mailbox->deliver(std::move(letter.event));
        if (!alive)
            return;
    }
    const std::lock_guard lock(m_mutex);
    if (!m_holding.empty() || m_next < m_batch.size() || !m_sent.empty())
        wakeServer();
}

} // namespace Tidewire
