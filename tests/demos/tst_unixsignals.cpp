// SPDX-License-Identifier: MIT
#include "common/unixsignals.h"

#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <cerrno>
#include <csignal>

class UnixSignalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// More than there is room for, while nobody looks.
    void manySignals()
    {
        UnixSignals unixSignals;
        QSignalSpy requested(&unixSignals, &UnixSignals::terminationRequested);
        for (int i = 0; i < 100'000; ++i) {
            errno = ENOENT;
            QCOMPARE(::raise(i % 2 == 0 ? SIGTERM : SIGINT), 0);
            QCOMPARE(errno, ENOENT);
        }
        QVERIFY(requested.wait());
    }
};

QTEST_GUILESS_MAIN(UnixSignalsTest)
#include "tst_unixsignals.moc"
