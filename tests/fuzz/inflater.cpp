// SPDX-License-Identifier: MIT
// Inflater and Deflater. Input: what to do, then a peer's compressed data, or messages to compress.
#include "fuzzing.h"

#include "protocol/deflater.h"
#include "protocol/inflater.h"

using namespace Fuzz;
using namespace Tidewire;

namespace {

struct Outcome
{
    QByteArray plain;
    Error error = Error::None;

    bool operator==(const Outcome &) const = default;
};

/// Takes no more than \a limit bytes, as a MessageAssembler does.
class Receiver
{
public:
    explicit Receiver(qsizetype limit) : m_limit(limit) {}

    /// Gives the whole message's \a pieces to \a inflater.
    Outcome receive(Inflater &inflater, const QList<QByteArray> &pieces)
    {
        const Inflater::Sink sink = [this](std::span<const char> plain) { return take(plain); };
        for (const QByteArray &piece : pieces) {
            const ExactCopy copy(spanOf(piece));
            m_outcome.error = inflater.append(copy.span(), sink);
            if (m_outcome.error != Error::None)
                return m_outcome;
        }
        m_outcome.error = inflater.finish();
        return m_outcome;
    }

private:
    Error take(std::span<const char> plain)
    {
        require(!m_full, "a sink that failed is not called again");
        require(!plain.empty() && plain.size() <= size_t(16 * 1024), "pieces are of a bounded size, and not empty");
        const auto fitting = plain.first(std::min(plain.size(), size_t(m_limit - m_outcome.plain.size())));
        m_outcome.plain.append(fitting.data(), qsizetype(fitting.size()));
        m_full = fitting.size() < plain.size();
        return m_full ? Error::MessageTooBig : Error::None;
    }

    qsizetype m_limit;
    Outcome m_outcome;
    bool m_full = false;
};

/// Two messages, the second with the first one's context; only the first if that failed.
QList<Outcome> inflateTwice(const QByteArray &first, const QByteArray &second, int windowBits, int limit, int seed)
{
    Inflater inflater(windowBits);
    QList<Outcome> outcomes;
    for (const QByteArray &message : {first, second}) {
        const auto pieces = seed < 0 ? QList<QByteArray>{message} : cut(message, quint8(seed));
        outcomes.append(Receiver(limit).receive(inflater, pieces));
        if (outcomes.back().error != Error::None)
            break;
    }
    return outcomes;
}

/// Whoever borrows an inflater finds nothing of what those before had, who may have been other people.
void checkLending(const QByteArray &first, const QByteArray &second, int windowBits, int limit)
{
    Outcome lent;
    for (const QByteArray &message : {first, second}) {
        std::unique_ptr<Inflater> inflater = Inflater::borrow(windowBits);
        lent = Receiver(limit).receive(*inflater, {message});
        Inflater::giveBack(std::move(inflater));
    }
    Inflater fresh(windowBits);
    require(lent == Receiver(limit).receive(fresh, {second}), "a borrowed inflater is as good as new");
}

void inflateAnything(Input &input)
{
    const int windowBits = input.within(8, 15);
    const int limit = input.oneOf({0, 1, 100, 20'000, 1'000'000});
    const quint8 seed = input.byte();
    const QByteArray first = input.bytes(input.byte());
    const QByteArray second = input.rest();
    const auto whole = inflateTwice(first, second, windowBits, limit, -1);
    const auto inPieces = inflateTwice(first, second, windowBits, limit, seed);
    for (const Outcome &outcome : whole + inPieces) {
        require(outcome.plain.size() <= limit, "the limit holds");
        require(outcome.error == Error::None || outcome.error == Error::CompressedDataInvalid
                    || (outcome.error == Error::MessageTooBig && outcome.plain.size() == limit),
                "there are two ways to fail");
    }
    // A reference beyond a smaller window is valid or not by what zlib has put out in one piece.
    const bool beyondWindow = windowBits < 15
        && (whole.back().error == Error::CompressedDataInvalid
            || inPieces.back().error == Error::CompressedDataInvalid);
    require(beyondWindow || whole == inPieces, "pieces inflate as the whole does");
    checkLending(first, second, windowBits, limit);
}

CompressionOptions optionsFrom(Input &input)
{
    CompressionOptions options;
    options.windowBits = input.within(9, 15);
    options.level = input.oneOf({1, 6, 9});
    options.memoryLevel = input.oneOf({1, 8});
    return options;
}

/// Text that repeats, so that there is something to refer to, or bytes as they come.
QByteArray messageFrom(Input &input)
{
    const int size = input.byte();
    const int times = input.oneOf({1, 1, 2, 40, 300});
    return input.bytes(size).repeated(times);
}

void deflateAndInflate(Input &input)
{
    const CompressionOptions options = optionsFrom(input);
    const bool shared = input.byte() & 1;
    const quint8 seed = input.byte();
    Deflater own(options.windowBits, options);
    Inflater inflater(options.windowBits);
    while (!input.atEnd()) {
        const quint8 command = input.byte();
        if (command & 1)
            own.reset();
        const QByteArray message = messageFrom(input);
        Deflater &deflater = shared ? Deflater::shared(options.windowBits, options, message.size()) : own;
        const QByteArray compressed = deflater.compress(message);
        require(compressed.size() <= message.size() + message.size() / 16 + 64, "what does not shrink hardly grows");
        const bool lent = command & 2 && (shared || command & 1); // has seen nothing before
        std::unique_ptr<Inflater> other = lent ? Inflater::borrow(options.windowBits) : nullptr;
        const auto outcome = Receiver(message.size()).receive(other ? *other : inflater, cut(compressed, seed));
        require(outcome == Outcome{message, Error::None}, "what was compressed inflates to what it was");
        if (other) {
            Inflater::giveBack(std::move(other));
            own.reset(); // the inflater did not see this message
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    Input input(data, size);
    if (input.byte() & 1)
        deflateAndInflate(input);
    else
        inflateAnything(input);
    return 0;
}
