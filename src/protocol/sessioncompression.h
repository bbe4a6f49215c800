// SPDX-License-Identifier: MIT
#pragma once

#include "deflater.h"
#include "inflater.h"
#include "preparedmessage.h"

namespace Tidewire {

/// Bytes of payload in compressed messages, before and after.
struct CompressionFigures
{
    quint64 receivedCompressed = 0;
    quint64 receivedPlain = 0;
    quint64 sentCompressed = 0;
    quint64 sentPlain = 0;

    bool operator==(const CompressionFigures &) const = default;
};

/// What a Session needs to compress, if that was agreed on. At rest it owns zlib streams only for contexts to keep.
class SessionCompression
{
public:
    SessionCompression(const CompressionAgreement &agreement, const CompressionOptions &options)
        : m_agreement(agreement), m_options(options)
    {
    }

    const CompressionAgreement &agreement() const { return m_agreement; }
    const CompressionFigures &figures() const { return m_figures; }
    bool isPerFrame() const { return m_agreement.format == CompressionAgreement::Format::DeflateFrame; }

    /// \a message compressed; none if it is better sent as it is.
    std::optional<QByteArray> compress(QByteArrayView message);
    /// The same; all connections without context share the result.
    std::optional<QByteArray> compress(const PreparedMessage &message);

    /// Takes a piece of a compressed payload.
    Error append(std::span<const char> bytes, const Inflater::Sink &sink);
    /// The compressed part of a message, or with isPerFrame() of a frame, is complete.
    Error finish();
    /// The message is complete, compressed or not.
    void endMessage();
    /// Nothing else will come or go; frees all but the figures.
    void end();

private:
    void count(qsizetype plain, qsizetype compressed);
    Inflater::Sink counted(const Inflater::Sink &sink);

    CompressionAgreement m_agreement;
    CompressionOptions m_options;
    CompressionFigures m_figures;
    std::unique_ptr<Deflater> m_deflater;
    std::unique_ptr<Inflater> m_inflater;
};

} // namespace Tidewire
