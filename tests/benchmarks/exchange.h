// SPDX-License-Identifier: MIT
#pragma once

#include "figures.h"
#include "stream.h"

#include "network/transport/socketbatch.h"

#include <memory>
#include <sys/epoll.h>

namespace Load {

/// The modes echo and broadcast: opens the connections, and lets messages go to and fro in rounds.
class Exchange
{
public:
    explicit Exchange(const Options &options);
    ~Exchange();
    Exchange(const Exchange &) = delete;
    Exchange &operator=(const Exchange &) = delete;

    /// Loads the server until the round is over and all replies have come.
    void runRound();
    /// Answers pings until there is a line on stdin. False at its end.
    bool waitForDemand();

private:
    struct Entry
    {
        std::unique_ptr<Stream> stream;
        std::vector<std::int64_t> sentTimes; ///< Of the last messages, by their numbers.
        bool waitsForRoom = false;
    };

    void openConnections();
    void watch(Entry &entry);
    void awaitRoom(Entry &entry, bool wanted);
    /// False if there is a line on stdin.
    bool handleEvents(int wait);
    /// Handles what happens until \a end, or for \a condition.
    template<typename Condition>
    void loop(std::int64_t end, Condition goOn);
    void handle(Entry &entry, unsigned events);
    void readTogether(std::span<const epoll_event> events);
    void sendTogether();
    void read(Entry &entry);
    void take(Entry &entry, std::span<const char> bytes);
    void echoed(Entry &entry, std::uint64_t number);
    void delivered(std::uint64_t number);
    void send(Entry &entry, std::uint64_t count, std::int64_t time);
    void sendDue();
    bool isQuiet() const;

    const Options &m_options;
    const bool m_broadcast;
    Script m_script;
    int m_epoll;
    std::vector<Entry> m_entries; ///< The idle ones last.
    std::vector<char> m_buffer;
    Tidewire::SocketBatch *const m_batch; ///< Null where many are not read together.
    std::vector<Entry *> m_toFlush;       ///< Those that were.
    Histogram m_latencies;
    std::int64_t m_time = 0; ///< When the bytes at hand were read.
    bool m_sending = false;
    bool m_behind = false; ///< Replies came so late that messages could not be sent when they were due.
    std::uint64_t m_messages = 0;
    std::int64_t m_rateStart = 0;
    std::uint64_t m_rateSent = 0;
    std::uint64_t m_owed = 0;      ///< Replies that the entry at hand has got.
    std::vector<int> m_deliveries; ///< Of the last broadcast messages.
};

} // namespace Load
