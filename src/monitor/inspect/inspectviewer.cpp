// SPDX-License-Identifier: MIT
#include "inspectviewer.h"

#include "alertschannel.h"
#include "detailschannel.h"
#include "figureschannel.h"
#include "frameschannel.h"
#include "inspectendpoint.h"
#include "inspectprotocol.h"
#include "network/websocketservice.h"
#include "rowcode.h"
#include "tablechannel.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>

#include <algorithm>
#include <array>

namespace Tidewire {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

QList<qreal> idsOf(const QJsonObject &request)
{
    return numbersFromJson(request.value("ids"_L1), Inspect::MaxRequestSize);
}

using ChannelPointer = std::unique_ptr<InspectChannel>;

template<typename Channel>
ChannelPointer make(InspectViewer *viewer, int number, QLatin1StringView kind)
{
    return std::make_unique<Channel>(viewer, number, kind);
}

/// What there is to look at, and how many times one viewer may.
struct ChannelKind
{
    QLatin1StringView name;
    int most;
    ChannelPointer (*make)(InspectViewer *viewer, int number, QLatin1StringView kind);
};
constexpr std::array ChannelKinds{
    ChannelKind{"connections"_L1, Inspect::MaxTables, make<TableChannel>},
    ChannelKind{"details"_L1, Inspect::MaxChannels, make<DetailsChannel>},
    ChannelKind{"figures"_L1, Inspect::MaxChannels, make<FiguresChannel>},
    ChannelKind{"alerts"_L1, Inspect::MaxTables, make<AlertsChannel>},
    ChannelKind{"frames"_L1, Inspect::MaxRecorders, make<FramesChannel>},
};

} // namespace

InspectViewer::InspectViewer(InspectEndpoint *endpoint, WebSocket *socket)
    : QObject(endpoint), m_endpoint(endpoint), m_socket(socket)
{
    m_pause.setSingleShot(true);
    m_actions.setServer(dynamic_cast<QObject *>(endpoint->service()));
    m_sinceRequest.start();
    connect(&m_actions, &ServerActions::failed, this, [this](const QString &message) { m_failure = message; });
    connect(socket, &WebSocket::utf8MessageReceived, this, &InspectViewer::receive);
    connect(socket, &WebSocket::binaryMessageReceived, this,
            [this] { sendAway(u"binary messages are not understood"_s); });
    connect(socket, &WebSocket::drained, this, [this] {
        for (const auto &[number, channel] : m_channels)
            channel->resume();
    });
}

InspectViewer::~InspectViewer() = default;

void InspectViewer::sendHello()
{
    const WebSocketService *service = m_endpoint->service();
    if (!service)
        return;
    send({{"type"_L1, "hello"_L1},
          {"version"_L1, Inspect::Version},
          {"program"_L1, QCoreApplication::applicationName()},
          {"programVersion"_L1, QCoreApplication::applicationVersion()},
          {"pid"_L1, double(QCoreApplication::applicationPid())},
          {"server"_L1, service->url()},
          {"startTime"_L1, double(service->startTime().toMSecsSinceEpoch())},
          {"readOnly"_L1, !m_endpoint->allowsActions()}});
}

void InspectViewer::send(const QJsonObject &message)
{
    if (m_socket)
        m_socket->sendUtf8Message(QJsonDocument(message).toJson(QJsonDocument::Compact));
}

void InspectViewer::sendBinary(const QByteArray &message)
{
    if (m_socket)
        m_socket->sendBinaryMessage(message);
}

bool InspectViewer::isCongested() const
{
    return !m_socket || m_socket->bytesToWrite() > Inspect::HighWater;
}

const ConnectionModel *InspectViewer::table(int channel) const
{
    const auto found = m_channels.find(channel);
    const auto *table = found == m_channels.end() ? nullptr : qobject_cast<TableChannel *>(found->second.get());
    return table ? table->model() : nullptr;
}

void InspectViewer::work(const std::function<void()> &work)
{
    constexpr qint64 Share = 20;
    constexpr qint64 Least = 20; // As often as a display shows something new, or so.
    QElapsedTimer timer;
    timer.start();
    work();
    m_pause.start(milliseconds(std::max(timer.elapsed() * Share, Least)));
}

