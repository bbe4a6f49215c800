// SPDX-License-Identifier: MIT
#include "exchange.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <unistd.h>

namespace Load {

namespace {

using Tidewire::SocketBatch;

/// How many messages may be on the way per connection where their rate is given.
constexpr std::size_t RateDepth = 1024;
/// Bytes on their way in one connection, up to which many connections are read together.
constexpr std::size_t MostTogether = 17'000;
constexpr std::int64_t Forever = std::numeric_limits<std::int64_t>::max();
/// Until it is looked again whether there is anything to do, in nanoseconds.
constexpr std::int64_t LongestWait = 30'000'000'000;

std::int64_t nanoseconds(double seconds)
{
    return std::int64_t(seconds * 1e9);
}

} // namespace

Exchange::Exchange(const Options &options)
    : m_options(options), m_broadcast(options.mode == "broadcast"), m_script(options),
      m_epoll(::epoll_create1(EPOLL_CLOEXEC)), m_buffer(SocketBatch::Most * MostTogether),
      m_batch(!options.tls && options.size * std::size_t(options.inFlight) <= MostTogether ? SocketBatch::ofThisThread()
                                                                                           : nullptr),
      m_deliveries(std::size_t(options.inFlight))
{
    Link teacher = Link::open(options);
    m_script.send(teacher);
    m_script.learn(teacher);
    openConnections();
}

Exchange::~Exchange()
{
    ::close(m_epoll);
}

void Exchange::openConnections()
{
    const std::size_t depth = m_options.rate > 0 ? RateDepth : std::size_t(m_options.inFlight);
    m_entries.resize(std::size_t(m_options.connections + m_options.idle));
    std::size_t next = 0;
    Link::openMany(m_options, int(m_entries.size()), [&](Link link) {
        Entry &entry = m_entries[next];
        entry.stream = std::make_unique<Stream>(std::move(link), m_script);
        if (next++ < std::size_t(m_options.connections))
            entry.sentTimes.resize(depth);
        entry.stream->link().startPolling();
        watch(entry);
        // Those that are open may be pinged already.
        handleEvents(0);
    });
}

void Exchange::watch(Entry &entry)
{
    epoll_event event{.events = EPOLLIN, .data = {.ptr = &entry}};
    if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, entry.stream->link().descriptor(), &event) < 0)
        failWithErrno("epoll_ctl");
}

void Exchange::awaitRoom(Entry &entry, bool wanted)
{
    if (entry.waitsForRoom == wanted)
        return;
    entry.waitsForRoom = wanted;
    epoll_event event{.events = EPOLLIN | (wanted ? unsigned(EPOLLOUT) : 0U), .data = {.ptr = &entry}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, entry.stream->link().descriptor(), &event);
}

bool Exchange::handleEvents(int wait)
{
    std::array<epoll_event, 256> events;
    const int count = ::epoll_wait(m_epoll, events.data(), int(events.size()), wait);
    std::size_t together = 0;
    bool demanded = false;
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[std::size_t(i)];
        if (event.data.ptr == nullptr)
            demanded = true;
        else if (m_batch != nullptr && event.events == EPOLLIN)
            events[together++] = event;
        else
            handle(*static_cast<Entry *>(event.data.ptr), event.events);
    }
    for (std::size_t i = 0; i < together; i += SocketBatch::Most)
        readTogether(std::span(events).subspan(i, std::min<std::size_t>(together - i, SocketBatch::Most)));
    return !demanded;
}

/// A server that takes many messages with one system call would otherwise wait for this program.
void Exchange::readTogether(std::span<const epoll_event> events)
{
    const std::size_t slice = m_buffer.size() / SocketBatch::Most;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Entry &entry = *static_cast<Entry *>(events[i].data.ptr);
        m_batch->receive(entry.stream->link().descriptor(), std::span(m_buffer).subspan(i * slice, slice));
    }
    const auto results = m_batch->run();
    m_time = now();
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (results[i] == 0 || (results[i] < 0 && results[i] != -EAGAIN))
            throw Failure("the server closed a connection");
        if (results[i] > 0)
            take(*static_cast<Entry *>(events[i].data.ptr), {&m_buffer[i * slice], std::size_t(results[i])});
    }
    sendTogether();
}

/// Sends what send() has left for it.
void Exchange::sendTogether()
{
    while (!m_toFlush.empty()) {
        const std::size_t count = std::min<std::size_t>(m_toFlush.size(), SocketBatch::Most);
        const auto some = std::span(m_toFlush).last(count);
        for (const Entry *entry : some)
            m_batch->send(entry->stream->link().descriptor(), entry->stream->nextPiece());
        for (std::size_t i = 0; const int result : m_batch->run()) {
            Entry &entry = *some[i++];
            if (result < 0 && result != -EAGAIN)
                throw Failure("the server closed a connection");
            entry.stream->written(std::size_t(std::max(result, 0)));
            awaitRoom(entry, !entry.stream->flush());
        }
        m_toFlush.resize(m_toFlush.size() - count);
    }
}

