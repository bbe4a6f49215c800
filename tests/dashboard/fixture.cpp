// SPDX-License-Identifier: MIT
#include "fixture.h"

#include "accessibility.h"
#include "testcertificate.h"

#include <Tidewire/TlsConfiguration>

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qurl.h>
#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>
#include <QtNetwork/qtcpsocket.h>
#include <QtQuick/qquickwindow.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace Tidewire;

Fixture::Fixture(QObject *parent) : QObject(parent)
{
    connect(&m_server, &WebSocketServer::textMessageReceived, [this](WebSocket *socket, const QString &message) {
        if (m_answersLeft != 0)
            socket->sendTextMessage(m_answer.isEmpty() ? message : m_answer);
        m_answersLeft -= m_answersLeft > 0 ? 1 : 0;
    });
    connect(&m_server, &WebSocketServer::binaryMessageReceived,
            [](WebSocket *socket, const QByteArray &message) { socket->sendBinaryMessage(message); });
    m_heart.setTimerType(Qt::PreciseTimer);
    connect(&m_heart, &QTimer::timeout, this, [this] { m_longest = std::max(m_longest, m_sinceBeat.restart()); });
    m_heart.start(5);
    m_sinceBeat.start();
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("The test's server cannot listen");
}

void Fixture::addClient(const QString &path)
{
    addClientOf(m_server.url(), path);
}

void Fixture::addClientOf(const QString &server, const QString &path)
{
    auto client = std::make_unique<WebSocketClient>();
    connect(client.get(), &WebSocket::pingReceived, this, [this] {
        ++m_pings;
        Q_EMIT pingsSeenChanged();
    });
    connect(client.get(), &WebSocket::closed, this, [this](CloseCode code, const QString &reason) {
        m_closeCode = int(code);
        m_closeReason = reason;
        Q_EMIT clientClosed();
    });
    const WebSocket *key = client.get();
    connect(client.get(), &WebSocket::textMessageReceived, this, [this, key](const QString &message) {
        ++m_messages;
        m_lastMessages[key] = message.left(1000);
        m_lastMessage = message.left(1000);
        Q_EMIT messageSeen();
    });
    connect(client.get(), &WebSocket::binaryMessageReceived, this, [this, key](const QByteArray &message) {
        ++m_messages;
        m_lastMessages[key] = QString::fromLatin1(message.toHex());
        m_lastMessage = QString::fromLatin1(message.toHex());
        Q_EMIT messageSeen();
    });
    client->setHeaders({{"User-Agent", "fixture"}, {"Cookie", "session=secret"}});
    QUrl url(server);
    url.setPath(path);
    client->open(url);
    m_clients.push_back(std::move(client));
}

void Fixture::send(int client, int messages)
{
    for (int i = 0; i < messages; ++i)
        m_clients.at(size_t(client))->sendTextMessage(u"message"_s);
}

void Fixture::sendText(int client, const QString &message)
{
    m_clients.at(size_t(client))->sendTextMessage(message);
}

void Fixture::sendHex(int client, const QString &hex)
{
    m_clients.at(size_t(client))->sendBinaryMessage(QByteArray::fromHex(hex.toLatin1()));
}

void Fixture::sendLargeJson(int client, int mebibytes)
{
    QByteArray json("[");
    while (json.size() < qsizetype(mebibytes) * 1024 * 1024 - 64)
        json += R"({"type":"move","x":412,"y":87},)";
    m_clients.at(size_t(client))->sendUtf8Message(json + "0]");
}

void Fixture::ping(int client, const QString &payload)
{
    m_clients.at(size_t(client))->ping(payload.toUtf8());
}

QString Fixture::contents(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(100'000)) : QString();
}

void Fixture::write(const QString &path, const QString &text) const
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("The test cannot write its file");
}

void Fixture::repeatLastFrame(const QString &path, int times) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        qFatal("The test cannot change its file");
    const QList<QByteArray> lines = file.readAll().split('\n');
    const QByteArray frame = lines.at(lines.size() - 3); // behind it is the line that says how many there are
    const qsizetype end = file.size() - lines.at(lines.size() - 2).size() - 1;
    const QByteArray name = "\"number\":";
    const qsizetype begin = frame.indexOf(name) + name.size();
    const QByteArray rest = frame.sliced(frame.indexOf(',', begin));
    file.seek(end);
    for (int i = 1; i <= times; ++i)
        file.write(frame.first(begin) + QByteArray::number(1000 + i) + rest + '\n');
    file.write("{\"type\":\"end\",\"records\":" + QByteArray::number(lines.size() - 3 + times) + "}\n");
}

