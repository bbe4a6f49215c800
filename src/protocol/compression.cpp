// SPDX-License-Identifier: MIT
#include "compression.h"

#include <algorithm>
#include <array>

namespace Tidewire {

namespace {

constexpr QByteArrayView PermessageDeflate = "permessage-deflate";
constexpr std::array<QByteArrayView, 2> DeflateFrameNames{"x-webkit-deflate-frame", "deflate-frame"};

constexpr int SmallestWindow = 8;
constexpr int LargestWindow = 15;
/// zlib has no raw compressor with a smaller one.
constexpr int SmallestOwnWindow = 9;

bool isWithin(int value, int from, int to)
{
    return value >= from && value <= to;
}

/// The parameters of RFC 7692 §7.1, which also have room for those of deflate-frame.
struct Parameters
{
    bool serverNoTakeover = false;
    bool clientNoTakeover = false;
    std::optional<int> serverWindow;
    std::optional<int> clientWindow;
    /// `client_max_window_bits` stands there, with or without a value.
    bool clientWindowNamed = false;
};

/// "8" to "15", without leading zeros (RFC 7692 §7.1.2).
std::optional<int> readWindow(const std::optional<QByteArray> &value)
{
    if (!value)
        return {};
    const int number = value->toInt();
    if (!isWithin(number, SmallestWindow, LargestWindow) || QByteArray::number(number) != *value)
        return {};
    return number;
}

/// Takes one parameter; false if it is unknown, or has a value that it may not have.
bool read(const ExtensionParameter &parameter, Parameters &into)
{
    if (parameter.name == "server_no_context_takeover")
        return into.serverNoTakeover = !parameter.value;
    if (parameter.name == "client_no_context_takeover")
        return into.clientNoTakeover = !parameter.value;
    if (parameter.name == "server_max_window_bits")
        return bool(into.serverWindow = readWindow(parameter.value));
    if (parameter.name == "client_max_window_bits") {
        into.clientWindowNamed = true;
        into.clientWindow = readWindow(parameter.value);
        return into.clientWindow || !parameter.value;
    }
    return false;
}

bool hasDuplicates(const QList<ExtensionParameter> &parameters)
{
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        if (std::ranges::find(it + 1, parameters.end(), it->name, &ExtensionParameter::name) != parameters.end())
            return true;
    }
    return false;
}

std::optional<Parameters> readParameters(const Extension &extension)
{
    // Not more than there are names, before anything is compared with anything.
    if (extension.parameters.size() > 4 || hasDuplicates(extension.parameters))
        return {};
    Parameters parameters;
    for (const ExtensionParameter &parameter : extension.parameters) {
        if (!read(parameter, parameters))
            return {};
    }
    return parameters;
}

std::optional<CompressionAgreement> agreeOnMessages(const Extension &offer, const CompressionOptions &options)
{
    const auto asked = readParameters(offer);
    if (!asked || asked->serverWindow.value_or(LargestWindow) < SmallestOwnWindow)
        return {};
    CompressionAgreement agreement;
    agreement.answer = PermessageDeflate.toByteArray();
    agreement.ownContextTakeover = options.contextTakeover && !asked->serverNoTakeover;
    if (!agreement.ownContextTakeover)
        agreement.answer += "; server_no_context_takeover";
    agreement.peerContextTakeover = options.peerContextTakeover && !asked->clientNoTakeover;
    if (!agreement.peerContextTakeover)
        agreement.answer += "; client_no_context_takeover";
    agreement.ownWindowBits = std::min(options.windowBits, asked->serverWindow.value_or(LargestWindow));
    if (asked->serverWindow || agreement.ownWindowBits < LargestWindow)
        agreement.answer += "; server_max_window_bits=" + QByteArray::number(agreement.ownWindowBits);
    // RFC 7692 §7.1.2.2: only who names it can be told.
    if (asked->clientWindowNamed) {
        agreement.peerWindowBits = std::min(options.peerWindowBits, asked->clientWindow.value_or(LargestWindow));
        if (asked->clientWindow || agreement.peerWindowBits < LargestWindow)
            agreement.answer += "; client_max_window_bits=" + QByteArray::number(agreement.peerWindowBits);
    }
    return agreement;
}

/// A parameter binds its receiver as the one who compresses: the offer's this server, the answer's the client.
std::optional<CompressionAgreement> agreeOnFrames(const Extension &offer, const CompressionOptions &options)
{
    if (offer.parameters.size() > 2 || hasDuplicates(offer.parameters))
        return {};
    CompressionAgreement agreement;
    agreement.format = CompressionAgreement::Format::DeflateFrame;
    agreement.ownWindowBits = options.windowBits;
    agreement.ownContextTakeover = options.contextTakeover;
    for (const ExtensionParameter &parameter : offer.parameters) {
        const auto window = readWindow(parameter.value);
        if (parameter.name == "max_window_bits" && window && *window >= SmallestOwnWindow)
            agreement.ownWindowBits = std::min(options.windowBits, *window);
        else if (parameter.name == "no_context_takeover" && !parameter.value)
            agreement.ownContextTakeover = false;
        else
            return {};
    }
    agreement.peerWindowBits = options.peerWindowBits;
    agreement.peerContextTakeover = options.peerContextTakeover;
    agreement.answer = offer.name;
    if (agreement.peerWindowBits < LargestWindow)
        agreement.answer += "; max_window_bits=" + QByteArray::number(agreement.peerWindowBits);
    if (!agreement.peerContextTakeover)
        agreement.answer += "; no_context_takeover";
    return agreement;
}

} // namespace

