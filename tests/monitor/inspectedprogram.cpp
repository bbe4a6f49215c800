// SPDX-License-Identifier: MIT
// A program that knows nothing of inspectors: `inspectedprogram PORT`. It is looked into by the environment alone.
#include <Tidewire/WebSocketServer>

#include <QtCore/qcoreapplication.h>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Tidewire::WebSocketServer server;
    const auto port = quint16(QString::fromLocal8Bit(argc > 1 ? argv[1] : "0").toUInt());
    if (!server.listen(QHostAddress::LocalHost, port))
        return 1;
    std::puts(server.url().toLocal8Bit().constData());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
