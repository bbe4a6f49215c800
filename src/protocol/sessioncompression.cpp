// SPDX-License-Identifier: MIT
#include "sessioncompression.h"

namespace Tidewire {

std::optional<QByteArray> SessionCompression::compress(QByteArrayView message)
{
    if (message.size() < m_options.threshold || !m_agreement.canCompress())
        return {};
    if (m_agreement.ownContextTakeover && !m_deflater)
        m_deflater = std::make_unique<Deflater>(m_agreement.ownWindowBits, m_options);
    Deflater &deflater =
        m_deflater ? *m_deflater : Deflater::shared(m_agreement.ownWindowBits, m_options, message.size());
    QByteArray compressed = deflater.compress(message);
    if (compressed.size() >= message.size()) {
        // The peer will not have it in its window, so nothing may refer to it.
        if (m_deflater)
            m_deflater->reset();
        return {};
    }
    count(message.size(), compressed.size());
    return compressed;
}

std::optional<QByteArray> SessionCompression::compress(const PreparedMessage &message)
{
    if (m_agreement.ownContextTakeover || message.payload().size() < m_options.threshold || !m_agreement.canCompress())
        return compress(message.payload());
    std::optional<QByteArray> compressed = message.compressed(m_agreement.ownWindowBits, m_options);
    if (compressed)
        count(message.payload().size(), compressed->size());
    return compressed;
}

void SessionCompression::count(qsizetype plain, qsizetype compressed)
{
    m_figures.sentPlain += quint64(plain);
    m_figures.sentCompressed += quint64(compressed);
}

Inflater::Sink SessionCompression::counted(const Inflater::Sink &sink)
{
    return [this, &sink](std::span<const char> bytes) {
        m_figures.receivedPlain += bytes.size();
        return sink(bytes);
    };
}

Error SessionCompression::append(std::span<const char> bytes, const Inflater::Sink &sink)
{
    m_figures.receivedCompressed += bytes.size();
    if (!m_inflater)
        m_inflater = Inflater::borrow(m_agreement.peerWindowBits);
    return m_inflater->append(bytes, counted(sink));
}

Error SessionCompression::finish()
{
    if (!m_inflater)
        m_inflater = Inflater::borrow(m_agreement.peerWindowBits);
    return m_inflater->finish();
}

void SessionCompression::endMessage()
{
    if (m_inflater && !m_agreement.peerContextTakeover)
        Inflater::giveBack(std::move(m_inflater));
}

void SessionCompression::end()
{
    m_deflater.reset();
    m_inflater.reset();
}

} // namespace Tidewire
