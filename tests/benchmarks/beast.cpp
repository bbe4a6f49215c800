// SPDX-License-Identifier: MIT
// An echo server on Boost.Beast, in one thread.
#include "peer.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <deque>
#include <memory>
#include <set>
#include <type_traits>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using Tcp = asio::ip::tcp;
using Code = boost::system::error_code;
// With an executor of its own type, as Beast's documentation advises for speed.
using Socket = asio::basic_stream_socket<Tcp, asio::io_context::executor_type>;
using TlsSocket = beast::ssl_stream<Socket>;

struct Message
{
    beast::flat_buffer data;
    bool binary;
};

template<typename Layer>
class Connection : public std::enable_shared_from_this<Connection<Layer>>
{
public:
    using All = std::set<Connection *>;

    template<typename... Arguments>
    explicit Connection(All &all, bool broadcast, Arguments &&...arguments)
        : m_stream(std::forward<Arguments>(arguments)...), m_all(all), m_broadcast(broadcast)
    {
        websocket::permessage_deflate deflate;
        deflate.server_enable = true;
        deflate.compLevel = CompressionLevel;
        m_stream.set_option(deflate);
        // It would cut messages into pieces of 4 KiB.
        m_stream.auto_fragment(false);
    }
    ~Connection() { m_all.erase(this); }

    void start()
    {
        if constexpr (std::is_same_v<Layer, TlsSocket>) {
            m_stream.next_layer().async_handshake(asio::ssl::stream_base::server,
                                                  [self = this->shared_from_this()](Code error) {
                                                      if (!error)
                                                          self->accept();
                                                  });
        } else {
            accept();
        }
    }

private:
    void accept()
    {
        m_stream.async_accept([self = this->shared_from_this()](Code error) {
            if (error)
                return;
            self->m_all.insert(self.get());
            self->read();
        });
    }

    void read()
    {
        m_stream.async_read(m_buffer, [self = this->shared_from_this()](Code error, std::size_t) {
            if (!error)
                self->received();
        });
    }

    void received()
    {
        if (!m_broadcast) {
            m_stream.binary(m_stream.got_binary());
            m_stream.async_write(m_buffer.data(), [self = this->shared_from_this()](Code error, std::size_t) {
                if (error)
                    return;
                self->m_buffer.consume(self->m_buffer.size());
                self->read();
            });
            return;
        }
        const auto message = std::make_shared<const Message>(Message{std::move(m_buffer), m_stream.got_binary()});
        m_buffer = {};
        for (Connection *each : m_all)
            each->send(message);
        read();
    }

    void send(const std::shared_ptr<const Message> &message)
    {
        m_queue.push_back(message);
        if (m_queue.size() == 1)
            writeNext();
    }

    void writeNext()
    {
        m_stream.binary(m_queue.front()->binary);
        m_stream.async_write(m_queue.front()->data.data(), [self = this->shared_from_this()](Code error, std::size_t) {
            if (error)
                return;
            self->m_queue.pop_front();
            if (!self->m_queue.empty())
                self->writeNext();
        });
    }

    websocket::stream<Layer> m_stream;
    beast::flat_buffer m_buffer;
    std::deque<std::shared_ptr<const Message>> m_queue;
    All &m_all;
    bool m_broadcast;
};

class Server
{
public:
    explicit Server(const PeerArguments &arguments)
        : m_arguments(arguments),
          m_acceptor(m_context, {asio::ip::address_v4::loopback(), std::uint16_t(arguments.port)})
    {
        if (arguments.tls()) {
            m_tls.use_certificate_chain_file(arguments.certificate);
            m_tls.use_private_key_file(arguments.key, asio::ssl::context::pem);
        }
        m_acceptor.listen(1024);
    }

    void run()
    {
        announce(m_arguments, m_acceptor.local_endpoint().port());
        accept();
        m_context.run();
    }

private:
    void accept()
    {
        m_acceptor.async_accept([this](Code error, Socket socket) {
            if (!error) {
                socket.set_option(Tcp::no_delay(true));
                const bool broadcast = m_arguments.broadcast;
                if (m_arguments.tls())
                    std::make_shared<Connection<TlsSocket>>(m_tlsAll, broadcast, std::move(socket), m_tls)->start();
                else
                    std::make_shared<Connection<Socket>>(m_all, broadcast, std::move(socket))->start();
            }
            accept();
        });
    }

    const PeerArguments &m_arguments;
    Connection<Socket>::All m_all;
    Connection<TlsSocket>::All m_tlsAll;
    asio::io_context m_context{1};
    asio::ssl::context m_tls{asio::ssl::context::tls_server};
    asio::basic_socket_acceptor<Tcp, asio::io_context::executor_type> m_acceptor;
};

} // namespace

int main(int argc, char *argv[])
{
    const PeerArguments arguments = readPeerArguments(argc, argv);
    Server(arguments).run();
}
