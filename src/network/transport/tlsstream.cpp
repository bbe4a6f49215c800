// SPDX-License-Identifier: MIT
#include "tlsstream.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>
#include <vector>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

namespace Tidewire {

using namespace Qt::StringLiterals;

namespace {

/// What is larger came from a burst that may never come again, and must not wait with a few bytes for a slow peer.
constexpr qsizetype MaxSpare = 32 * 1024;

/// Key updates that may come at a time, which bounds it: each takes far longer than its few bytes tell. As many as
/// BoringSSL takes in a row (kMaxKeyUpdates).
constexpr int MaxKeyUpdates = 32;

/// The memory of output that has left, for the next ones of this thread: of many, as many leave together.
class Spares
{
public:
    static Spares &ofThisThread()
    {
        thread_local Spares spares;
        return spares;
    }

    QByteArray take()
    {
        if (m_arrays.empty())
            return {};
        QByteArray array = std::move(m_arrays.back());
        m_arrays.pop_back();
        m_size -= array.capacity();
        return array;
    }
    void give(QByteArray &&array)
    {
        if (array.capacity() > MaxSpare || m_size + array.capacity() > MaxSize)
            return;
        array.resize(0); // keeps the memory, unlike clear()
        m_size += array.capacity();
        m_arrays.push_back(std::move(array));
    }

private:
    static constexpr qsizetype MaxSize = 4 * MaxSpare;

    std::vector<QByteArray> m_arrays;
    qsizetype m_size = 0; ///< Of their capacities.
};

/// Makes \a output ready for \a size bytes more.
void makeRoom(QByteArray &output, qsizetype size)
{
    if (output.isNull())
        output = Spares::ofThisThread().take();
    if (output.capacity() < output.size() + size)
        output.reserve(output.size() + size);
}

} // namespace

/// OpenSSL's way to records: it reads those that the stream was given, and writes to its output.
struct TlsStreamBio
{
    static TlsStream &stream(BIO *bio) { return *static_cast<TlsStream *>(BIO_get_data(bio)); }

    static int read(BIO *bio, char *bytes, int size)
    {
        std::span<const char> &records = stream(bio).m_records;
        BIO_clear_retry_flags(bio);
        if (records.empty()) {
            BIO_set_retry_read(bio);
            return -1;
        }
        const size_t taken = std::min(size_t(size), records.size());
        std::memcpy(bytes, records.data(), taken);
        records = records.subspan(taken);
        return int(taken);
    }
    static int write(BIO *bio, const char *bytes, int size)
    {
        QByteArray &output = stream(bio).m_output;
        if (output.isNull())
            makeRoom(output, size);
        output.append(bytes, size);
        return size;
    }
    static long control(BIO *, int command, long, void *) { return command == BIO_CTRL_FLUSH ? 1 : 0; }

    /// Never freed: threads may outlive what is static.
    static const BIO_METHOD *method()
    {
        static const BIO_METHOD *const method = [] {
            BIO_METHOD *made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "Tidewire");
            BIO_meth_set_read(made, read);
            BIO_meth_set_write(made, write);
            BIO_meth_set_ctrl(made, control);
            return made;
        }();
        return method;
    }
};

namespace {

/// For a record, at most: header, explicit nonce or padding, and MAC (RFC 5246 §6.2.3, RFC 8446 §5.2).
constexpr qsizetype RecordOverhead = 5 + 16 + 256;

/// Those that others have left in the thread: OpenSSL would take them for its own. To look first costs a fraction.
void forgetErrors()
{
    if (ERR_peek_error() != 0)
        ERR_clear_error();
}

} // namespace

