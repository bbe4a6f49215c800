// SPDX-License-Identifier: MIT
#include "connectionrow.h"

#include <algorithm>

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
    : id(webSocket->connectionId()), socket(webSocket), attached(true), inMeter(webSocket->counters().messagesReceived),
      outMeter(webSocket->counters().messagesSent), peer(webSocket->peer()), path(webSocket->requestPath()),
      origin(webSocket->origin()), subprotocol(webSocket->subprotocol()),
      peerKey(keyOf(webSocket->peerAddress(), webSocket->peerPort()))
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    age = milliseconds(std::max<qint64>(0, now - webSocket->startTime().toMSecsSinceEpoch()));
    read(*webSocket);
    setText(webSocket->requestHeader(u"User-Agent"_s));
}

void ConnectionRow::setText(const QString &userAgent)
{
    m_text.clear();
    std::size_t index = 0;
    const std::array<const QString *, FieldCount> fields{&peer, &path, &origin, &userAgent, &subprotocol};
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
    if (state == ConnectionState::Closed)
        closedFor += elapsed;
    else
        age += elapsed;
    if (socket)
        read(*socket);
    inMeter.sample(counters.messagesReceived, elapsed);
    outMeter.sample(counters.messagesSent, elapsed);
    for (int i = 0; i < std::min(seconds, TrafficHistory::Capacity); ++i) {
        inHistory.add(inMeter.rate());
        outHistory.add(outMeter.rate());
    }
    return state != before;
}

void ConnectionRow::close(const WebSocket *webSocket)
{
    if (webSocket) {
        read(*webSocket);
        report = std::make_shared<const ConnectionReport>(ConnectionReport::of(*webSocket));
    }
    socket.clear();
    attached = false;
    state = ConnectionState::Closed;
    queued = 0;
}

} // namespace Tidewire
