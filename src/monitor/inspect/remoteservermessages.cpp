// SPDX-License-Identifier: MIT
// What a RemoteServer and the other side say to one another.
#include "remoteserver.h"

#include "inspectprotocol.h"
#include "network/websocketclient.h"
#include "remotesubscription.h"

#include <QtCore/qjsondocument.h>
#include <QtCore/qloggingcategory.h>

#include <utility>

namespace Tidewire {

Q_LOGGING_CATEGORY(lcRemote, "tidewire.remote")

using namespace Qt::StringLiterals;

namespace {

/// Whatever the other side calls itself, it is to be laid out in one line.
constexpr qsizetype MaxName = 1000;

} // namespace

void RemoteServer::handleText(const QByteArray &utf8)
{
    m_lastHeard = QDateTime::currentDateTimeUtc();
    const QJsonObject message = QJsonDocument::fromJson(utf8).object();
    const QString type = message.value("type"_L1).toString();
    if (type == "hello"_L1)
        return handleHello(message);
    if (m_status != Attached)
        return refuse(tr("It does not speak the protocol of inspectors"));
    if (type == "error"_L1)
        return handleError(message);
    if (type == "result"_L1) {
        Q_EMIT actionDone(message.value("count"_L1).toInt());
        return;
    }
    const auto found = m_subscriptions.find(message.value("channel"_L1).toInt());
    if (found != m_subscriptions.end() && found->second->m_kind == type)
        found->second->receive(message);
}

void RemoteServer::handleBinary(const QByteArray &bytes)
{
    const std::optional<FrameBatch> batch = batchFromBytes(bytes);
    if (!batch)
        return refuse(tr("It does not speak the protocol of inspectors"));
    const auto found = m_subscriptions.find(batch->header.value("channel"_L1).toInt());
    if (found != m_subscriptions.end())
        found->second->receiveBatch(*batch);
}

void RemoteServer::handleHello(const QJsonObject &message)
{
    if (message.value("version"_L1).toInt() < Inspect::Version)
        return refuse(tr("It speaks a version that is not known here"));
    const auto text = [&message](QLatin1StringView name) { return message.value(name).toString().left(MaxName); };
    const Hello before = std::exchange(m_hello,
                                       {message.value("readOnly"_L1).toBool(true), text("program"_L1),
                                        message.value("pid"_L1).toInt(), text("server"_L1), text("programVersion"_L1)});
    if (m_hello != before)
        Q_EMIT serverChanged();
    if (before.pid != 0 && before.pid != m_hello.pid)
        Q_EMIT processChanged();
    if (m_status == Attached)
        return;
    m_helloTimer.stop();
    m_attempts = 0;
    rememberProgram();
    setStatus(Attached);
    for (const auto &[channel, subscription] : std::map(m_subscriptions)) {
        if (!m_subscriptions.contains(channel))
            continue;
        subscription->attached();
        if (m_subscriptions.contains(channel))
            subscription->open();
    }
}

void RemoteServer::handleError(const QJsonObject &message)
{
    const QString text = message.value("message"_L1).toString().left(MaxName);
    if (message.contains("request"_L1))
        Q_EMIT actionFailed(text);
    else
        qCWarning(lcRemote).noquote() << "The inspected program says:" << text;
}

bool RemoteServer::requestAction(QJsonObject action)
{
    if (m_status != Attached || m_hello.readOnly)
        return false;
    action.insert("type"_L1, "action"_L1);
    action.insert("request"_L1, ++m_lastRequest);
    if (QJsonDocument(action).toJson(QJsonDocument::Compact).size() > Inspect::MaxRequestSize)
        return false;
    send(action);
    return true;
}

int RemoteServer::add(RemoteSubscription *subscription)
{
    m_subscriptions.emplace(++m_lastChannel, subscription);
    return m_lastChannel;
}

void RemoteServer::remove(int channel)
{
    m_subscriptions.erase(channel);
}

void RemoteServer::send(const QJsonObject &message)
{
    if (m_status == Attached && m_client)
        m_client->sendUtf8Message(QJsonDocument(message).toJson(QJsonDocument::Compact));
}

} // namespace Tidewire