void InspectViewer::receive(const QByteArray &utf8)
{
    m_budget.advance(milliseconds(m_sinceRequest.restart()));
    if (!m_budget.take(utf8.size()))
        return sendAway(u"too many requests"_s);
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(utf8, &error);
    if (!document.isObject())
        return sendAway(u"not a JSON object"_s);
    if (m_endpoint->service())
        obey(document.object());
}

void InspectViewer::obey(const QJsonObject &request)
{
    const QString type = request.value("type"_L1).toString();
    if (type == "action"_L1)
        return act(request);
    const int number = request.value("channel"_L1).toInt();
    const auto channel = m_channels.find(number);
    if (type == "open"_L1)
        openChannel(number, request);
    else if (channel == m_channels.end())
        sendError(request, u"there is no such channel"_s);
    else if (type == "close"_L1)
        m_channels.erase(channel);
    else if (type != "set"_L1)
        sendError(request, u"unknown type"_s);
    else if (const QString problem = channel->second->set(request); !problem.isEmpty())
        sendError(request, problem);
}

void InspectViewer::openChannel(int number, const QJsonObject &request)
{
    if (number < 1 || m_channels.contains(number))
        return sendError(request, u"the channel's number is none, or taken"_s);
    if (int(m_channels.size()) >= Inspect::MaxChannels)
        return sendError(request, u"there are too many channels"_s);
    auto channel = makeChannel(number, request.value("of"_L1).toString());
    if (!channel)
        return sendError(request, u"there is no such thing to look at, or too many of it"_s);
    // It is there before it sends anything.
    InspectChannel *opened = m_channels.emplace(number, std::move(channel)).first->second.get();
    if (const QString problem = opened->set(request); !problem.isEmpty())
        sendError(request, problem);
}

std::unique_ptr<InspectChannel> InspectViewer::makeChannel(int number, const QString &kind)
{
    const auto found = std::ranges::find(ChannelKinds, kind, &ChannelKind::name);
    const bool may = found != ChannelKinds.end() && countOf(found->name) < found->most;
    return may ? found->make(this, number, found->name) : nullptr;
}

int InspectViewer::countOf(QLatin1StringView kind) const
{
    return int(std::ranges::count_if(m_channels, [kind](const auto &entry) { return entry.second->kind() == kind; }));
}

void InspectViewer::act(const QJsonObject &request)
{
    if (!m_endpoint->allowsActions())
        return sendError(request, u"this program can be looked at only"_s);
    // A slot of the program may destroy anything.
    const QPointer<InspectViewer> guard(this);
    m_failure.clear();
    const int count = perform(request.value("action"_L1).toString(), request);
    if (!guard)
        return;
    if (count < 0)
        return sendError(request, u"there is no such action"_s);
    if (!m_failure.isEmpty())
        return sendError(request, m_failure);
    send({{"type"_L1, "result"_L1}, {"request"_L1, request.value("request"_L1)}, {"count"_L1, count}});
}

/// How many connections took it; -1 if there is no such action.
int InspectViewer::perform(const QString &action, const QJsonObject &request)
{
    const QString text = request.value("text"_L1).toString();
    const QString group = request.value("group"_L1).toString();
    const bool isBinary = request.contains("base64"_L1);
    const auto decoded = QByteArray::fromBase64Encoding(request.value("base64"_L1).toString().toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) {
        m_failure = u"base64 is not right"_s;
        return 0;
    }
    const QByteArray &binary = decoded.decoded;
    if (action == "ping"_L1)
        return m_actions.ping(idsOf(request));
    if (action == "close"_L1)
        return m_actions.close(idsOf(request), request.value("code"_L1).toInt(), request.value("reason"_L1).toString());
    if (action == "send"_L1)
        return isBinary ? m_actions.sendBinary(idsOf(request), binary) : m_actions.sendText(idsOf(request), text);
    if (action == "broadcast"_L1)
        return isBinary ? m_actions.broadcastBinary(binary, group) : m_actions.broadcastText(text, group);
    return -1;
}

void InspectViewer::sendError(const QJsonObject &request, const QString &message)
{
    QJsonObject answer{{"type"_L1, "error"_L1}, {"message"_L1, message}};
    for (const QLatin1StringView name : {"request"_L1, "channel"_L1}) {
        if (request.value(name).isDouble())
            answer.insert(name, request.value(name));
    }
    send(answer);
}

void InspectViewer::sendAway(const QString &reason)
{
    m_channels.clear();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->close(CloseCode::PolicyViolation, reason);
    }
}

} // namespace Tidewire
