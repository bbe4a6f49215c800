// SPDX-License-Identifier: MIT
#pragma once

#include "monitor/framerecord.h"

#include <QtCore/qjsonobject.h>

#include <optional>

namespace Tidewire {

/// Some records on their way to a viewer: one binary message of tidewire.inspect.v1.
struct FrameBatch
{
    /// "channel", and what else there is to say.
    QJsonObject header;
    std::vector<FrameRecord> frames;
};

/// Credentials are redacted.
TIDEWIREMONITOR_EXPORT QByteArray batchToBytes(const FrameBatch &batch);
/// Nothing if the bytes are no batch.
TIDEWIREMONITOR_EXPORT std::optional<FrameBatch> batchFromBytes(QByteArrayView bytes);

} // namespace Tidewire
