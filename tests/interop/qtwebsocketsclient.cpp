// SPDX-License-Identifier: MIT
#include "client.h"

#include <QtWebSockets/qwebsocket.h>

int main(int argc, char *argv[])
{
    return runClient<QWebSocket>(argc, argv);
}
