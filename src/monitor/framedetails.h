// SPDX-License-Identifier: MIT
#pragma once

#include "framerecord.h"
#include "payloadtext.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qobject.h>
#include <QtCore/qvariant.h>

namespace Tidewire {

class FrameModel;

/// All about one record of a FrameModel. It holds the record, so that it stays when the log has no room for it any
/// more. What opens doors is taken out of heads: see redaction.h.
class TIDEWIREMONITOR_EXPORT FrameDetails : public QObject
{
    Q_OBJECT
    Q_MOC_INCLUDE("monitor/framemodel.h")
    Q_PROPERTY(bool valid READ isValid NOTIFY changed)
    Q_PROPERTY(double number READ number NOTIFY changed)
    Q_PROPERTY(double connectionId READ connectionId NOTIFY changed)
    Q_PROPERTY(QDateTime time READ time NOTIFY changed)
    Q_PROPERTY(bool received READ isReceived NOTIFY changed)
    Q_PROPERTY(QString type READ type NOTIFY changed)
    Q_PROPERTY(bool head READ isHead NOTIFY changed)
    Q_PROPERTY(bool fin READ fin NOTIFY changed)
    Q_PROPERTY(bool rsv1 READ rsv1 NOTIFY changed)
    Q_PROPERTY(bool rsv2 READ rsv2 NOTIFY changed)
    Q_PROPERTY(bool rsv3 READ rsv3 NOTIFY changed)
    Q_PROPERTY(bool masked READ isMasked NOTIFY changed)
    Q_PROPERTY(bool complete READ isComplete NOTIFY changed)
    Q_PROPERTY(bool cut READ isCut NOTIFY changed)
    Q_PROPERTY(double wireSize READ wireSize NOTIFY changed)
    Q_PROPERTY(double wirePayloadSize READ wirePayloadSize NOTIFY changed)
    Q_PROPERTY(double payloadSize READ payloadSize NOTIFY changed)
    Q_PROPERTY(double keptSize READ keptSize NOTIFY changed)
    Q_PROPERTY(int closeCode READ closeCode NOTIFY changed)
    Q_PROPERTY(Tidewire::PayloadText::Form form READ form NOTIFY changed)
    Q_PROPERTY(QByteArray payload READ payload NOTIFY changed)
    Q_PROPERTY(QString startLine READ startLine NOTIFY changed)
    Q_PROPERTY(QVariantList headers READ headers NOTIFY changed)

public:
    explicit FrameDetails(QObject *parent = nullptr) : QObject(parent) {}

    /// The record in \a row of \a frames; nothing if there is none.
    Q_INVOKABLE void show(Tidewire::FrameModel *frames, int row);
    Q_INVOKABLE void clear();
    const FrameRecord &record() const { return m_record; }

    bool isValid() const { return m_record.number != 0; }
    double number() const { return double(m_record.number); }
    double connectionId() const { return double(m_record.connectionId); }
    QDateTime time() const { return QDateTime::fromMSecsSinceEpoch(m_record.time / 1000); }
    bool isReceived() const { return m_record.direction == Direction::Received; }
    /// See typeName().
    QString type() const { return m_type; }
    /// Of a request or a response; all that is about frames has no meaning then.
    bool isHead() const { return m_record.kind == FrameRecord::Kind::Head; }
    bool fin() const { return m_record.fin; }
    bool rsv1() const { return m_record.rsv1; }
    bool rsv2() const { return m_record.rsv2; }
    bool rsv3() const { return m_record.rsv3; }
    bool isMasked() const { return m_record.masked; }
    bool isComplete() const { return m_record.complete; }
    bool isCut() const { return m_record.isCut(); }
    /// Bytes on the wire, with the header.
    double wireSize() const { return double(m_record.wireSize); }
    /// Without the header: of a compressed payload, its size as it was sent.
    double wirePayloadSize() const;
    double payloadSize() const { return double(m_record.payloadSize); }
    /// Bytes of the payload that there are here.
    double keptSize() const { return double(m_record.payload.size()); }
    /// Of a close frame that has one; 0 otherwise.
    int closeCode() const;
    /// What the payload probably is.
    PayloadText::Form form() const { return m_form; }
    QByteArray payload() const { return m_record.payload; }
    /// Of a head: its first line.
    QString startLine() const { return m_startLine; }
    /// Of a head: maps of "name" and "value".
    QVariantList headers() const { return m_headers; }

Q_SIGNALS:
    void changed();

private:
    void readHead();

    FrameRecord m_record;
    QString m_type;
    PayloadText::Form m_form = PayloadText::Form::Empty;
    QString m_startLine;
    QVariantList m_headers;
};

} // namespace Tidewire
