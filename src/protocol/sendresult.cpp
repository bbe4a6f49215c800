// SPDX-License-Identifier: MIT
#include "sendresult.h"

namespace Tidewire {

using namespace Qt::StringLiterals;

QString SendResult::reason() const
{
    switch (outcome) {
    case Sent:
    case Queued:
        break;
    case Dropped:
        return u"The message was dropped: the send queue is full"_s;
    case QueueFull:
        return u"The connection is closed: the send queue is full"_s;
    case NotOpen:
        return u"The connection is not open"_s;
    case NotUtf8:
        return u"A text message has to be valid UTF-8"_s;
    }
    return {};
}

} // namespace Tidewire
