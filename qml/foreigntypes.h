// SPDX-License-Identifier: MIT
#pragma once

#include <Tidewire/AlertModel>
#include <Tidewire/CloseCode>
#include <Tidewire/ConnectionDetails>
#include <Tidewire/ConnectionModel>
#include <Tidewire/InspectEndpoint>
#include <Tidewire/LocalServers>
#include <Tidewire/RemoteServer>
#include <Tidewire/SendResult>
#include <Tidewire/ServerActions>
#include <Tidewire/ServerFigures>
#include <Tidewire/WebSocket>
#include <Tidewire/WebSocketService>

#include <QtQml/qqml.h>

// The names under which QML knows the types of the other rooms.

namespace TidewireNamespace {
Q_NAMESPACE
QML_FOREIGN_NAMESPACE(Tidewire)
QML_NAMED_ELEMENT(Tidewire)
} // namespace TidewireNamespace

namespace SendResultNamespace {
Q_NAMESPACE
QML_FOREIGN_NAMESPACE(Tidewire::SendResult)
QML_NAMED_ELEMENT(SendResult)
} // namespace SendResultNamespace

struct WebSocketForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::WebSocket)
    QML_NAMED_ELEMENT(WebSocket)
    QML_UNCREATABLE("A WebSocketServer hands its sockets out.")
};

struct HandshakeFailureForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::HandshakeFailure)
    QML_ANONYMOUS
};

struct ConnectionModelForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::ConnectionModel)
    QML_NAMED_ELEMENT(ConnectionModel)
};

struct ServerFiguresForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::ServerFigures)
    QML_NAMED_ELEMENT(ServerFigures)
};

struct ServerActionsForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::ServerActions)
    QML_NAMED_ELEMENT(ServerActions)
};

struct RemoteServerForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::RemoteServer)
    QML_NAMED_ELEMENT(RemoteServer)
};

struct LocalServersForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::LocalServers)
    QML_NAMED_ELEMENT(LocalServers)
};

struct InspectEndpointForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::InspectEndpoint)
    QML_NAMED_ELEMENT(InspectEndpoint)
    QML_UNCREATABLE("It is the inspector of a WebSocketServer.")
};

struct ConnectionDetailsForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::ConnectionDetails)
    QML_NAMED_ELEMENT(ConnectionDetails)
};

struct AlertModelForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::AlertModel)
    QML_NAMED_ELEMENT(AlertModel)
};

namespace AlertNamespace {
Q_NAMESPACE
QML_FOREIGN_NAMESPACE(Tidewire::Alert)
QML_NAMED_ELEMENT(Alert)
} // namespace AlertNamespace

namespace FilterErrorNamespace {
Q_NAMESPACE
QML_FOREIGN_NAMESPACE(Tidewire::FilterError)
QML_NAMED_ELEMENT(FilterError)
} // namespace FilterErrorNamespace

namespace TrafficNamespace {
Q_NAMESPACE
QML_FOREIGN_NAMESPACE(Tidewire::Traffic)
QML_NAMED_ELEMENT(Traffic)
} // namespace TrafficNamespace
