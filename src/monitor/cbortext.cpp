// SPDX-License-Identifier: MIT
// CBOR as diagnostic notation (RFC 8949 §8).
#include "payloadtext.h"

#include <QtCore/qcborstreamreader.h>
#include <QtCore/qfloat16.h>
#include <QtCore/qlocale.h>

#include <cmath>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxDepth = 64;

class CborPrinter
{
public:
    CborPrinter(QByteArrayView payload, qsizetype maxSize)
        : m_payload(payload), m_reader(payload.data(), payload.size()), m_maxSize(maxSize)
    {
    }

    PayloadText print()
    {
        // A sequence (RFC 8742) is several items one after the other.
        bool fine = m_reader.isValid() && writeItem();
        while (fine && m_reader.currentOffset() < m_payload.size()) {
            m_result.text += u",\n"_s;
            beginAgain();
            fine = writeItem();
        }
        if (isFull()) {
            m_result.text.truncate(m_maxSize);
            m_result.complete = false;
        } else if (!fine) {
            m_result.valid = false;
            const bool ended = m_ended || m_reader.lastError() == QCborError::EndOfFile;
            m_result.errorOffset = int(m_begin + (ended ? m_payload.size() : m_reader.currentOffset()));
        }
        return m_result;
    }

private:
    bool isFull() const { return m_result.text.size() > m_maxSize; }

    /// The reader knows one item only.
    void beginAgain()
    {
        const auto used = qsizetype(m_reader.currentOffset());
        m_payload = m_payload.sliced(used);
        m_begin += used;
        m_reader.clear();
        m_reader.addData(m_payload.data(), m_payload.size());
    }

    /// False if there is no more room, or no item in order.
    bool writeItem()
    {
        if (isFull() || m_reader.lastError() != QCborError::NoError)
            return false;
        switch (m_reader.type()) {
        case QCborStreamReader::UnsignedInteger:
            m_result.text += QString::number(m_reader.toUnsignedInteger());
            return m_reader.next();
        case QCborStreamReader::NegativeInteger:
            m_result.text += negative(quint64(m_reader.toNegativeInteger()));
            return m_reader.next();
        case QCborStreamReader::ByteArray:
        case QCborStreamReader::String:
            return writeString();
        case QCborStreamReader::Array:
        case QCborStreamReader::Map:
            return writeContainer();
        case QCborStreamReader::Tag:
            return writeTag();
        case QCborStreamReader::SimpleType:
            m_result.text += simple(m_reader.toSimpleType());
            return m_reader.next();
        case QCborStreamReader::Float16:
            return writeFloat(double(float(m_reader.toFloat16())), u"_1"_s);
        case QCborStreamReader::Float:
            return writeFloat(double(m_reader.toFloat()), u"_2"_s);
        case QCborStreamReader::Double:
            return writeFloat(m_reader.toDouble(), u"_3"_s);
        case QCborStreamReader::Invalid:
            return false;
        }
        return false;
    }

    /// \a number as Qt has it: 2^64 stands as 0.
    static QString negative(quint64 number)
    {
        return number == 0 ? u"-18446744073709551616"_s : u'-' + QString::number(number);
    }

    static QString simple(QCborSimpleType type)
    {
        switch (type) {
        case QCborSimpleType::False:
            return u"false"_s;
        case QCborSimpleType::True:
            return u"true"_s;
        case QCborSimpleType::Null:
            return u"null"_s;
        case QCborSimpleType::Undefined:
            return u"undefined"_s;
        }
        return u"simple(%1)"_s.arg(int(type));
    }

    /// \a width: the encoding indicator, without which the number would stand for the shortest form that holds it.
    bool writeFloat(double number, const QString &width)
    {
        if (std::isnan(number)) {
            m_result.text += u"NaN"_s;
        } else if (std::isinf(number)) {
            m_result.text += number < 0 ? u"-Infinity"_s : u"Infinity"_s;
        } else {
            const double size = std::abs(number);
            const char format = size == 0 || (size >= 1e-5 && size < 1e16) ? 'f' : 'g';
            const QString digits = QString::number(number, format, QLocale::FloatingPointShortest);
            const bool whole = !digits.contains(u'.') && !digits.contains(u'e');
            m_result.text += whole ? digits + u".0"_s : digits;
        }
        m_result.text += width;
        return m_reader.next();
    }

    bool writeTag()
    {
        m_result.text += QString::number(quint64(m_reader.toTag())) + u'(';
        const bool fine = m_reader.next() && enter() && writeItem();
        --m_depth;
        m_result.text += u')';
        return fine;
    }

    bool enter() { return ++m_depth <= MaxDepth; }

    bool writeString()
    {
        const bool text = m_reader.isString();
        const bool chunked = !m_reader.isLengthKnown();
        if (chunked)
            m_result.text += u"(_ "_s;
        bool first = true;
        while (true) {
            // The size comes from the peer: what is not there is not asked for.
            const qsizetype size = m_reader.currentStringChunkSize();
            if (size > m_payload.size() - m_reader.currentOffset())
                return endOfInput();
            QByteArray bytes(std::max(size, qsizetype(0)), Qt::Uninitialized);
            const auto read = m_reader.readStringChunk(bytes.data(), bytes.size());
            if (read.status == QCborStreamReader::Error)
                return false;
            if (read.status == QCborStreamReader::EndOfString)
                break;
            bytes.truncate(read.data);
            if (!first)
                m_result.text += u", "_s;
            first = false;
            m_result.text +=
                text ? quoted(QString::fromUtf8(bytes)) : u"h'"_s + QString::fromLatin1(bytes.toHex()) + u'\'';
        }
        if (first && !chunked)
            m_result.text += text ? u"\"\""_s : u"h''"_s;
        if (chunked)
            m_result.text += u')';
        return true;
    }

    bool endOfInput()
    {
        m_ended = true;
        return false;
    }

    static QString quoted(const QString &text)
    {
        QString result(u'"');
        for (const QChar character : text) {
            if (character == u'"' || character == u'\\')
                result += u'\\' + QString(character);
            else if (character < u' ')
                result += u"\\u%1"_s.arg(character.unicode(), 4, 16, QChar(u'0'));
            else
                result += character;
        }
        return result + u'"';
    }

    bool writeContainer()
    {
        const bool map = m_reader.isMap();
        const bool open = !m_reader.isLengthKnown();
        m_result.text += map ? u'{' : u'[';
        if (open)
            m_result.text += u"_ "_s;
        bool fine = m_reader.enterContainer() && enter();
        bool first = true;
        while (fine && m_reader.hasNext()) {
            if (!first)
                m_result.text += u',';
            first = false;
            breakLine();
            fine = writeItem();
            if (fine && map) {
                m_result.text += u": "_s;
                fine = writeItem();
            }
        }
        --m_depth;
        fine = fine && m_reader.lastError() == QCborError::NoError && m_reader.leaveContainer();
        if (fine && !first)
            breakLine();
        m_result.text += map ? u'}' : u']';
        return fine;
    }

    void breakLine()
    {
        m_result.text += u'\n';
        m_result.text.resize(m_result.text.size() + 2 * qsizetype(m_depth), u' ');
    }

    QByteArrayView m_payload; ///< From the item under way on.
    qsizetype m_begin = 0;    ///< Where that is.
    QCborStreamReader m_reader;
    qsizetype m_maxSize;
    int m_depth = 0;
    bool m_ended = false;
    PayloadText m_result;
};

} // namespace

PayloadText PayloadText::cbor(QByteArrayView payload, qsizetype maxSize)
{
    return CborPrinter(payload, maxSize).print();
}

} // namespace Tidewire
