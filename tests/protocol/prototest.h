// SPDX-License-Identifier: MIT
// What the tests of this room share: hex in, events out. Frames are built here by hand, because a reader that is
// tested with the writer beside it would not notice a fault that both have.
#pragma once

#include "protocol/session.h"

#include <QtCore/qstringlist.h>
#include <QtTest/qtest.h>

#include <memory>
#include <optional>

namespace ProtoTest {

using namespace Qt::StringLiterals;
using Tidewire::CloseCode;
using Tidewire::Error;
using Tidewire::Limits;
using Tidewire::MaskKey;
using Tidewire::Role;
using Tidewire::Session;
using Tidewire::SessionEvent;

/// The key of RFC 6455 §5.7, which the peers of servers use here, and one of our own for a client's session.
inline constexpr MaskKey PeerKey{0x37, char(0xfa), 0x21, 0x3d};
inline constexpr MaskKey OwnKey{0x01, char(0x80), char(0xff), 0x7f};

/// First bytes of frames.
inline constexpr quint8 Fin = 0x80;
inline constexpr quint8 Continuation = 0x0;
inline constexpr quint8 Text = 0x1;
inline constexpr quint8 Binary = 0x2;
inline constexpr quint8 FinContinuation = Fin | Continuation;
inline constexpr quint8 FinText = Fin | Text;
inline constexpr quint8 FinBinary = Fin | Binary;
inline constexpr quint8 Close = Fin | 0x8;
inline constexpr quint8 Ping = Fin | 0x9;
inline constexpr quint8 Pong = Fin | 0xA;

/// "81 05 48" as bytes; spaces do not matter.
inline QByteArray hex(QByteArrayView digits)
{
    return QByteArray::fromHex(digits.toByteArray().replace(' ', QByteArray()));
}

inline std::span<const char> spanOf(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

inline QByteArray bigEndian(quint64 number, int size)
{
    QByteArray bytes;
    for (int shift = (size - 1) * 8; shift >= 0; shift -= 8)
        bytes.append(char(number >> shift));
    return bytes;
}

/// The second byte of a header, the extended length and the key.
inline QByteArray lengthAndKey(quint64 length, const std::optional<MaskKey> &key)
{
    const quint8 form = length < 126 ? quint8(length) : length < 65536 ? quint8(126) : quint8(127);
    QByteArray bytes(1, char(form | (key ? 0x80 : 0)));
    if (form >= 126)
        bytes += bigEndian(length, form == 126 ? 2 : 8);
    if (key)
        bytes.append(key->data(), 4);
    return bytes;
}

inline QByteArray frame(quint8 first, QByteArray payload, const std::optional<MaskKey> &key)
{
    QByteArray bytes(1, char(first));
    bytes += lengthAndKey(quint64(payload.size()), key);
    for (qsizetype i = 0; key && i < payload.size(); ++i)
        payload[i] = char(payload[i] ^ (*key)[size_t(i % 4)]);
    return bytes + payload;
}

/// Only a frame's header, with any length that one likes to announce.
inline QByteArray headerToward(Role role, quint8 first, quint64 length)
{
    return char(first) + lengthAndKey(length, role == Role::Server ? std::optional(PeerKey) : std::nullopt);
}

/// A frame as the peer of a session of that role sends it.
inline QByteArray toward(Role role, quint8 first, const QByteArray &payload = {})
{
    return frame(first, payload, role == Role::Server ? std::optional(PeerKey) : std::nullopt);
}

/// A frame as a session of that role has to write it.
inline QByteArray from(Role role, quint8 first, const QByteArray &payload = {})
{
    return frame(first, payload, role == Role::Client ? std::optional(OwnKey) : std::nullopt);
}

inline QByteArray closePayload(int code, const QByteArray &reason = {})
{
    return bigEndian(quint64(code), 2) + reason;
}

/// The close frame with which a session fails a connection: the error's code, and its sentence as the reason.
inline QByteArray failureFrom(Role role, int code, Error error)
{
    const QLatin1StringView reason = Tidewire::explain(error);
    return from(role, Close, closePayload(code, QByteArray(reason.data(), reason.size())));
}

/// All that the session has to write now.
inline QByteArray outputOf(Session &session)
{
    QByteArray all;
    while (session.outputSize() > 0)
        all += session.takeOutput();
    return all;
}

inline QString describe(const SessionEvent &event)
{
    const QString hexPayload = QString::fromLatin1(event.payload.toByteArray().toHex());
    switch (event.type) {
    case SessionEvent::Type::UpgradeRequested:
        return u"upgrade"_s;
    case SessionEvent::Type::HttpRequested:
        return u"http"_s;
    case SessionEvent::Type::Opened:
        return u"opened"_s;
    case SessionEvent::Type::TextMessage:
        return u"text:"_s + QString::fromUtf8(event.payload);
    case SessionEvent::Type::BinaryMessage:
        return u"binary:"_s + hexPayload;
    case SessionEvent::Type::Ping:
        return u"ping:"_s + hexPayload;
    case SessionEvent::Type::Pong:
        return u"pong:"_s + hexPayload;
    case SessionEvent::Type::CloseReceived:
        return u"close:%1:%2"_s.arg(int(event.code)).arg(event.reason());
    case SessionEvent::Type::Failed:
        return u"failed:"_s + Tidewire::errorName(event.error);
    }
    return u"unknown"_s;
}

inline QString failed(Error error)
{
    return u"failed:"_s + Tidewire::errorName(error);
}

/// All events that there are now.
inline QStringList pull(Session &session)
{
    QStringList events;
    while (const std::optional<SessionEvent> event = session.nextEvent())
        events.append(describe(*event));
    return events;
}

/// Lends \a bytes, pulls, and ends the loan. The buffer is spoilt afterwards, as a shared read buffer would be.
inline QStringList feed(Session &session, QByteArray bytes)
{
    session.receive({bytes.data(), size_t(bytes.size())});
    QStringList events = pull(session);
    session.releaseInput();
    bytes.fill(char(0xAA));
    return events;
}

inline QStringList feedByteByByte(Session &session, const QByteArray &bytes)
{
    QStringList events;
    for (const char byte : bytes)
        events += feed(session, QByteArray(1, byte));
    return events;
}

// The opening handshake of RFC 6455 §1.3.

inline Tidewire::HandshakeOffer rfcOffer()
{
    Tidewire::HandshakeOffer offer;
    offer.url = QUrl(u"ws://server.example.com/chat"_s);
    const QByteArray nonce = "the sample nonce";
    std::copy(nonce.begin(), nonce.end(), offer.nonce.begin());
    return offer;
}

inline QByteArray rfcRequest()
{
    return "GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
}

inline QByteArray rfcAnswer()
{
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
}

/// A session before its handshake.
inline std::unique_ptr<Session> newSession(Role role, const Limits &limits = {})
{
    if (role == Role::Server)
        return std::make_unique<Session>(limits);
    return std::make_unique<Session>(limits, rfcOffer(), [] { return OwnKey; });
}

/// A session behind its handshake, with nothing left to read or write.
inline std::unique_ptr<Session> openSession(Role role, const Limits &limits = {})
{
    std::unique_ptr<Session> session = newSession(role, limits);
    if (role == Role::Server) {
        feed(*session, rfcRequest());
        session->accept({});
        pull(*session);
    } else {
        feed(*session, rfcAnswer());
    }
    session->takeOutput();
    return session;
}

/// The states that a session of that role can be in.
inline QList<Session::State> statesOf(Role role)
{
    using State = Session::State;
    QList<State> states{State::Handshake, State::Open, State::Closing, State::Ended};
    if (role == Role::Server)
        states.insert(1, State::Deciding);
    return states;
}

/// A session in that state, with nothing left to read or write.
inline std::unique_ptr<Session> sessionIn(Session::State state, Role role, const Limits &limits = {})
{
    const bool isOpening = state == Session::State::Handshake || state == Session::State::Deciding;
    std::unique_ptr<Session> session = isOpening ? newSession(role, limits) : openSession(role, limits);
    if (state == Session::State::Deciding)
        feed(*session, rfcRequest());
    else if (state == Session::State::Closing)
        session->close(CloseCode::Normal);
    else if (state == Session::State::Ended)
        session->endInput(Error::ConnectionLost);
    pull(*session);
    session->takeOutput();
    return session;
}

/// A row for each role, for tests that hold on both sides.
inline void addRoles()
{
    QTest::addColumn<Role>("role");
    QTest::newRow("server") << Role::Server;
    QTest::newRow("client") << Role::Client;
}

} // namespace ProtoTest
