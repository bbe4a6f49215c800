// SPDX-License-Identifier: MIT
// Lists in headers, and the agreement on compression. Input: options of server and client, then a header's value.
#include "fuzzing.h"

#include "protocol/handshake.h"

#include <QtCore/qset.h>

using namespace Fuzz;
using namespace Tidewire;

namespace {

CompressionOptions optionsFrom(Input &input)
{
    const quint8 flags = input.byte();
    CompressionOptions options;
    options.permessageDeflate = !(flags & 1);
    options.webkitDeflateFrame = flags & 2;
    options.contextTakeover = flags & 4;
    options.peerContextTakeover = flags & 8;
    options.windowBits = input.within(9, 15);
    options.peerWindowBits = input.within(9, 15);
    require(options.isValid(), "the options are valid");
    return options;
}

QByteArray written(const QList<Extension> &extensions)
{
    QByteArray text;
    for (const Extension &extension : extensions) {
        text += (text.isEmpty() ? "" : ", ") + extension.name;
        for (const ExtensionParameter &parameter : extension.parameters)
            text += "; " + parameter.name + (parameter.value ? '=' + *parameter.value : QByteArray());
    }
    return text;
}

std::optional<QByteArray> valueOf(const Extension &extension, QByteArrayView name)
{
    const auto found = std::ranges::find(extension.parameters, name, &ExtensionParameter::name);
    return found == extension.parameters.end() ? std::nullopt : std::optional(found->value.value_or(""));
}

/// RFC 7692 §7.1: what a server may answer to \a offer.
bool mayAnswer(const Extension &answer, const Extension &offer)
{
    constexpr const char *ServerTakeover = "server_no_context_takeover";
    constexpr const char *ServerWindow = "server_max_window_bits";
    constexpr const char *ClientWindow = "client_max_window_bits";
    const auto serverWindow = valueOf(offer, ServerWindow);
    const auto clientWindow = valueOf(offer, ClientWindow);
    const int clientLimit = clientWindow && !clientWindow->isEmpty() ? clientWindow->toInt() : 15;
    return answer.name == offer.name && (!valueOf(offer, ServerTakeover) || valueOf(answer, ServerTakeover))
        && (!serverWindow || valueOf(answer, ServerWindow).value_or("99").toInt() <= serverWindow->toInt())
        && (clientWindow ? valueOf(answer, ClientWindow).value_or("15").toInt() <= clientLimit
                         : !valueOf(answer, ClientWindow));
}

void checkAgreement(const CompressionAgreement &agreement, const CompressionOptions &options)
{
    require(agreement.ownWindowBits >= 8 && agreement.ownWindowBits <= options.windowBits, "own window as allowed");
    require(agreement.peerWindowBits >= 8 && agreement.peerWindowBits <= 15, "the peer's window is one");
    require(!agreement.ownContextTakeover || options.contextTakeover, "own context only if wanted");
    require(!agreement.peerContextTakeover || options.peerContextTakeover, "the peer's context only if wanted");
}

/// Any offer at all, to a server.
void checkChoice(const QList<Extension> &offers, const CompressionOptions &options)
{
    const auto agreement = CompressionAgreement::choose(offers, options);
    if (!agreement)
        return;
    checkAgreement(*agreement, options);
    require(agreement->canCompress(), "a server agrees to what zlib can do");
    const auto answer = parseExtensions(agreement->answer);
    require(answer && answer->size() == 1 && written(*answer) == agreement->answer, "the answer is one extension");
    const Extension &extension = answer->front();
    const bool perFrame = agreement->format == CompressionAgreement::Format::DeflateFrame;
    require(perFrame ? options.webkitDeflateFrame && extension.name.endsWith("deflate-frame")
                     : options.permessageDeflate && extension.name == "permessage-deflate",
            "only what is enabled is answered");
    require(perFrame || std::ranges::any_of(offers, [&](const Extension &o) { return mayAnswer(extension, o); }),
            "the answer fits an offer");
    const auto own = valueOf(extension, "server_max_window_bits");
    require(perFrame || own.value_or("15").toInt() == agreement->ownWindowBits, "the window is told");
}

/// A client's own offer, to any server.
void checkTogether(const CompressionOptions &server, const CompressionOptions &client)
{
    const auto offers = parseExtensions(CompressionAgreement::offer(client));
    require(bool(offers), "an offer can be read");
    const auto there = CompressionAgreement::choose(*offers, server);
    require(there.has_value() == (server.permessageDeflate && client.permessageDeflate), "both want it, both get it");
    if (!there)
        return;
    const auto answers = parseExtensions(there->answer);
    const auto result = CompressionAgreement::fromAnswer(*answers, client);
    require(result && *result, "a client accepts a server's answer");
    const CompressionAgreement &here = **result;
    checkAgreement(here, client);
    require(here.ownWindowBits == there->peerWindowBits && here.peerWindowBits == there->ownWindowBits,
            "both know the same windows");
    require(here.ownContextTakeover == there->peerContextTakeover
                && here.peerContextTakeover == there->ownContextTakeover,
            "both know the same contexts");
}

void checkExtensions(const QByteArray &value, const CompressionOptions &server, const CompressionOptions &client)
{
    const auto extensions = parseExtensions(value);
    const auto padded = parseExtensions(" ,\t," + value + " , ");
    require(extensions.error() == padded.error() && (!extensions || *extensions == *padded),
            "empty elements change nothing");
    if (!extensions) {
        require(extensions.error() == Error::ExtensionMalformed, "there is one way to be wrong");
        return;
    }
    const auto again = parseExtensions(written(*extensions));
    require(again && *again == *extensions, "what was read and written is read again");
    checkChoice(*extensions, server);
    const auto agreement = CompressionAgreement::fromAnswer(*extensions, client);
    require(agreement || !extensions->isEmpty(), "no answer is no error");
    if (agreement && *agreement) {
        require(client.permessageDeflate && extensions->size() == 1, "nothing is agreed on that was not offered");
        checkAgreement(**agreement, client);
    }
}

void checkList(const QByteArray &list)
{
    const QList<QByteArrayView> elements = splitList(list);
    QByteArray joined;
    for (const QByteArrayView element : elements) {
        require(isHeaderValue(element) || !isHeaderValue(list), "an element has no space at its ends");
        require(!element.isEmpty() && listContainsToken(list, element), "a list contains its elements");
        joined += (joined.isEmpty() ? "" : ", ") + element.toByteArray();
    }
    require(splitList(joined) == elements, "a list that is put together again is the same");
}

void checkSubprotocols(const QByteArray &value)
{
    const QByteArray head = "GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: upgrade\r\n"
                            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                            "Sec-WebSocket-Protocol: "
        + value + "\r\n\r\n";
    const auto request = HttpRequest::parse(head, {});
    require(bool(request), "a good value makes a good head");
    const QList<QByteArray> names = request->subprotocols();
    const bool good =
        std::ranges::all_of(names, isToken) && QSet<QByteArray>(names.begin(), names.end()).size() == names.size();
    require(checkUpgrade(*request) == (good ? Error::None : Error::SubprotocolInvalid), "only tokens, each once");
    for (const QByteArray &name : names)
        require(HandshakeAnswer{name, {}}.isValidFor(*request), "each may be chosen");
    // Longer than any of them.
    require(!HandshakeAnswer{names.join('x') + 'x', {}}.isValidFor(*request), "and no other");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    Input input(data, size);
    const CompressionOptions server = optionsFrom(input);
    const CompressionOptions client = optionsFrom(input);
    checkTogether(server, client);
    const QByteArray value = input.bytes(8000); // fits a head
    checkExtensions(value, server, client);
    checkList(value);
    if (isHeaderValue(value))
        checkSubprotocols(value);
    return 0;
}
