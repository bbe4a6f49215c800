// SPDX-License-Identifier: MIT
#pragma once

#include <Tidewire/InspectEndpoint>

#include <QtCore/qurl.h>
#include <QtQml/qqmlregistration.h>

/// The inspector of a WebSocketServer in QML, by which dashboards of other processes look into it:
///
///     inspector { enabled: true; host: "192.0.2.7"; port: 9443; certificateFile: "host.pem"; keyFile: "host.key" }
///
/// What is set while it is open takes effect when control returns to the event loop; viewers come again by themselves.
class InspectorElement : public Tidewire::InspectEndpoint
{
    Q_OBJECT
    QML_ANONYMOUS
    /// False again if it could not: see errorString.
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY openChanged)
    /// An IP address, or "localhost". Default: 127.0.0.1. Beyond the loopback it takes a certificate.
    Q_PROPERTY(QString host READ host WRITE setHost NOTIFY addressChanged)
    /// 0 to 65535; 0 picks a free one, which url then tells.
    Q_PROPERTY(int port READ port WRITE setPort NOTIFY addressChanged)
    /// PEM files of the certificate chain and its key; with both viewers come over wss.
    Q_PROPERTY(QUrl certificateFile READ certificateFile WRITE setCertificateFile NOTIFY addressChanged)
    Q_PROPERTY(QUrl keyFile READ keyFile WRITE setKeyFile NOTIFY addressChanged)
    /// What viewers have to show. At least 22 characters; random unless it is set.
    Q_PROPERTY(QString token READ token WRITE setToken NOTIFY tokenChanged)

public:
    explicit InspectorElement(Tidewire::WebSocketService *service) : InspectEndpoint(service) {}

    /// All properties of the server's beginning are set.
    void complete();

    bool isEnabled() const { return m_complete ? isOpen() : m_enabled; }
    void setEnabled(bool enabled);
    const QString &host() const { return m_host; }
    void setHost(const QString &host);
    int port() const { return m_port; }
    void setPort(int port);
    const QUrl &certificateFile() const { return m_certificateFile; }
    void setCertificateFile(const QUrl &file);
    const QUrl &keyFile() const { return m_keyFile; }
    void setKeyFile(const QUrl &file);

Q_SIGNALS:
    void addressChanged();

private:
    template<typename Value>
    void assign(Value InspectorElement::*member, const Value &value);
    void restart();

    bool m_complete = false;
    bool m_enabled = false; ///< Before it is complete.
    bool m_restartPending = false;
    QString m_host = QStringLiteral("127.0.0.1");
    int m_port = 0;
    QUrl m_certificateFile;
    QUrl m_keyFile;
};
