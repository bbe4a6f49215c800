// SPDX-License-Identifier: MIT
#include "inspectorelement.h"

#include "listenaddress.h"

#include <Tidewire/TlsConfiguration>

#include <QtCore/qmetaobject.h>
#include <QtQml/qqmlfile.h>

#include <utility>

using namespace Tidewire;

void InspectorElement::complete()
{
    m_complete = true;
    if (m_enabled)
        restart();
}

void InspectorElement::setEnabled(bool enabled)
{
    m_enabled = enabled;
    if (!m_complete || enabled == isOpen())
        return;
    if (enabled)
        restart();
    else
        close();
}

template<typename Value>
void InspectorElement::assign(Value InspectorElement::*member, const Value &value)
{
    if (std::exchange(this->*member, value) == value)
        return;
    Q_EMIT addressChanged();
    if (!m_complete || !m_enabled || std::exchange(m_restartPending, true))
        return;
    // Later: a certificate and its key come one after the other.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (std::exchange(m_restartPending, false) && m_enabled)
                restart();
        },
        Qt::QueuedConnection);
}

void InspectorElement::setHost(const QString &host)
{
    assign(&InspectorElement::m_host, host);
}

void InspectorElement::setPort(int port)
{
    assign(&InspectorElement::m_port, port);
}

void InspectorElement::setCertificateFile(const QUrl &file)
{
    assign(&InspectorElement::m_certificateFile, file);
}

void InspectorElement::setKeyFile(const QUrl &file)
{
    assign(&InspectorElement::m_keyFile, file);
}

void InspectorElement::restart()
{
    m_restartPending = false;
    close();
    const ListenAddress address = ListenAddress::read(m_host, m_port);
    if (!address.problem.isEmpty()) {
        fail(address.problem);
        return;
    }
    QSslConfiguration configuration;
    if (!m_certificateFile.isEmpty() || !m_keyFile.isEmpty()) {
        QString problem;
        const auto tls = serverTlsConfiguration(QQmlFile::urlToLocalFileOrQrc(m_certificateFile),
                                                QQmlFile::urlToLocalFileOrQrc(m_keyFile), &problem);
        if (!tls) {
            fail(problem);
            return;
        }
        configuration = *tls;
    }
    setSslConfiguration(configuration);
    open(address.host, address.port);
}
