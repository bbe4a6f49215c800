// SPDX-License-Identifier: MIT
#pragma once

#include "replayscript.h"

#include <deque>

namespace Tidewire {

/// Where replies differ from what was recorded.
struct TIDEWIREMONITOR_EXPORT ReplayDifference
{
    Q_GADGET

public:
    enum class Kind : int {
        Missing,    ///< It was recorded, and did not come.
        Unexpected, ///< It came, and was not recorded.
        Differing,  ///< Another one came in its place.
    };
    Q_ENUM(Kind)

    Kind kind = Kind::Missing;
    /// The number of the recorded message; 0 of an unexpected one.
    quint64 number = 0;
    /// Which reply it is, from 1 on; 0 of a missing one.
    quint64 reply = 0;
    /// Of Differing: the first byte that does; -1 if only text and binary do.
    qint64 offset = -1;
    /// The fronts of the payloads.
    QByteArray expected;
    QByteArray received;
};

/// Compares replies with the recorded ones, in order, and after a difference finds what belongs together again, as long
/// as no more than a few messages are missing or too many.
class TIDEWIREMONITOR_EXPORT ReplayComparison
{
public:
    /// How far it looks for what belongs together.
    static constexpr std::size_t Window = 64;
    /// Bytes of a payload that a difference holds.
    static constexpr qsizetype KeptBytes = 16 * 1024;

    explicit ReplayComparison(std::vector<ReplayScript::Message> expected) : m_expected(std::move(expected)) {}

    /// Takes the next reply.
    void add(bool isText, const QByteArray &payload);
    /// No reply follows.
    void finish();
    /// The differences that have become clear since the last call.
    std::vector<ReplayDifference> take() { return std::exchange(m_differences, {}); }
    /// How many replies there were so far, and how many there should be.
    std::size_t received() const { return m_received; }
    std::size_t expectedCount() const { return m_expected.size(); }

private:
    struct Reply
    {
        bool isText;
        QByteArray payload;
    };

    void compare(bool ends);
    bool resolve();
    bool equal(std::size_t expected, std::size_t reply) const;
    void missing();
    void unexpected();
    void differing();

    std::vector<ReplayScript::Message> m_expected;
    std::size_t m_next = 0;      ///< The first of m_expected without a reply.
    std::deque<Reply> m_replies; ///< Those that nothing is known of yet.
    std::size_t m_received = 0;
    std::vector<ReplayDifference> m_differences;
};

} // namespace Tidewire
