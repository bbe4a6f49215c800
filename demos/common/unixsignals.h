// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qobject.h>

/// Turns SIGINT and SIGTERM into a Qt signal. One per program.
class UnixSignals : public QObject
{
    Q_OBJECT

public:
    explicit UnixSignals(QObject *parent = nullptr);

Q_SIGNALS:
    /// The program is asked to end.
    void terminationRequested();
};
