// SPDX-License-Identifier: MIT
#pragma once

#include <Tidewire/AlertModel>
#include <Tidewire/CloseCode>
#include <Tidewire/ConnectionDetails>
#include <Tidewire/ConnectionModel>
#include <Tidewire/FrameDetails>
#include <Tidewire/FrameExporter>
#include <Tidewire/FrameFilter>
#include <Tidewire/FrameModel>
#include <Tidewire/FrameReplay>
#include <Tidewire/FrameSearch>
#include <Tidewire/HexModel>
#include <Tidewire/InspectEndpoint>
#include <Tidewire/LocalServers>
#include <Tidewire/PayloadText>
#include <Tidewire/RecordingFormat>
#include <Tidewire/RemoteServer>
#include <Tidewire/ReplayDifferenceModel>
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

struct FrameRecorderForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::FrameRecorder)
    QML_NAMED_ELEMENT(FrameRecorder)
};

struct FrameModelForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::FrameModel)
    QML_NAMED_ELEMENT(FrameModel)
};

struct FrameDetailsForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::FrameDetails)
    QML_NAMED_ELEMENT(FrameDetails)
};

struct FrameSearchForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::FrameSearch)
    QML_NAMED_ELEMENT(FrameSearch)
};

struct FrameExporterForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::FrameExporter)
    QML_NAMED_ELEMENT(FrameExporter)
};

struct FrameImporterForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::FrameImporter)
    QML_NAMED_ELEMENT(FrameImporter)
};

struct FrameReplayForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::FrameReplay)
    QML_NAMED_ELEMENT(FrameReplay)
};

struct ReplayDifferenceModelForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::ReplayDifferenceModel)
    QML_NAMED_ELEMENT(ReplayDifferenceModel)
    QML_UNCREATABLE("A FrameReplay has one.")
};

struct HexModelForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::HexModel)
    QML_NAMED_ELEMENT(HexModel)
};

struct RecordingTaskForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::RecordingTask)
    QML_NAMED_ELEMENT(RecordingTask)
    QML_UNCREATABLE("It is what searching, exporting and importing have in common.")
};

namespace FrameFilterNamespace {
Q_NAMESPACE
QML_FOREIGN_NAMESPACE(Tidewire::FrameFilter)
QML_NAMED_ELEMENT(FrameFilter)
} // namespace FrameFilterNamespace

namespace FrameQueryNamespace {
Q_NAMESPACE
QML_FOREIGN_NAMESPACE(Tidewire::FrameQuery)
QML_NAMED_ELEMENT(FrameQuery)
} // namespace FrameQueryNamespace

namespace RecordingFormatsNamespace {
Q_NAMESPACE
QML_FOREIGN_NAMESPACE(Tidewire::RecordingFormats)
QML_NAMED_ELEMENT(RecordingFormat)
} // namespace RecordingFormatsNamespace

namespace PayloadTextNamespace {
Q_NAMESPACE
QML_FOREIGN_NAMESPACE(Tidewire::PayloadText)
QML_NAMED_ELEMENT(PayloadText)
} // namespace PayloadTextNamespace

namespace ReplayDifferenceNamespace {
Q_NAMESPACE
QML_FOREIGN_NAMESPACE(Tidewire::ReplayDifference)
QML_NAMED_ELEMENT(ReplayDifference)
} // namespace ReplayDifferenceNamespace
