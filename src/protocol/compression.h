// SPDX-License-Identifier: MIT
#pragma once

#include "extensions.h"

#include <QtCore/qobjectdefs.h>

namespace Tidewire {

/// What a program wants of compression. The memory that is named is zlib's, per connection unless it says otherwise.
struct TIDEWIREPROTOCOL_EXPORT CompressionOptions
{
    Q_GADGET
    Q_PROPERTY(bool permessageDeflate MEMBER permessageDeflate)
    Q_PROPERTY(bool webkitDeflateFrame MEMBER webkitDeflateFrame)
    Q_PROPERTY(bool contextTakeover MEMBER contextTakeover)
    Q_PROPERTY(bool peerContextTakeover MEMBER peerContextTakeover)
    Q_PROPERTY(int windowBits MEMBER windowBits)
    Q_PROPERTY(int peerWindowBits MEMBER peerWindowBits)
    Q_PROPERTY(int level MEMBER level)
    Q_PROPERTY(int memoryLevel MEMBER memoryLevel)
    Q_PROPERTY(int threshold READ thresholdBytes WRITE setThresholdBytes)

public:
    /// permessage-deflate (RFC 7692): a server takes it where a client offers it, a client offers it.
    bool permessageDeflate = true;
    /// x-webkit-deflate-frame, for servers: taken where a client offers it and not permessage-deflate. Safari 13.1
    /// announces it and then fails on what it gets, so it is for those who know their clients.
    bool webkitDeflateFrame = false;
    /// Keeps what was sent before as context: small messages that resemble one another shrink by far more, for
    /// 2^(windowBits + 2) + 2^(memoryLevel + 9) bytes: 256 KiB by default. Without it all connections of a thread
    /// share one compressor, and a connection at rest has none.
    bool contextTakeover = false;
    /// Lets the peer keep its context, for 2^peerWindowBits + 7 KiB here: 39 KiB by default. Without it a connection
    /// has a decompressor only while a message is on its way.
    bool peerContextTakeover = false;
    /// 9–15: how far back our compressor looks, as a power of two in bytes. The peer may ask for less.
    int windowBits = 15;
    /// 9–15: how far back the peer's compressor may look, where the peer lets itself be told.
    int peerWindowBits = 15;
    /// 1 (fast) to 9 (small), as in zlib. Measured with zlib 1.2.13 on JSON of many short fields, without context: the
    /// time for one message in µs, and the size that remains of it.
    ///
    ///     level    1 KiB         4 KiB         64 KiB
    ///     1        14   41 %     43   35 %      530   33 %
    ///     3        15   40 %     47   33 %      850   30 %
    ///     4        18   40 %     59   33 %      950   29 %
    ///     6        21   38 %     78   30 %    2,030   26 %
    int level = 3;
    /// 1–9, as in zlib: the memory for the compressor's work. In the same measurement 5 and 8 differ by less than 1 %
    /// in time and size, but with 5 what is repeated from far away is not found any more.
    int memoryLevel = 8;
    /// Bytes: shorter messages are sent as they are.
    qsizetype threshold = 1024;

    static CompressionOptions none()
    {
        CompressionOptions options;
        options.permessageDeflate = false;
        return options;
    }
    /// True if all values are within their ranges.
    bool isValid() const;
    bool operator==(const CompressionOptions &) const = default;

private:
    // QML has no 64-bit integers.
    int thresholdBytes() const { return int(threshold); }
    void setThresholdBytes(int bytes) { threshold = bytes; }
};

/// What both sides have agreed on.
struct TIDEWIREPROTOCOL_EXPORT CompressionAgreement
{
    enum class Format : quint8 {
        PermessageDeflate, ///< RFC 7692: a message is compressed as a whole.
        DeflateFrame,      ///< x-webkit-deflate-frame: each frame for itself.
    };

    Format format = Format::PermessageDeflate;
    /// 8–15.
    int ownWindowBits = 15;
    int peerWindowBits = 15;
    bool ownContextTakeover = true;
    bool peerContextTakeover = true;
    /// What a server answers: the value of `Sec-WebSocket-Extensions`.
    QByteArray answer;

    /// False if zlib has no compressor for the window that was agreed on: then everything is sent plain.
    bool canCompress() const { return ownWindowBits >= 9; }

    /// Server: agrees to the first of \a offers that \a options and zlib allow; none if there is no such offer.
    /// Offers that break RFC 7692 §7.1 are passed over, as §5.1 demands.
    static std::optional<CompressionAgreement> choose(const QList<Extension> &offers,
                                                      const CompressionOptions &options);
    /// Client: the value of `Sec-WebSocket-Extensions` to offer; empty for none.
    static QByteArray offer(const CompressionOptions &options);
    /// Client: what \a answers, the server's, mean for whom offered offer(\a options). None if the server declined;
    /// ExtensionNotRequested or ExtensionParameterInvalid if it broke RFC 7692 §7.1.
    static Result<std::optional<CompressionAgreement>> fromAnswer(const QList<Extension> &answers,
                                                                  const CompressionOptions &options);

    bool operator==(const CompressionAgreement &) const = default;
};

} // namespace Tidewire
