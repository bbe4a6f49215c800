// SPDX-License-Identifier: MIT
#pragma once

#include "monitor/framelog.h"
#include "remotesubscription.h"

#include <QtCore/qset.h>

namespace Tidewire {

class FrameRecorder;

/// What a FrameRecorder records of a remote server: the other side does it, and sends the records.
class RemoteFrames : public RemoteSubscription
{
public:
    RemoteFrames(RemoteServer *server, FrameRecorder *recorder);

    void add(quint64 id);
    void remove(quint64 id);
    void clear();
    bool contains(quint64 id) const { return m_ids.contains(id); }
    int count() const { return m_recordsAll ? m_recorded : int(m_ids.size()); }
    /// The recorder's recordsAll or maxPayload has changed.
    void recorderChanged();

private:
    QJsonObject parameters() const override;
    void receive(const QJsonObject &message) override;
    void receiveBatch(const FrameBatch &batch) override;
    void attached() override;
    void serverDestroyed() override;

    FrameRecorder *m_recorder;
    QSet<quint64> m_ids;
    bool m_recordsAll = false;
    int m_recorded = 0; ///< As the other side says.
    double m_dropped = 0;
    int m_pid;
};

} // namespace Tidewire
