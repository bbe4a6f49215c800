// SPDX-License-Identifier: MIT
#include "preparedmessage.h"

#include "deflater.h"
#include "utf8validator.h"

#include <algorithm>
#include <mutex>
#include <vector>

namespace Tidewire {

namespace {

/// What the result of compressing depends on.
struct CompressedForm
{
    int windowBits;
    int level;
    int memoryLevel;
    std::optional<QByteArray> payload;
};

/// \a bytes, or a copy if they are not the array's own: QByteArray::fromRawData() makes such arrays, and those to whom
/// they belong may not keep them until the last peer has read.
QByteArray owned(const QByteArray &bytes)
{
    return bytes.capacity() == 0 ? QByteArray(bytes.constData(), bytes.size()) : bytes;
}

} // namespace

struct PreparedMessage::Data
{
    Data(Opcode opcode, const QByteArray &payload) : opcode(opcode), payload(payload) {}

    const Opcode opcode;
    const QByteArray payload;
    std::mutex mutex; ///< For what follows.
    std::vector<CompressedForm> forms;
};

PreparedMessage::PreparedMessage(Opcode opcode, const QByteArray &payload)
    : m_data(std::make_shared<Data>(opcode, owned(payload)))
{
}

PreparedMessage PreparedMessage::text(const QString &message)
{
    return {Opcode::Text, message.toUtf8()};
}

PreparedMessage PreparedMessage::utf8(const QByteArray &message)
{
    return isUtf8(message) ? PreparedMessage(Opcode::Text, message) : PreparedMessage();
}

PreparedMessage PreparedMessage::binary(const QByteArray &message)
{
    return {Opcode::Binary, message};
}

Opcode PreparedMessage::opcode() const
{
    return m_data->opcode;
}

const QByteArray &PreparedMessage::payload() const
{
    return m_data->payload;
}

std::optional<QByteArray> PreparedMessage::compressed(int windowBits, const CompressionOptions &options) const
{
    // Also while one thread compresses: what others need is most likely the same.
    const std::lock_guard lock(m_data->mutex);
    const auto known = std::ranges::find_if(m_data->forms, [&](const CompressedForm &form) {
        return form.windowBits == windowBits && form.level == options.level && form.memoryLevel == options.memoryLevel;
    });
    if (known != m_data->forms.end())
        return known->payload;
    std::optional<QByteArray> payload =
        Deflater::shared(windowBits, options, m_data->payload.size()).compress(m_data->payload);
    if (payload->size() < m_data->payload.size())
        payload->squeeze(); // many queues may keep it for long
    else
        payload.reset();
    m_data->forms.push_back({windowBits, options.level, options.memoryLevel, payload});
    return payload;
}

} // namespace Tidewire