bool CompressionOptions::isValid() const
{
    return isWithin(windowBits, SmallestOwnWindow, LargestWindow)
        && isWithin(peerWindowBits, SmallestOwnWindow, LargestWindow) && isWithin(level, 1, 9)
        && isWithin(memoryLevel, 1, 9) && threshold >= 0;
}

std::optional<CompressionAgreement> CompressionAgreement::choose(const QList<Extension> &offers,
                                                                 const CompressionOptions &options)
{
    for (const Extension &offer : offers) {
        if (!options.permessageDeflate || offer.name != PermessageDeflate)
            continue;
        if (auto agreement = agreeOnMessages(offer, options))
            return agreement;
    }
    for (const Extension &offer : offers) {
        if (!options.webkitDeflateFrame || std::ranges::find(DeflateFrameNames, offer.name) == DeflateFrameNames.end())
            continue;
        if (auto agreement = agreeOnFrames(offer, options))
            return agreement;
    }
    return {};
}

QByteArray CompressionAgreement::offer(const CompressionOptions &options)
{
    if (!options.permessageDeflate)
        return {};
    QByteArray offer = PermessageDeflate.toByteArray();
    if (!options.contextTakeover)
        offer += "; client_no_context_takeover";
    if (!options.peerContextTakeover)
        offer += "; server_no_context_takeover";
    offer += "; client_max_window_bits";
    if (options.windowBits < LargestWindow)
        offer += '=' + QByteArray::number(options.windowBits);
    if (options.peerWindowBits < LargestWindow)
        offer += "; server_max_window_bits=" + QByteArray::number(options.peerWindowBits);
    return offer;
}

Result<std::optional<CompressionAgreement>> CompressionAgreement::fromAnswer(const QList<Extension> &answers,
                                                                             const CompressionOptions &options)
{
    if (answers.isEmpty())
        return std::optional<CompressionAgreement>();
    if (!options.permessageDeflate || answers.size() > 1 || answers.front().name != PermessageDeflate)
        return Error::ExtensionNotRequested;
    const auto told = readParameters(answers.front());
    // An answer names client_max_window_bits with a value or not at all (RFC 7692 §7.1.2.2), and grants what was asked.
    if (!told || (told->clientWindowNamed && !told->clientWindow)
        || (!options.peerContextTakeover && !told->serverNoTakeover)
        || told->serverWindow.value_or(LargestWindow) > options.peerWindowBits)
        return Error::ExtensionParameterInvalid;
    CompressionAgreement agreement;
    agreement.ownWindowBits = std::min(options.windowBits, told->clientWindow.value_or(LargestWindow));
    agreement.peerWindowBits = told->serverWindow.value_or(LargestWindow);
    agreement.ownContextTakeover = options.contextTakeover && !told->clientNoTakeover;
    agreement.peerContextTakeover = !told->serverNoTakeover;
    return std::optional(agreement);
}

} // namespace Tidewire
