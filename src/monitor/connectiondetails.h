// SPDX-License-Identifier: MIT
#pragma once

#include "connectionmodel.h"

#include <QtCore/qjsonobject.h>
#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>

namespace Tidewire {

class RemoteDetails;

/// All about one connection of a ConnectionModel, refreshed with the model's numbers. It keeps what it knew last, with
/// the state "closed", after the connection has left the model.
class TIDEWIREMONITOR_EXPORT ConnectionDetails : public QObject
{
    Q_OBJECT
    Q_PROPERTY(Tidewire::ConnectionModel *model READ model WRITE setModel NOTIFY modelChanged)
    Q_PROPERTY(quint64 connectionId READ connectionId WRITE setConnectionId NOTIFY connectionIdChanged)
    Q_PROPERTY(bool valid READ isValid NOTIFY changed)
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(QString peer READ peer NOTIFY changed)
    Q_PROPERTY(QString local READ local NOTIFY changed)
    Q_PROPERTY(QString path READ path NOTIFY changed)
    Q_PROPERTY(QString query READ query NOTIFY changed)
    Q_PROPERTY(QString url READ url NOTIFY changed)
    Q_PROPERTY(QString origin READ origin NOTIFY changed)
    Q_PROPERTY(QString userAgent READ userAgent NOTIFY changed)
    Q_PROPERTY(QString subprotocol READ subprotocol NOTIFY changed)
    Q_PROPERTY(QString extensions READ extensions NOTIFY changed)
    Q_PROPERTY(bool secure READ isSecure NOTIFY changed)
    Q_PROPERTY(QString tlsProtocol READ tlsProtocol NOTIFY changed)
    Q_PROPERTY(QString tlsCipher READ tlsCipher NOTIFY changed)
    Q_PROPERTY(QDateTime startTime READ startTime NOTIFY changed)
    Q_PROPERTY(qint64 age READ age NOTIFY changed)
    Q_PROPERTY(quint64 messagesReceived READ messagesReceived NOTIFY changed)
    Q_PROPERTY(quint64 messagesSent READ messagesSent NOTIFY changed)
    Q_PROPERTY(quint64 messagesDropped READ messagesDropped NOTIFY changed)
    Q_PROPERTY(quint64 bytesReceived READ bytesReceived NOTIFY changed)
    Q_PROPERTY(quint64 bytesSent READ bytesSent NOTIFY changed)
    Q_PROPERTY(qreal receivedRatio READ receivedRatio NOTIFY changed)
    Q_PROPERTY(qreal sentRatio READ sentRatio NOTIFY changed)
    Q_PROPERTY(qreal inRate READ inRate NOTIFY changed)
    Q_PROPERTY(qreal outRate READ outRate NOTIFY changed)
    Q_PROPERTY(qreal bytesInRate READ bytesInRate NOTIFY changed)
    Q_PROPERTY(qreal bytesOutRate READ bytesOutRate NOTIFY changed)
    Q_PROPERTY(qint64 queued READ queued NOTIFY changed)
    Q_PROPERTY(qreal roundTrip READ roundTrip NOTIFY changed)
    Q_PROPERTY(qint64 idle READ idle NOTIFY changed)
    Q_PROPERTY(int closeCode READ closeCode NOTIFY changed)
    Q_PROPERTY(QString closeReason READ closeReason NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(QString requestLine READ requestLine NOTIFY changed)
    Q_PROPERTY(QVariantList headers READ headers NOTIFY headersChanged)
    Q_PROPERTY(QList<qreal> inHistory READ inHistory NOTIFY changed)
    Q_PROPERTY(QList<qreal> outHistory READ outHistory NOTIFY changed)
    Q_PROPERTY(int historyTick READ historyTick NOTIFY historyChanged)

public:
    explicit ConnectionDetails(QObject *parent = nullptr);
    ~ConnectionDetails() override;

    ConnectionModel *model() const { return m_model; }
    void setModel(ConnectionModel *model);
    /// 0 for none.
    quint64 connectionId() const { return m_id; }
    void setConnectionId(quint64 id);
    /// True if anything is known of the connection.
    bool isValid() const { return m_valid; }

    /// As ConnectionModel::StateRole.
    QString state() const { return m_valid ? stateName(m_row.state) : QString(); }
    QString peer() const { return m_report.peer; }
    QString local() const { return m_report.local; }
    QString path() const { return m_report.path; }
    QString query() const { return m_report.query; }
    QString url() const { return m_report.url; }
    QString origin() const { return m_report.origin; }
    QString userAgent() const { return m_report.userAgent; }
    QString subprotocol() const { return m_report.subprotocol; }
    QString extensions() const { return m_report.extensions; }
    bool isSecure() const { return m_report.secure; }
    /// As "TLSv1.3"; empty without TLS.
    QString tlsProtocol() const { return m_report.tls.protocol; }
    /// As "TLS_AES_256_GCM_SHA384".
    QString tlsCipher() const { return m_report.tls.cipher; }
    QDateTime startTime() const { return m_report.startTime; }
    /// Seconds; how long it lasted, if it has closed.
    qint64 age() const { return m_row.age.count() / 1000; }
    quint64 messagesReceived() const { return m_row.counters.messagesReceived; }
    quint64 messagesSent() const { return m_row.counters.messagesSent; }
    /// Those that were not sent because the peer does not read.
    quint64 messagesDropped() const { return m_row.counters.messagesDropped; }
    quint64 bytesReceived() const { return m_row.counters.bytesReceived; }
    quint64 bytesSent() const { return m_row.counters.bytesSent; }
    /// To what part of their size messages were compressed; -1 if none was.
    qreal receivedRatio() const
    {
        return m_row.counters.uncompressedReceived == 0 ? -1 : m_row.counters.receivedRatio();
    }
    qreal sentRatio() const { return m_row.counters.uncompressedSent == 0 ? -1 : m_row.counters.sentRatio(); }
    /// Messages per second.
    qreal inRate() const { return m_row.inMeter.rate(); }
    qreal outRate() const { return m_row.outMeter.rate(); }
    /// Bytes per second.
    qreal bytesInRate() const { return m_row.bytesInMeter.rate(); }
    qreal bytesOutRate() const { return m_row.bytesOutMeter.rate(); }
    /// Bytes that wait for the network.
    qint64 queued() const { return m_row.queued; }
    /// Milliseconds; -1 for unknown.
    qreal roundTrip() const { return m_row.roundTrip < 0 ? -1.0 : qreal(m_row.roundTrip) / 1000.0; }
    /// Milliseconds since any byte came or went, while it is open.
    qint64 idle() const { return m_idle; }
    /// 0 while it is open.
    int closeCode() const { return m_report.closeCode; }
    QString closeReason() const { return m_report.closeReason; }
    /// Empty if nothing went wrong.
    QString error() const { return m_report.error; }
    QString requestLine() const { return m_report.requestLine; }
    /// The request's headers, as maps of "name" and "value"; secrets are hidden.
    QVariantList headers() const { return m_report.headers; }
    /// Messages per second of the last 60 seconds, the oldest first.
    QList<qreal> inHistory() const { return history(Traffic::Series::MessagesIn, Traffic::Span::Minute); }
    QList<qreal> outHistory() const { return history(Traffic::Series::MessagesOut, Traffic::Span::Minute); }
    /// Any series that a connection has, the oldest value first, as far back as it was watched.
    Q_INVOKABLE QList<qreal> history(Tidewire::Traffic::Series series, Tidewire::Traffic::Span span) const
    {
        return m_row.traffic.values(series, span);
    }
    /// Changes when history() does, once a second: a binding that reads both stays up to date.
    int historyTick() const { return m_row.traffic.seconds(); }

    // Of a remote server both are true if the other process was asked.

    /// Asks the peer for a sign of life; roundTrip follows. False unless the connection is open.
    Q_INVOKABLE bool ping();
    /// Starts the closing handshake. False unless the connection is open and \a code may be sent (1000–1003,
    /// 1007–1014, 3000–4999), or is 1005, for none.
    Q_INVOKABLE bool close(int code, const QString &reason);

Q_SIGNALS:
    void modelChanged();
    void connectionIdChanged();
    void headersChanged();
    void changed();
    void historyChanged();

private:
    friend class RemoteDetails;

    void look();
    void lookAtServer();
    void subscribe();
    void takeRemote(const QJsonObject &message);
    void readRemoteRow(const QJsonObject &message);
    void loseRemote();
    void refresh();
    void readRow();
    void tell(const QVariantList &headersBefore, int tickBefore);
    void reportFrom(const ConnectionRow &row);
    WebSocket *socket() const;

    QPointer<ConnectionModel> m_model;
    quint64 m_id = 0;
    bool m_valid = false;
    ConnectionRow m_row; ///< A copy, which stays when the model's is gone.
    ConnectionReport m_report;
    qint64 m_idle = 0;
    std::unique_ptr<RemoteDetails> m_remote;
    bool m_isLost = false; ///< With its process: what has the id now is another connection.
};

} // namespace Tidewire
