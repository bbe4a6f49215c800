// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qjsonobject.h>

namespace Tidewire {

class ServerFigures;

/// What the figures are now, without their history, as tidewire.inspect.v1 has it: by the properties' names.
TIDEWIREMONITOR_EXPORT QJsonObject figuresToJson(const ServerFigures &figures);

} // namespace Tidewire
