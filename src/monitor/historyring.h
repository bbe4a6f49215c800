// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>
#include <QtCore/qshareddata.h>

#include <algorithm>
#include <array>
#include <vector>

namespace Tidewire {

/// The last \a Capacity samples of something. Memory comes in chunks of 60 samples, when there is something to keep:
/// silence, which is Sample(), costs nothing. A copy shares the chunks, until either writes to one.
template<typename Sample, int Capacity>
class HistoryRing
{
public:
    void add(const Sample &sample)
    {
        const auto place = std::size_t(m_added % Places);
        const std::size_t index = place / ChunkSize;
        if (index >= m_chunks.size())
            m_chunks.resize(index + 1);
        QSharedDataPointer<Chunk> &chunk = m_chunks[index];
        if (place % ChunkSize == 0)
            chunk.reset();
        if (!chunk && !sample.isSilent())
            chunk = new Chunk;
        if (chunk.constData())
            chunk->samples[place % ChunkSize] = sample;
        ++m_added;
    }
    void addSilence(int count)
    {
        for (int i = 0; i < std::min(count, int(Places)); ++i)
            add(Sample());
    }

    int size() const { return int(std::min<quint64>(m_added, Capacity)); }
    /// The sample at \a index, the oldest first.
    Sample at(int index) const
    {
        const auto place = std::size_t((m_added - quint64(size()) + quint64(index)) % Places);
        const QSharedDataPointer<Chunk> &chunk = m_chunks[place / ChunkSize];
        return chunk.constData() ? chunk->samples[place % ChunkSize] : Sample();
    }
    /// How many chunks are in use.
    int chunkCount() const
    {
        return int(std::ranges::count_if(m_chunks, [](const auto &chunk) { return chunk.constData() != nullptr; }));
    }

private:
    static constexpr std::size_t ChunkSize = 60;
    // One more, as the chunk that is being written may hold one sample only.
    static constexpr std::size_t Places = (std::size_t(Capacity) + 2 * ChunkSize - 1) / ChunkSize * ChunkSize;
    struct Chunk : QSharedData
    {
        std::array<Sample, ChunkSize> samples{};
    };

    std::vector<QSharedDataPointer<Chunk>> m_chunks;
    quint64 m_added = 0;
};

} // namespace Tidewire
