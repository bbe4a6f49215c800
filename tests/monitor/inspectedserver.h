// SPDX-License-Identifier: MIT
#pragma once

#include "liveserver.h"
#include "monitor/inspect/inspectendpoint.h"
#include "monitor/inspect/inspectprotocol.h"
#include "monitor/inspect/remoteserver.h"
#include "patience.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qtemporarydir.h>

namespace Tidewire {

/// Discovery files go to a folder of the test's own as long as this lives.
class RuntimeFolder
{
public:
    RuntimeFolder() { qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit()); }

    QString path() const { return m_folder.path(); }
    /// Nothing in it is found any more, nor written: as if what runs were another machine's.
    void hide() const
    {
        QDir().mkpath(path() + QStringLiteral("/tidewire"));
        QFile::setPermissions(path() + QStringLiteral("/tidewire"), Private | QFileDevice::ReadOther);
    }
    void show() const { QFile::setPermissions(path() + QStringLiteral("/tidewire"), Private); }

private:
    static constexpr auto Private = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

    QTemporaryDir m_folder;
};

/// A server with an inspector.
class InspectedServer : public RuntimeFolder, public LiveServer
{
public:
    InspectedServer() : inspector(std::make_unique<InspectEndpoint>(server.get()))
    {
        if (!inspector->open())
            qFatal("cannot open the inspector");
    }

    /// A dashboard's side that is attached; null if it does not come to that.
    std::unique_ptr<RemoteServer> attach() const
    {
        auto remote = std::make_unique<RemoteServer>();
        remote->setUrl(inspector->url());
        remote->setToken(inspector->token());
        return QTest::qWaitFor([&] { return remote->isAttached(); }, Patience) ? std::move(remote) : nullptr;
    }

    std::unique_ptr<InspectEndpoint> inspector;
};

/// A viewer that says what it likes.
class RawViewer
{
public:
    RawViewer(const QUrl &url, const QString &token, const QString &subprotocol = QString(Inspect::Subprotocol))
    {
        client.setSubprotocols({subprotocol});
        if (!token.isNull())
            client.setHeaders({{"Authorization", "Bearer " + token.toUtf8()}});
        QObject::connect(&client, &WebSocket::utf8MessageReceived, &client, [this](const QByteArray &message) {
            messages.append(QJsonDocument::fromJson(message).object());
        });
        QObject::connect(&client, &WebSocket::binaryMessageReceived, &client,
                         [this](const QByteArray &message) { batches.append(message); });
        client.open(url);
    }
    explicit RawViewer(const InspectedServer &server) : RawViewer(server.inspector->url(), server.inspector->token()) {}

    bool waitForOpen()
    {
        return QTest::qWaitFor([this] { return client.state() == WebSocket::State::Open && !messages.isEmpty(); });
    }
    bool waitForClosed()
    {
        return QTest::qWaitFor([this] { return client.state() == WebSocket::State::Closed; });
    }
    void send(const QJsonObject &message)
    {
        client.sendUtf8Message(QJsonDocument(message).toJson(QJsonDocument::Compact));
    }
    /// The next message of that type, which may be there already; empty if none comes.
    QJsonObject next(const QString &type)
    {
        QJsonObject found;
        const auto take = [&] {
            for (qsizetype i = 0; i < messages.size(); ++i) {
                if (messages.at(i).value(QStringLiteral("type")) == type) {
                    found = messages.at(i);
                    messages.remove(0, i + 1);
                    return true;
                }
            }
            return false;
        };
        [[maybe_unused]] const bool came = QTest::qWaitFor(take);
        return found;
    }

    WebSocketClient client;
    QList<QJsonObject> messages;
    QList<QByteArray> batches;
};

} // namespace Tidewire
