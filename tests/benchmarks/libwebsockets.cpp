// SPDX-License-Identifier: MIT
// An echo server on libwebsockets, in one thread.
#include "peer.h"

#include <cstdint>
#include <deque>
#include <libwebsockets.h>
#include <memory>
#include <new>
#include <set>

namespace {

/// Behind the room that lws_write() asks for.
struct Message
{
    std::string bytes;
    lws_write_protocol type;
};

struct Connection
{
    std::string incoming;
    std::deque<std::shared_ptr<Message>> queue;
};

std::set<lws *> all;
bool broadcasting = false;
const std::string level = std::to_string(CompressionLevel);

void send(lws *wsi, const std::shared_ptr<Message> &message)
{
    static_cast<Connection *>(lws_wsi_user(wsi))->queue.push_back(message);
    lws_callback_on_writable(wsi);
}

void receive(lws *wsi, Connection &connection, const char *bytes, std::size_t size)
{
    if (connection.incoming.empty())
        connection.incoming.assign(LWS_PRE, '\0');
    connection.incoming.append(bytes, size);
    if (lws_remaining_packet_payload(wsi) > 0 || lws_is_final_fragment(wsi) == 0)
        return;
    const auto type = lws_frame_is_binary(wsi) != 0 ? LWS_WRITE_BINARY : LWS_WRITE_TEXT;
    const auto message = std::make_shared<Message>(Message{std::move(connection.incoming), type});
    connection.incoming.clear();
    if (!broadcasting) {
        send(wsi, message);
        return;
    }
    for (lws *each : all)
        send(each, message);
}

int write(lws *wsi, Connection &connection)
{
    while (!connection.queue.empty() && lws_send_pipe_choked(wsi) == 0) {
        const auto message = std::move(connection.queue.front());
        connection.queue.pop_front();
        // It writes the header in front; with broadcast the same for all.
        auto *const payload = reinterpret_cast<unsigned char *>(message->bytes.data()) + LWS_PRE;
        if (lws_write(wsi, payload, message->bytes.size() - LWS_PRE, message->type) < 0)
            return -1;
    }
    if (!connection.queue.empty())
        lws_callback_on_writable(wsi);
    return 0;
}

int handle(lws *wsi, lws_callback_reasons reason, void *user, void *bytes, std::size_t size)
{
    auto *const connection = static_cast<Connection *>(user);
    switch (reason) {
    case LWS_CALLBACK_ESTABLISHED:
        new (connection) Connection;
        all.insert(wsi);
        // Without effect where no compression was negotiated.
        lws_set_extension_option(wsi, "permessage-deflate", "compression_level", level.c_str());
        return 0;
    case LWS_CALLBACK_CLOSED:
        all.erase(wsi);
        connection->~Connection();
        return 0;
    case LWS_CALLBACK_RECEIVE:
        receive(wsi, *connection, static_cast<const char *>(bytes), size);
        return 0;
    case LWS_CALLBACK_SERVER_WRITEABLE:
        return write(wsi, *connection);
    default:
        return 0;
    }
}

std::uint64_t contextOptions(const PeerArguments &arguments)
{
    // Text is validated as the others do.
    std::uint64_t options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS | LWS_SERVER_OPTION_VALIDATE_UTF8;
#ifdef LWS_WITH_LIBUV
    // Its own loop is poll(), which is the faster one until it has thousands of connections to look at for each event.
    if (arguments.many)
        options |= LWS_SERVER_OPTION_LIBUV;
#endif
    return arguments.tls() ? options | LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT : options;
}

} // namespace

int main(int argc, char *argv[])
{
    const PeerArguments arguments = readPeerArguments(argc, argv);
    broadcasting = arguments.broadcast;
    lws_set_log_level(LLL_ERR, nullptr);
    constexpr std::size_t BufferSize = 64 * 1024;
    const lws_protocols protocols[] = {{"", handle, sizeof(Connection), BufferSize, 0, nullptr, 0},
                                       {nullptr, nullptr, 0, 0, 0, nullptr, 0}};
    const lws_extension extensions[] = {{"permessage-deflate", lws_extension_callback_pm_deflate, "permessage-deflate"},
                                        {nullptr, nullptr, nullptr}};
    lws_context_creation_info info{};
    info.port = arguments.port;
    info.iface = "127.0.0.1";
    info.protocols = protocols;
    info.extensions = extensions;
    info.pt_serv_buf_size = BufferSize;
    info.gid = info.uid = unsigned(-1);
    info.options = contextOptions(arguments);
    if (arguments.tls()) {
        info.ssl_cert_filepath = arguments.certificate.c_str();
        info.ssl_private_key_filepath = arguments.key.c_str();
    }
    lws_context *const context = lws_create_context(&info);
    lws_vhost *const host = context != nullptr ? lws_create_vhost(context, &info) : nullptr;
    if (host == nullptr)
        return 1;
    announce(arguments, lws_get_vhost_listen_port(host));
    while (lws_service(context, 0) >= 0) {}
    lws_context_destroy(context);
}
