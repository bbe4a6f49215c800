// SPDX-License-Identifier: MIT
#pragma once

#include "monitor/alert.h"

#include <QtCore/qjsonobject.h>

namespace Tidewire {

class AlertModel;

/// An alert as tidewire.inspect.v1 has it.
TIDEWIREMONITOR_EXPORT QJsonObject alertToJson(const Alert &alert);
TIDEWIREMONITOR_EXPORT Alert alertFromJson(const QJsonObject &json);
/// The thresholds of \a alerts, which are also what a viewer may choose.
TIDEWIREMONITOR_EXPORT QJsonObject thresholdsToJson(const AlertModel &alerts);
TIDEWIREMONITOR_EXPORT void thresholdsFromJson(const QJsonObject &json, AlertModel &alerts);

} // namespace Tidewire
