// SPDX-License-Identifier: MIT
#pragma once

#include <Tidewire/ServerFigures>

#include <QtCore/qtimer.h>

/// Prints a line of a server's figures now and then: the dashboard for those without a display.
class FiguresLine : public QObject
{
    Q_OBJECT

public:
    explicit FiguresLine(QObject *server, QObject *parent = nullptr);

private:
    void print() const;

    Tidewire::ServerFigures m_figures;
    QTimer m_timer;
};
