// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/handshake.h"
#include "tidewirenetwork_export.h"
#include "transport/transport.h"

#include <QtCore/qfuture.h>

#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace Tidewire {

/// A request to open a WebSocket connection that is well formed and passed the server's options.
struct HandshakeRequest
{
    HttpRequest http;
    Endpoint peer;
    Endpoint local;
    /// True if it came over TLS.
    bool secure = false;
    /// What the server's options would agree on: the first of the client's subprotocols that the server has.
    QByteArray subprotocol;
};

/// A program's answer to a HandshakeRequest.
class TIDEWIRENETWORK_EXPORT HandshakeDecision
{
public:
    using Future = QFuture<HandshakeDecision>;

    /// Opens the connection with the subprotocol that the server's options agree on.
    static HandshakeDecision accept() { return HandshakeDecision(Accept{}); }
    /// Opens the connection with \a subprotocol, which must be one that the client asked for (or empty for none), and
    /// with \a headers in the answer, which must not be those of the handshake itself. A decision that breaks this is
    /// answered with status 500, and a warning is logged.
    static HandshakeDecision accept(const QByteArray &subprotocol, const HttpHeaders &headers = {})
    {
        return HandshakeDecision(Accept{subprotocol, headers});
    }
    /// Refuses with an HTTP status from 300 to 599.
    static HandshakeDecision reject(int status, const QByteArray &body = {}, const HttpHeaders &headers = {})
    {
        return HandshakeDecision(HttpResponse{status, headers, body});
    }
    /// Decides when \a future has a result; no byte of the client's is read until then. The handshake's deadline goes
    /// on. A future that is cancelled rejects with status 500. It may be fulfilled from any thread.
    static HandshakeDecision later(const Future &future);

private:
    friend class WebSocketService;
    struct Accept
    {
        std::optional<QByteArray> subprotocol;
        HttpHeaders headers;
    };
    // By pointer: a QFuture needs its type to be complete.
    using Content = std::variant<Accept, HttpResponse, std::shared_ptr<const Future>>;
    explicit HandshakeDecision(Content content) : m_content(std::move(content)) {}

    Content m_content;
};

inline HandshakeDecision HandshakeDecision::later(const Future &future)
{
    return HandshakeDecision(std::make_shared<const Future>(future));
}

/// Decides about a handshake. Called in the server's thread.
using HandshakeHandler = std::function<HandshakeDecision(const HandshakeRequest &request)>;
/// Answers a plain HTTP request; the body of a HEAD request's answer is left out by the server. The body of a request
/// is not read. Called in the server's thread.
using HttpHandler = std::function<HttpResponse(const HttpRequest &request)>;

} // namespace Tidewire
