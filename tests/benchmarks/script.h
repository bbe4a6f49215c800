// SPDX-License-Identifier: MIT
#pragma once

#include "link.h"
#include "loadoptions.h"

#include <vector>

namespace Load {

/// Messages that a connection sends again and again, and the replies that must come back, byte for byte.
///
/// Nothing is encoded or masked while the load runs, and a reply is checked by one comparison.
class Script
{
public:
    /// \a maxCount different messages, or fewer if they are large.
    explicit Script(const Options &options, std::size_t maxCount = 16);

    /// Sends each message once over \a link, which must block.
    void send(Link &link) const;
    /// Reads their replies, checks what they mean, and remembers their bytes.
    void learn(Link &link);

    std::size_t count() const { return m_payloads.size(); }
    const std::vector<char> &sent() const { return m_sent; }
    const std::vector<char> &replies() const { return m_replies; }
    /// Where message \a index ends in sent(), or its reply in replies().
    std::size_t sentEnd(std::size_t index) const { return m_sentEnds[index]; }
    std::size_t replyEnd(std::size_t index) const { return m_replyEnds[index]; }

private:
    void learnReply(Link &link, const std::vector<char> &payload);

    bool m_text;
    bool m_deflate;
    std::vector<std::vector<char>> m_payloads;
    std::vector<char> m_sent;
    std::vector<std::size_t> m_sentEnds;
    std::vector<char> m_replies;
    std::vector<std::size_t> m_replyEnds;
};

/// A masked control frame.
std::vector<char> maskedControl(unsigned char opcode, const std::vector<char> &payload);

} // namespace Load
