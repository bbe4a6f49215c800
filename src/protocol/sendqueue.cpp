// SPDX-License-Identifier: MIT
#include "sendqueue.h"

#include "frameheader.h"

namespace Tidewire {

qint64 SendQueue::sizeOf(const PreparedMessage &message)
{
    return message.payload().size() + FrameHeader::MaxSize;
}

void SendQueue::append(const PreparedMessage &message, const QString &key)
{
    if (!key.isEmpty())
        m_places.insert(key, m_taken + m_entries.size());
    m_entries.append({message, key});
    m_size += sizeOf(message);
}

bool SendQueue::replace(const QString &key, const PreparedMessage &message)
{
    const auto place = m_places.constFind(key);
    if (place == m_places.cend())
        return false;
    Entry &entry = m_entries[*place - m_taken];
    m_size += sizeOf(message) - sizeOf(entry.message);
    entry.message = message;
    return true;
}

PreparedMessage SendQueue::takeFirst()
{
    const Entry entry = m_entries.takeFirst();
    ++m_taken;
    m_size -= sizeOf(entry.message);
    if (!entry.key.isEmpty())
        m_places.remove(entry.key);
    return entry.message;
}

} // namespace Tidewire
