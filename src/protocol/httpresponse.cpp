// SPDX-License-Identifier: MIT
#include "httpresponse.h"

#include <algorithm>
#include <array>

namespace Tidewire {

namespace {

struct Phrase
{
    int status;
    QByteArrayView text;
};

/// RFC 9110 §15 and RFC 6585: those that servers of our kind give.
constexpr std::array Phrases{
    Phrase{101, "Switching Protocols"},
    Phrase{200, "OK"},
    Phrase{204, "No Content"},
    Phrase{301, "Moved Permanently"},
    Phrase{302, "Found"},
    Phrase{303, "See Other"},
    Phrase{304, "Not Modified"},
    Phrase{307, "Temporary Redirect"},
    Phrase{308, "Permanent Redirect"},
    Phrase{400, "Bad Request"},
    Phrase{401, "Unauthorized"},
    Phrase{403, "Forbidden"},
    Phrase{404, "Not Found"},
    Phrase{405, "Method Not Allowed"},
    Phrase{408, "Request Timeout"},
    Phrase{409, "Conflict"},
    Phrase{410, "Gone"},
    Phrase{426, "Upgrade Required"},
    Phrase{429, "Too Many Requests"},
    Phrase{431, "Request Header Fields Too Large"},
    Phrase{500, "Internal Server Error"},
    Phrase{501, "Not Implemented"},
    Phrase{502, "Bad Gateway"},
    Phrase{503, "Service Unavailable"},
    Phrase{505, "HTTP Version Not Supported"},
};

/// Those that toBytes() writes itself.
bool isOurs(QByteArrayView name)
{
    constexpr std::array<QByteArrayView, 3> Names{"Content-Length", "Connection", "Transfer-Encoding"};
    return std::ranges::any_of(Names, [&](QByteArrayView n) { return equalsIgnoringCase(n, name); });
}

bool isDate(const HttpHeader &header)
{
    return equalsIgnoringCase(header.first, "Date");
}

} // namespace

QByteArrayView reasonPhrase(int status)
{
    const auto row = std::ranges::find(Phrases, status, &Phrase::status);
    return row == Phrases.end() ? QByteArrayView("Status") : row->text;
}

HttpResponse HttpResponse::content(const QByteArray &contentType, const QByteArray &body)
{
    return {200, {{"Content-Type", contentType}}, body};
}

HttpResponse HttpResponse::forError(Error error)
{
    const QLatin1StringView text = explain(error);
    HttpResponse response{httpStatusFor(error),
                          {{"Content-Type", "text/plain; charset=utf-8"}},
                          QByteArray(text.data(), text.size()) + ".\n"};
    switch (response.status) {
    case 405:
        response.headers.emplace_back("Allow", "GET");
        break;
    case 426:
        response.headers.emplace_back("Upgrade", "websocket");
        response.headers.emplace_back("Sec-WebSocket-Version", "13");
        break;
    case 503:
        response.headers.emplace_back("Retry-After", "10");
        break;
    default:
        break;
    }
    return response;
}

bool HttpResponse::isValid() const
{
    return status >= 200 && status <= 599 && std::ranges::all_of(headers, [](const HttpHeader &header) {
               return isToken(header.first) && isHeaderValue(header.second) && !isOurs(header.first);
           });
}

QByteArray HttpResponse::toBytes(bool withBody, const QByteArray &date) const
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ';
    bytes += reasonPhrase(status);
    bytes += "\r\n";
    for (const HttpHeader &header : headers)
        bytes += header.first + ": " + header.second + "\r\n";
    if (!date.isEmpty() && !std::ranges::any_of(headers, isDate))
        bytes += "Date: " + date + "\r\n";
    // An upgrade that is only proposed has to be named in Connection too (RFC 9110 §7.8).
    bytes += status == 426 ? "Connection: Upgrade, close\r\n" : "Connection: close\r\n";
    // RFC 9110 §8.6: no length where there can be no body.
    if (status != 204 && status != 304)
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    bytes += "\r\n";
    if (withBody && status != 204 && status != 304)
        bytes += body;
    return bytes;
}

} // namespace Tidewire