TlsStream::TlsStream(const TlsContext &context) : m_handle(SSL_new(context.handle()))
{
    BIO *const bio = m_handle ? BIO_new(TlsStreamBio::method()) : nullptr;
    if (!bio) {
        SSL_free(std::exchange(m_handle, nullptr));
        return;
    }
    BIO_set_data(bio, this);
    BIO_set_init(bio, 1);
    SSL_set_bio(m_handle, bio, bio);
    SSL_set_accept_state(m_handle);
    const auto watch = [](int written, int, int type, const void *message, size_t size, SSL *, void *stream) {
        const bool isHandshake = !written && type == SSL3_RT_HANDSHAKE && size > 0;
        if (isHandshake && *static_cast<const unsigned char *>(message) == SSL3_MT_KEY_UPDATE)
            static_cast<TlsStream *>(stream)->countKeyUpdate();
    };
    SSL_set_msg_callback(m_handle, watch);
    SSL_set_msg_callback_arg(m_handle, this);
}

TlsStream::~TlsStream()
{
    SSL_free(m_handle);
}

bool TlsStream::isEstablished() const
{
    return SSL_is_init_finished(m_handle);
}

TlsDetails TlsStream::details() const
{
    if (!isEstablished())
        return {};
    return {QString::fromLatin1(SSL_get_version(m_handle)), QString::fromLatin1(SSL_get_cipher_name(m_handle))};
}

size_t TlsStream::receive(std::span<const char> records, std::span<char> plain)
{
    m_records = records;
    m_keyUpdates = 0;
    size_t size = 0;
    while (!m_records.empty() && m_input == Input::Goes) {
        forgetErrors();
        const int result = SSL_read(m_handle, plain.data() + size, int(plain.size() - size));
        if (m_keyUpdates > MaxKeyUpdates) {
            m_input = Input::Failed;
            m_problem = u"too many key updates"_s;
        } else if (result > 0) {
            size += size_t(result);
        } else {
            handleStop(result);
        }
    }
    m_records = {};
    if (!m_held.isEmpty() && isEstablished())
        send(std::exchange(m_held, {}));
    return size;
}

/// A flood ends at once: there are no more records for OpenSSL then.
void TlsStream::countKeyUpdate()
{
    if (++m_keyUpdates > MaxKeyUpdates)
        m_records = {};
}

void TlsStream::handleStop(int result)
{
    switch (SSL_get_error(m_handle, result)) {
    case SSL_ERROR_WANT_READ:
        break;
    case SSL_ERROR_ZERO_RETURN:
        m_input = Input::Ended;
        break;
    default:
        fail();
    }
}

void TlsStream::fail()
{
    m_input = Input::Failed;
    const unsigned long error = ERR_peek_error();
    const char *const reason = ERR_reason_error_string(error);
    m_problem = reason ? QString::fromLatin1(reason) : u"error %1"_s.arg(error, 0, 16);
    if (const long verified = SSL_get_verify_result(m_handle); verified != X509_V_OK)
        m_problem += u": "_s + QString::fromLatin1(X509_verify_cert_error_string(verified));
    ERR_clear_error(); // the thread's, which others use as well
}

void TlsStream::send(QByteArrayView bytes)
{
    if (!m_held.isEmpty()) {
        m_held += bytes;
        return;
    }
    const qsizetype needed = bytes.size() + (bytes.size() / SSL3_RT_MAX_PLAIN_LENGTH + 1) * RecordOverhead;
    makeRoom(m_output, needed);
    while (!bytes.isEmpty() && m_input != Input::Failed) {
        constexpr qsizetype Most = std::numeric_limits<int>::max();
        forgetErrors();
        const int result = SSL_write(m_handle, bytes.data(), int(std::min(bytes.size(), Most)));
        if (result > 0) {
            bytes = bytes.sliced(result);
        } else if (SSL_get_error(m_handle, result) == SSL_ERROR_WANT_READ) {
            m_held = bytes.toByteArray();
            return;
        } else {
            fail();
        }
    }
}

void TlsStream::reuse(QByteArray &&output)
{
    Spares::ofThisThread().give(std::move(output));
}

void TlsStream::end()
{
    forgetErrors();
    if (SSL_shutdown(m_handle) < 0)
        ERR_clear_error(); // QSslSocket would take it for its own
}

} // namespace Tidewire
