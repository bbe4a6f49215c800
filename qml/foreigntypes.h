// SPDX-License-Identifier: MIT
#pragma once

#include <Tidewire/AlertModel>
#include <Tidewire/CertificateReport>
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

struct CertificateReportForeign
{
    Q_GADGET
    QML_FOREIGN(Tidewire::CertificateReport)
    QML_ANONYMOUS
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

// Gadgets of which QML uses the enums alone. As extensions of an object qmllint of Qt 6.4 finds them, which it does not
// with QML_FOREIGN_NAMESPACE of a gadget.

class AlertEnums : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Alert)
    QML_UNCREATABLE("It holds names.")
    QML_EXTENDED_NAMESPACE(Tidewire::Alert)
};

class FilterErrorEnums : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(FilterError)
    QML_UNCREATABLE("It holds names.")
    QML_EXTENDED_NAMESPACE(Tidewire::FilterError)
};

class TrafficEnums : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Traffic)
    QML_UNCREATABLE("It holds names.")
    QML_EXTENDED_NAMESPACE(Tidewire::Traffic)
};

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

class FrameFilterEnums : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(FrameFilter)
    QML_UNCREATABLE("It holds names.")
    QML_EXTENDED_NAMESPACE(Tidewire::FrameFilter)
};

class FrameQueryEnums : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(FrameQuery)
    QML_UNCREATABLE("It holds names.")
    QML_EXTENDED_NAMESPACE(Tidewire::FrameQuery)
};

class RecordingFormatsEnums : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(RecordingFormat)
    QML_UNCREATABLE("It holds names.")
    QML_EXTENDED_NAMESPACE(Tidewire::RecordingFormats)
};

class PayloadTextEnums : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(PayloadText)
    QML_UNCREATABLE("It holds names.")
    QML_EXTENDED_NAMESPACE(Tidewire::PayloadText)
};

class ReplayDifferenceEnums : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(ReplayDifference)
    QML_UNCREATABLE("It holds names.")
    QML_EXTENDED_NAMESPACE(Tidewire::ReplayDifference)
};
