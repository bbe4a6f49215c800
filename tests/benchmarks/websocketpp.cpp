// SPDX-License-Identifier: MIT
// An echo server on websocketpp, in one thread.
#include "peer.h"

#include <set>
#include <websocketpp/concurrency/none.hpp>
#include <websocketpp/config/asio.hpp>
#include <websocketpp/extensions/permessage_deflate/enabled.hpp>
#include <websocketpp/server.hpp>

namespace {

/// For one thread: without mutexes and strands.
template<typename Base>
struct Config : Base
{
    using concurrency_type = websocketpp::concurrency::none;
    using alog_type = websocketpp::log::basic<concurrency_type, websocketpp::log::alevel>;
    using elog_type = websocketpp::log::basic<concurrency_type, websocketpp::log::elevel>;
    static constexpr bool enable_multithreading = false;

    struct transport_config : Base::transport_config
    {
        using concurrency_type = Config::concurrency_type;
        using alog_type = Config::alog_type;
        using elog_type = Config::elog_type;
        static constexpr bool enable_multithreading = false;
    };
    using transport_type = websocketpp::transport::asio::endpoint<transport_config>;

    struct permessage_deflate_config
    {};
    using permessage_deflate_type = websocketpp::extensions::permessage_deflate::enabled<permessage_deflate_config>;
};

using Plain = websocketpp::server<Config<websocketpp::config::asio>>;
using Tls = websocketpp::server<Config<websocketpp::config::asio_tls>>;
using Handle = websocketpp::connection_hdl;
namespace ssl = websocketpp::lib::asio::ssl;

template<typename Server>
int serve(Server &server, const PeerArguments &arguments)
{
    std::set<Handle, std::owner_less<Handle>> all;
    server.clear_access_channels(websocketpp::log::alevel::all);
    server.clear_error_channels(websocketpp::log::elevel::all);
    server.init_asio();
    server.set_listen_backlog(1024);
    server.set_tcp_post_init_handler([&server](Handle handle) {
        websocketpp::lib::asio::error_code error;
        const websocketpp::lib::asio::ip::tcp::no_delay option(true);
        server.get_con_from_hdl(handle)->get_raw_socket().set_option(option, error);
    });
    server.set_open_handler([&all](Handle handle) { all.insert(handle); });
    server.set_close_handler([&all](Handle handle) { all.erase(handle); });
    server.set_message_handler([&](Handle from, const typename Server::message_ptr &message) {
        websocketpp::lib::error_code error;
        // Where that was negotiated. A client may have sent it plain.
        message->set_compressed(true);
        if (!arguments.broadcast)
            server.send(from, message, error);
        else
            for (const Handle &handle : all)
                server.send(handle, message, error);
    });
    const auto loopback = websocketpp::lib::asio::ip::address_v4::loopback();
    server.listen(websocketpp::lib::asio::ip::tcp::endpoint(loopback, std::uint16_t(arguments.port)));
    websocketpp::lib::asio::error_code error;
    announce(arguments, server.get_local_endpoint(error).port());
    server.start_accept();
    server.run();
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const PeerArguments arguments = readPeerArguments(argc, argv);
    if (!arguments.tls()) {
        Plain server;
        return serve(server, arguments);
    }
    Tls server;
    const auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    context->use_certificate_chain_file(arguments.certificate);
    context->use_private_key_file(arguments.key, ssl::context::pem);
    server.set_tls_init_handler([&context](Handle) { return context; });
    return serve(server, arguments);
}