template<typename Condition>
void Exchange::loop(std::int64_t end, Condition goOn)
{
    while (goOn()) {
        const std::int64_t left = end == Forever ? LongestWait : end - now();
        const bool rated = m_sending && m_options.rate > 0;
        // What is due must not wait for a timer, or how long that takes would be what is measured.
        if (left <= 0 || !handleEvents(rated ? 0 : int(left / 1'000'000) + 1))
            return;
        if (rated)
            sendDue();
        sendTogether();
    }
}

void Exchange::handle(Entry &entry, unsigned events)
{
    if ((events & EPOLLOUT) != 0)
        awaitRoom(entry, !entry.stream->flush());
    if ((events & ~unsigned(EPOLLOUT)) != 0)
        read(entry);
}

void Exchange::read(Entry &entry)
{
    do {
        const std::size_t size = entry.stream->link().read(m_buffer);
        m_time = now();
        take(entry, {m_buffer.data(), size});
    } while (entry.stream->link().hasPending());
}

void Exchange::take(Entry &entry, std::span<const char> bytes)
{
    m_owed = 0;
    entry.stream->take(bytes, [&](std::uint64_t number) {
        if (m_broadcast)
            delivered(number);
        else
            echoed(entry, number);
    });
    if (m_owed > 0)
        send(m_broadcast ? m_entries.front() : entry, m_owed, m_time);
}

void Exchange::echoed(Entry &entry, std::uint64_t number)
{
    ++m_messages;
    m_latencies.add(m_time - entry.sentTimes[number % entry.sentTimes.size()]);
    if (m_sending && m_options.rate == 0)
        ++m_owed;
}

void Exchange::delivered(std::uint64_t number)
{
    ++m_messages;
    m_latencies.add(m_time - m_entries.front().sentTimes[number % m_deliveries.size()]);
    int &count = m_deliveries[number % m_deliveries.size()];
    if (++count < m_options.connections)
        return;
    count = 0;
    if (m_sending)
        ++m_owed;
}

void Exchange::send(Entry &entry, std::uint64_t count, std::int64_t time)
{
    for (std::uint64_t i = 0; i < count; ++i)
        entry.sentTimes[(entry.stream->queued() + i) % entry.sentTimes.size()] = time;
    entry.stream->queue(count);
    if (m_batch == nullptr)
        awaitRoom(entry, !entry.stream->flush());
    else if (std::find(m_toFlush.begin(), m_toFlush.end(), &entry) == m_toFlush.end())
        m_toFlush.push_back(&entry);
}

void Exchange::sendDue()
{
    const std::int64_t time = now();
    const auto due = std::uint64_t(double(time - m_rateStart) / 1e9 * m_options.rate);
    for (; m_rateSent < due; ++m_rateSent) {
        Entry &entry = m_entries[m_rateSent % std::size_t(m_options.connections)];
        if (entry.stream->queued() - entry.stream->received() < RateDepth)
            send(entry, 1, m_rateStart + nanoseconds(double(m_rateSent) / m_options.rate));
        else
            m_behind = true;
    }
}

bool Exchange::isQuiet() const
{
    const std::size_t active = std::size_t(m_options.connections);
    for (std::size_t i = 0; i < active; ++i) {
        const Stream &stream = *m_entries[i].stream;
        if (stream.received() < (m_broadcast ? m_entries.front().stream->queued() : stream.queued()))
            return false;
    }
    return true;
}

void Exchange::runRound()
{
    const auto always = [] { return true; };
    m_sending = true;
    m_behind = false;
    m_rateStart = now();
    m_rateSent = 0;
    const std::size_t senders = m_broadcast ? 1 : std::size_t(m_options.connections);
    for (std::size_t i = 0; i < senders && m_options.rate == 0; ++i)
        send(m_entries[i], std::uint64_t(m_options.inFlight), now());
    sendTogether();
    loop(now() + nanoseconds(m_options.warmUp), always);

    m_messages = 0;
    m_latencies.clear();
    Round round(m_options);
    loop(now() + nanoseconds(m_options.seconds), always);
    round.stop();
    const std::uint64_t messages = m_messages;
    m_sending = false;
    loop(now() + nanoseconds(m_options.patience), [this] { return !isQuiet(); });
    if (!isQuiet())
        throw Failure("replies are missing");
    round.print(messages, m_latencies, m_script.replyEnd(0), m_behind);
}

bool Exchange::waitForDemand()
{
    epoll_event event{.events = EPOLLIN, .data = {.ptr = nullptr}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, STDIN_FILENO, &event);
    loop(Forever, [] { return true; });
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, STDIN_FILENO, nullptr);
    char line[64];
    return ::read(STDIN_FILENO, line, sizeof line) > 0;
}

} // namespace Load
