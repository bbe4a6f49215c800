// SPDX-License-Identifier: MIT
#pragma once

#include "compression.h"
#include "enums.h"

#include <QtCore/qbytearray.h>

#include <memory>
#include <optional>

namespace Tidewire {

/// A message that is made once and sent to any number of connections: they share its bytes, and it is compressed once
/// for each set of parameters that they have agreed on. Copies are cheap, and share all that; each may be used in
/// another thread.
class TIDEWIREPROTOCOL_EXPORT PreparedMessage
{
public:
    /// No message: it cannot be sent.
    PreparedMessage() = default;
    /// Lone surrogates become U+FFFD.
    static PreparedMessage text(const QString &message);
    /// No message if \a message is not UTF-8.
    static PreparedMessage utf8(const QByteArray &message);
    static PreparedMessage binary(const QByteArray &message);
    /// The caller vouches for the encoding of text.
    PreparedMessage(Opcode opcode, const QByteArray &payload);

    bool isValid() const { return m_data != nullptr; }
    /// Text or Binary. The message must be valid.
    Opcode opcode() const;
    const QByteArray &payload() const;
    /// Compressed without context; none if that does not make it smaller.
    std::optional<QByteArray> compressed(int windowBits, const CompressionOptions &options) const;

private:
    struct Data;

    std::shared_ptr<Data> m_data;
};

} // namespace Tidewire
