// SPDX-License-Identifier: MIT
#include "connectionrow.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace Tidewire {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

ConnectionState stateOf(const WebSocket &socket, qint64 queued)
{
    switch (socket.state()) {
    case WebSocket::State::Connecting:
    case WebSocket::State::Open:
        return queued > SlowQueue ? ConnectionState::Slow : ConnectionState::Open;
    case WebSocket::State::Closing:
    case WebSocket::State::Closed:
        break;
    }
    return ConnectionState::Closing; // Until the server says that it has closed.
}

std::array<quint8, 18> keyOf(const QHostAddress &address, quint16 port)
{
    std::array<quint8, 18> key{};
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    std::copy(std::begin(bytes.c), std::end(bytes.c), key.begin());
    key[16] = quint8(port >> 8);
    key[17] = quint8(port & 0xFF);
    return key;
}

} // namespace

QString stateName(ConnectionState state)
{
    switch (state) {
    case ConnectionState::Open:
        return u"open"_s;
    case ConnectionState::Slow:
        return u"slow"_s;
    case ConnectionState::Closing:
        return u"closing"_s;
    case ConnectionState::Closed:
        break;
    }
    return u"closed"_s;
}

ConnectionRow::ConnectionRow(WebSocket *webSocket)
    : id(webSocket->connectionId()), socket(webSocket), attached(true), idle(webSocket->idleTime()),
      secure(webSocket->isSecure()), inMeter(webSocket->counters().messagesReceived),
      outMeter(webSocket->counters().messagesSent), bytesInMeter(webSocket->counters().bytesReceived),
      bytesOutMeter(webSocket->counters().bytesSent), peer(webSocket->peer()), path(webSocket->requestPath()),
      origin(webSocket->origin()), userAgent(webSocket->requestHeader(u"User-Agent"_s)),
      subprotocol(webSocket->subprotocol()), extensions(webSocket->extensions()), tls(TlsFacts::of(*webSocket)),
      peerKey(keyOf(webSocket->peerAddress(), webSocket->peerPort())),
      m_bytesBefore(webSocket->counters().bytesReceived + webSocket->counters().bytesSent)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    age = milliseconds(std::max<qint64>(0, now - webSocket->startTime().toMSecsSinceEpoch()));
    read(*webSocket);
    updateText();
}

void ConnectionRow::updateText()
{
    m_text.clear();
    std::size_t index = 0;
    const QString encryption = tls.protocol + u' ' + tls.cipher;
    const std::array<const QString *, FieldCount> fields{&peer,        &path,       &origin,     &userAgent,
                                                         &subprotocol, &extensions, &encryption, &closeReason};
    for (const QString *field : fields) {
        m_begins[index++] = quint32(m_text.size());
        // A line end inside would make one field look like two.
        m_text += field->toLower().replace(u'\n', u' ') + u'\n';
    }
    m_begins[index] = quint32(m_text.size());
}

QStringView ConnectionRow::text(Field field) const
{
    const auto index = std::size_t(field);
    const quint32 begin = m_begins[index];
    const quint32 end = m_begins[index + 1];
    return end > begin ? QStringView(m_text).sliced(begin, end - begin - 1) : QStringView();
}

double ConnectionRow::figure(Figure figure) const
{
    constexpr double Unknown = std::numeric_limits<double>::quiet_NaN();
    switch (figure) {
    case Figure::Id:
        return double(id);
    case Figure::State:
        return double(state);
    case Figure::Secure:
        return double(secure);
    case Figure::InRate:
        return inMeter.rate();
    case Figure::OutRate:
        return outMeter.rate();
    case Figure::Rate:
        return inMeter.rate() + outMeter.rate();
    case Figure::BytesInRate:
        return bytesInMeter.rate();
    case Figure::BytesOutRate:
        return bytesOutMeter.rate();
    case Figure::MessagesIn:
        return double(counters.messagesReceived);
    case Figure::MessagesOut:
        return double(counters.messagesSent);
    case Figure::BytesIn:
        return double(counters.bytesReceived);
    case Figure::BytesOut:
        return double(counters.bytesSent);
    case Figure::Dropped:
        return double(counters.messagesDropped);
    case Figure::Queued:
        return double(queued);
    case Figure::RoundTrip:
        return roundTrip < 0 ? Unknown : double(roundTrip) / 1000;
    case Figure::Age:
        return double(age.count()) / 1000;
    case Figure::Idle:
        return double(idle.count()) / 1000;
    case Figure::InRatio:
        return counters.uncompressedReceived == 0 ? Unknown : counters.receivedRatio();
    case Figure::OutRatio:
        return counters.uncompressedSent == 0 ? Unknown : counters.sentRatio();
    case Figure::CloseCode:
        break;
    }
    return closeCode == 0 ? Unknown : closeCode;
}

void ConnectionRow::read(const WebSocket &webSocket)
{
    counters = webSocket.counters();
    queued = webSocket.bytesToWrite();
    roundTrip = webSocket.roundTripTime();
    state = stateOf(webSocket, queued);
}

bool ConnectionRow::advance(milliseconds elapsed, int seconds)
{
    const ConnectionState before = state;
    if (socket)
        read(*socket);
    const quint64 bytes = counters.bytesReceived + counters.bytesSent;
    const bool wasSilent = bytes == std::exchange(m_bytesBefore, bytes);
    if (state == ConnectionState::Closed) {
        closedFor += elapsed;
    } else {
        age += elapsed;
        idle = wasSilent ? idle + elapsed : milliseconds(0);
    }
    inMeter.sample(counters.messagesReceived, elapsed);
    outMeter.sample(counters.messagesSent, elapsed);
    bytesInMeter.sample(counters.bytesReceived, elapsed);
    bytesOutMeter.sample(counters.bytesSent, elapsed);
    for (int i = 0; i < std::min(seconds, ConnectionTraffic::Log::SecondCount); ++i)
        traffic.addSecond({inMeter.rate(), outMeter.rate(), bytesInMeter.rate(), bytesOutMeter.rate()});
    return state != before;
}

void ConnectionRow::close(const WebSocket *webSocket, bool withReport)
{
    if (webSocket) {
        read(*webSocket);
        closeCode = int(webSocket->closeCode());
        closeReason = webSocket->closeReason();
        if (withReport)
            report = std::make_shared<const ConnectionReport>(ConnectionReport::of(*webSocket));
        updateText();
    }
    socket.clear();
    attached = false;
    state = ConnectionState::Closed;
    queued = 0;
}

} // namespace Tidewire
