// SPDX-License-Identifier: MIT
#include "webpage.h"

#include <QtCore/qfile.h>

using namespace Qt::StringLiterals;
using namespace Tidewire;

namespace {

HttpResponse withStatus(int status, const QByteArray &text)
{
    HttpResponse response = HttpResponse::content("text/plain; charset=utf-8", text);
    response.status = status;
    return response;
}

} // namespace

HttpResponse answer(const HttpRequest &request)
{
    if (request.method() != "GET" && request.method() != "HEAD") {
        HttpResponse response = withStatus(405, "GET and HEAD are served here.\n");
        response.headers.append(HttpHeader("Allow", "GET, HEAD"));
        return response;
    }
    if (request.path() == "/") {
        QFile page(u":/page/index.html"_s);
        if (page.open(QIODevice::ReadOnly))
            return HttpResponse::content("text/html; charset=utf-8", page.readAll());
    }
    if (request.path() == "/health")
        return withStatus(200, "ok\n");
    return withStatus(404, "There is nothing at this address.\n");
}