QString Fixture::clipboard() const
{
    return QGuiApplication::clipboard()->text();
}

int Fixture::longestStall()
{
    return int(std::exchange(m_longest, 0));
}

void Fixture::closeClient(int client)
{
    m_clients.at(size_t(client))->close();
}

void Fixture::failHandshake()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(QUrl(m_server.url()).port()));
    if (!socket.waitForConnected())
        qFatal("The test cannot connect");
    socket.write("HELLO\r\n\r\n");
    socket.waitForBytesWritten();
}

QString Fixture::lastMessageTo(int client) const
{
    return m_lastMessages.value(m_clients.at(size_t(client)).get());
}

QVariantMap Fixture::accessibilityTree(QQuickItem *item) const
{
    const AccessibilityTree tree(item->window());
    return {{u"count"_s, tree.count()}, {u"unnamed"_s, tree.unnamed()}, {u"focusable"_s, tree.focusable()}};
}

QString Fixture::newFile()
{
    return m_folder.filePath(u"%1.ini"_s.arg(++m_files));
}

int Fixture::startProgram(int port)
{
    return start(port, QProcessEnvironment::systemEnvironment());
}

QVariantMap Fixture::startHiddenProgram()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
    start(0, environment);
    const QString path = m_folder.filePath(u"tidewire/%1.json"_s.arg(m_program.processId()));
    if (!QTest::qWaitFor([&] { return QFile::exists(path); }, 20'000))
        qFatal("The other program cannot be inspected");
    const QJsonObject endpoint = QJsonDocument::fromJson(contents(path).toUtf8())[u"servers"_s][0].toObject();
    return {{u"url"_s, endpoint.value(u"url"_s).toString()}, {u"token"_s, endpoint.value(u"token"_s).toString()}};
}

int Fixture::start(int port, const QProcessEnvironment &environment)
{
    QProcessEnvironment inspected = environment;
    inspected.insert(u"TIDEWIRE_INSPECT"_s, u"1"_s);
    m_program.setProcessEnvironment(inspected);
    m_program.start(QStringLiteral(ECHO_PROGRAM), {u"--port"_s, QString::number(port)});
    if (!m_program.waitForReadyRead())
        qFatal("The other program does not start");
    // "listening on ws://127.0.0.1:43210/"
    return QUrl(QString::fromLatin1(m_program.readLine().trimmed().split(' ').last())).port();
}

namespace {

/// While others may read it, nothing in it is found, and nothing written.
void hideWhatRunsHere(bool hide)
{
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/tidewire"_s;
    QDir().mkpath(folder);
    QFileDevice::Permissions mode = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    mode.setFlag(QFileDevice::ReadOther, hide);
    QFile::setPermissions(folder, mode);
}

} // namespace

QVariantMap Fixture::openSecureEndpoint(int port, int number)
{
    hideWhatRunsHere(true);
    const QString folder = file(u"certificate%1"_s.arg(number));
    if (QDir().mkdir(folder))
        const TestCertificate certificate(folder);
    const auto tls = serverTlsConfiguration(folder + u"/localhost.pem"_s, folder + u"/localhost.key"_s);
    if (!m_endpoint) {
        m_endpoint = std::make_unique<InspectEndpoint>(&m_server);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Dashboards do not find this server"_s));
    }
    m_endpoint->setSslConfiguration(tls.value());
    if (!m_endpoint->open(QHostAddress(u"127.0.0.2"_s), quint16(port)))
        qFatal("The test's inspector cannot listen");
    return {{u"url"_s, m_endpoint->url().toString()},
            {u"token"_s, m_endpoint->token()},
            {u"fingerprint"_s, m_endpoint->fingerprint()},
            {u"port"_s, m_endpoint->url().port()}};
}

void Fixture::closeSecureEndpoint()
{
    m_endpoint.reset();
    hideWhatRunsHere(false);
}

void Fixture::killProgram()
{
    m_program.kill();
    m_program.waitForFinished();
}

void Fixture::clear()
{
    m_answersLeft = -1;
    m_clients.clear();
    m_lastMessages.clear();
    m_pings = 0;
    m_closeCode = 0;
    m_messages = 0;
    m_lastMessage.clear();
    m_answer.clear();
}
