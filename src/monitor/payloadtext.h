// SPDX-License-Identifier: MIT
#pragma once

#include "tidewiremonitor_export.h"

#include <QtCore/qbytearrayview.h>
#include <QtCore/qobjectdefs.h>
#include <QtCore/qstring.h>

namespace Tidewire {

/// A payload as a person reads it. The functions are pure, and bounded in time and memory by the sizes that they are
/// given, whatever the payload is.
struct TIDEWIREMONITOR_EXPORT PayloadText
{
    Q_GADGET
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(bool complete MEMBER complete)
    Q_PROPERTY(bool valid MEMBER valid)
    Q_PROPERTY(int errorOffset MEMBER errorOffset)

public:
    enum class Form : int { Empty, Text, Json, Cbor, Binary };
    Q_ENUM(Form)

    /// UTF-16 units that a view holds at most.
    static constexpr qsizetype DefaultMaxSize = 1024 * 1024;

    QString text;
    /// False if there was more than there is room for, or the payload itself is only a front.
    bool complete = true;
    /// False if the payload is not of the form; the text goes as far as it is.
    bool valid = true;
    /// The byte at which it is not; -1 if it is.
    int errorOffset = -1;

    /// What is probably in \a payload. \a isText: of a text message. \a isCut: it is the front of a payload.
    static Form formOf(QByteArrayView payload, bool isText, bool isCut = false);
    /// UTF-8 as it is; what is none becomes U+FFFD.
    static PayloadText plain(QByteArrayView payload, qsizetype maxSize = DefaultMaxSize);
    /// JSON with a line for each value, indented by two. Tokens stay as they were written: big numbers, escapes, the
    /// order of keys. Deeper than JsonReader::DefaultMaxDepth is not valid here.
    static PayloadText json(QByteArrayView payload, qsizetype maxSize = DefaultMaxSize);
    /// CBOR in diagnostic notation (RFC 8949 §8), a line for each item of arrays and maps. Deeper than 64 is not valid
    /// here.
    static PayloadText cbor(QByteArrayView payload, qsizetype maxSize = DefaultMaxSize);
};

} // namespace Tidewire
