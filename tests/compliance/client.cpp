// SPDX-License-Identifier: MIT
// Tidewire's client for the compliance suite: it echoes each message until it is closed. One process serves all cases.
//
// Each line on standard input, "ID URL OPTION…", opens a connection. At its end comes the line
// "ID closed CODE CLEAN ERROR SUBPROTOCOL", where CLEAN is 1 or 0, and "-" stands for no subprotocol.
// Usage: compliance_client [CA_FILE]

#include <Tidewire/Limits>
#include <Tidewire/WebSocketClient>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qsocketnotifier.h>
#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslconfiguration.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

/// Reads NAME=NUMBER options of compression; false if it is none of them.
bool readCompression(const QByteArray &name, int value, CompressionOptions &into)
{
    if (name == "compression")
        into.permessageDeflate = value != 0;
    else if (name == "takeover")
        into.contextTakeover = value != 0;
    else if (name == "peer-takeover")
        into.peerContextTakeover = value != 0;
    else if (name == "window")
        into.windowBits = value;
    else if (name == "peer-window")
        into.peerWindowBits = value;
    else if (name == "threshold")
        into.threshold = value;
    else
        return false;
    return true;
}

void setOptions(WebSocketClient &client, const QList<QByteArray> &options)
{
    CompressionOptions compression;
    Limits limits;
    // All the time there is, so that an end that only a deadline would bring fails the case.
    limits.closeTimeout = std::chrono::hours(1);
    for (const QByteArray &option : options) {
        const qsizetype equals = option.indexOf('=');
        const QByteArray name = option.first(std::max(equals, qsizetype(0)));
        const QByteArray value = option.mid(equals + 1);
        if (name == "subprotocols")
            client.setSubprotocols(QString::fromLatin1(value).split(u','));
        else if (name == "handshake-timeout")
            limits.handshakeTimeout = std::chrono::milliseconds(value.toInt());
        else if (!readCompression(name, value.toInt(), compression))
            qFatal("unknown option %s", option.constData());
    }
    client.setCompression(compression);
    client.setLimits(limits);
}

void report(const QByteArray &id, const WebSocket &socket, CloseCode code, bool clean)
{
    const QByteArray subprotocol = socket.subprotocol().isEmpty() ? "-" : socket.subprotocol().toLatin1();
    std::printf("%s closed %d %d %s %s\n", id.constData(), int(code), clean ? 1 : 0, errorName(socket.error()).data(),
                subprotocol.constData());
    std::fflush(stdout);
}

void startCase(const QByteArray &line, const QSslConfiguration &tls)
{
    QList<QByteArray> words = line.split(' ');
    const QByteArray id = words.takeFirst();
    const QUrl url = QUrl::fromEncoded(words.takeFirst());
    auto *client = new WebSocketClient(qApp);
    setOptions(*client, words);
    client->setSslConfiguration(tls);
    QObject::connect(client, &WebSocket::utf8MessageReceived, client,
                     [client](const QByteArray &message) { client->sendUtf8Message(message); });
    QObject::connect(client, &WebSocket::binaryMessageReceived, client,
                     [client](const QByteArray &message) { client->sendBinaryMessage(message); });
    QObject::connect(client, &WebSocket::closed, client, [client, id](CloseCode code, const QString &, bool clean) {
        report(id, *client, code, clean);
        client->deleteLater();
    });
    client->open(url);
}

/// Calls startCase() for each line of standard input, and ends the program with it.
class Commands
{
public:
    explicit Commands(const QSslConfiguration &tls) : m_tls(tls), m_notifier(STDIN_FILENO, QSocketNotifier::Read)
    {
        QObject::connect(&m_notifier, &QSocketNotifier::activated, qApp, [this] { read(); });
    }

private:
    void read()
    {
        char bytes[4096];
        const ssize_t size = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (size <= 0)
            return QCoreApplication::quit();
        m_kept.append(bytes, qsizetype(size));
        for (qsizetype end = m_kept.indexOf('\n'); end >= 0; end = m_kept.indexOf('\n')) {
            startCase(m_kept.first(end), m_tls);
            m_kept.remove(0, end + 1);
        }
    }

    const QSslConfiguration m_tls;
    QSocketNotifier m_notifier;
    QByteArray m_kept;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (argc > 1)
        tls.setCaCertificates(QSslCertificate::fromPath(QString::fromLocal8Bit(argv[1])));
    const Commands commands(tls);
    return QCoreApplication::exec();
}
