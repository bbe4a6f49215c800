// SPDX-License-Identifier: MIT
#pragma once

#include "inspectchannel.h"
#include "monitor/framerecorder.h"

#include <QtCore/qset.h>

namespace Tidewire {

/// Frames of the connections that a viewer looks at. What it does not read in time is dropped, and counted.
class FramesChannel : public InspectChannel
{
    Q_OBJECT

public:
    FramesChannel(InspectViewer *viewer, int number, QLatin1StringView kind);

    QString set(const QJsonObject &parameters) override;
    void resume() override { sendFrames(); }

private:
    void apply() override;
    void sendFrames();
    bool sendBatch();
    void tellEnded();

    FrameRecorder m_recorder;
    bool m_all = false;
    QSet<quint64> m_wanted;
    QSet<quint64> m_recorded; ///< Of those, the ones that are.
    quint64 m_next = 1;       ///< The number of the first record that was not sent.
    quint64 m_dropped = 0;
};

} // namespace Tidewire
