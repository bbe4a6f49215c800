// SPDX-License-Identifier: MIT
#pragma once

#include "framelog.h"

#include <array>
#include <memory>
#include <optional>

namespace Tidewire {

/// Writes what goes over one connection into a log. What it is told comes in the connection's thread.
class TIDEWIREMONITOR_EXPORT FrameTap : public FrameObserver
{
    Q_DISABLE_COPY_MOVE(FrameTap)

public:
    /// Of each payload \a maxPayload bytes are kept.
    FrameTap(std::shared_ptr<FrameLog> log, quint64 connectionId, qint64 maxPayload);
    /// Takes frames that have not ended as incomplete. The connection has ended, or nobody looks at it any more.
    ~FrameTap() override;

    void headPassed(Direction direction, QByteArrayView head) override;
    void frameBegan(const ObservedFrame &frame) override;
    void payloadPassed(Direction direction, QByteArrayView piece) override;
    void frameEnded(Direction direction) override;

private:
    FrameRecord newRecord(const ObservedFrame &frame) const;
    void keep(FrameRecord &record, QByteArrayView piece) const;
    void finish(Direction direction, bool complete);

    std::shared_ptr<FrameLog> m_log;
    quint64 m_connectionId;
    qint64 m_maxPayload;
    std::array<std::optional<FrameRecord>, 2> m_open; ///< A frame that has begun, of each direction.
};

} // namespace Tidewire
