// SPDX-License-Identifier: MIT
// Heads of requests and answers. Input: limits and a seed, then a head and what may follow it.
#include "fuzzing.h"

#include "protocol/handshake.h"

using namespace Fuzz;
using namespace Tidewire;

namespace {

struct Collected
{
    QByteArray head;
    qsizetype used = 0;
    bool complete = false;
    Error error = Error::None;

    bool operator==(const Collected &) const = default;
};

Collected collect(const QList<QByteArray> &pieces, const Limits &limits)
{
    HttpHeadCollector collector(limits.maxHeadSize);
    Collected collected;
    for (const QByteArray &piece : pieces) {
        const ExactCopy copy(spanOf(piece));
        const auto used = collector.append(copy.span());
        if (!used)
            return {.head = {}, .error = used.error()};
        collected.used += *used;
        require(collector.isComplete() || *used == piece.size(), "all is taken up to the end");
        require(collected.used <= limits.maxHeadSize, "no more is taken than the limit");
        if (collector.isComplete())
            break;
    }
    collected.complete = collector.isComplete();
    collected.head = collector.take();
    require(collected.head.size() == collected.used, "the head is what was taken");
    require(!collector.isComplete() && collector.isEmpty(), "then the next head may come");
    return collected;
}

void checkHeaders(const HttpHead &head, const Limits &limits)
{
    require(head.headerCount() <= limits.maxHeaderCount, "no more headers than the limit");
    for (int i = 0; i < head.headerCount(); ++i) {
        require(isToken(head.headerName(i)) && isHeaderValue(head.headerValue(i)), "a header is well formed");
        require(head.contains(head.headerName(i)), "a head contains its headers");
        require(splitList(head.joinedValues(head.headerName(i))).size()
                    >= splitList(head.value(head.headerName(i))).size(),
                "headers of one name are put together");
    }
    const HttpHeaders all = head.headers();
    require(all.size() == head.headerCount(), "all headers are all");
}

/// The head in its plainest form.
QByteArray written(const HttpHead &head)
{
    QByteArray bytes = head.startLine().toByteArray() + "\r\n";
    for (const HttpHeader &header : head.headers())
        bytes += header.first + ": " + header.second + "\r\n";
    return bytes + "\r\n";
}

Limits wide()
{
    Limits limits;
    limits.maxHeadSize *= 100;
    return limits;
}

/// A request that may be accepted gets an answer that its sender accepts.
void checkAnswer(const HttpRequest &request)
{
    require(isUpgrade(request) && request.method() == "GET", "only GET asks for an upgrade");
    require(!request.host().isEmpty(), "an upgrade names its host");
    HandshakeOffer offer;
    offer.subprotocols = request.subprotocols();
    const QByteArray nonce = QByteArray::fromBase64(request.header("Sec-WebSocket-Key").toByteArray());
    require(nonce.size() == qsizetype(offer.nonce.size()), "a key has 16 bytes");
    std::ranges::copy(nonce, offer.nonce.begin());
    HandshakeAnswer answer;
    if (!offer.subprotocols.isEmpty())
        answer.subprotocol = offer.subprotocols.front();
    require(answer.isValidFor(request), "a subprotocol that was asked for may be chosen");
    const auto response = HandshakeResponse::parse(answer.toBytes(request), wide());
    require(response && response->check(offer) == Error::None, "the answer is accepted");
    require(response->subprotocol() == answer.subprotocol, "the subprotocol arrives");
}

void checkRequest(const QByteArray &bytes, const Limits &limits)
{
    const auto request = HttpRequest::parse(bytes, limits);
    if (!request) {
        const int status = httpStatusFor(request.error());
        const auto refused = HandshakeResponse::parse(HttpResponse::forError(request.error()).toBytes(false), {});
        require(status >= 400 && refused && refused->status() == status, "a bad request gets an answer");
        return;
    }
    checkHeaders(request->head(), limits);
    require(isToken(request->method()) && request->path().startsWith('/'), "there is a method and a path");
    require(!request->target().contains(' ') && request->target().contains(request->query()), "there is a target");
    require(request->cookies().size() <= request->head().joinedValues("Cookie", "; ").count(';') + 1,
            "cookies are few");

    const auto again = HttpRequest::parse(written(request->head()), wide());
    require(bool(again), "what was read and written is read again");
    require(again->method() == request->method() && again->target() == request->target()
                && again->head().headers() == request->head().headers(),
            "and is the same");
    const Error error = checkUpgrade(*request);
    require(error == checkUpgrade(*again), "and means the same");
    require(error == Error::None || httpStatusFor(error) >= 400, "each fault has a status");
    if (error == Error::None)
        checkAnswer(*request);
}

void checkResponse(const QByteArray &bytes, const Limits &limits)
{
    const auto response = HandshakeResponse::parse(bytes, limits);
    if (!response)
        return;
    require(response->status() >= 100 && response->status() <= 999, "a status has three digits");
    checkHeaders(response->head(), limits);
    HandshakeOffer offer;
    offer.compression = {};
    offer.subprotocols = {"chat"};
    const auto again = HandshakeResponse::parse(written(response->head()), wide());
    require(again && again->check(offer) == response->check(offer), "an answer that is read again means the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    Input input(data, size);
    Limits limits;
    limits.maxHeadSize = input.oneOf({16 * 1024, 64, 300});
    limits.maxHeaderCount = input.oneOf({100, 0, 3, 8});
    const quint8 seed = input.byte();
    const QByteArray bytes = input.rest();

    const Collected whole = collect({bytes}, limits);
    require(collect(cut(bytes, seed), limits) == whole, "pieces are collected as the whole is");
    if (whole.complete) {
        checkRequest(whole.head, limits);
        checkResponse(whole.head, limits);
    }
    const bool good = bool(HttpHead::parse(bytes, limits));
    require(!good || (whole.complete && whole.head == bytes), "a good head is one that can be collected");
    // Not only what was collected.
    checkRequest(bytes, limits);
    checkResponse(bytes, limits);
    return 0;
}
