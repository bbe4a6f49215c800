// SPDX-License-Identifier: MIT
#include "protocol/limits.h"

#include <QtCore/qmetaobject.h>
#include <QtTest/qtest.h>

#include <limits>

using namespace Tidewire;

class LimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asQmlReadsThem();
};

void LimitsTest::asQmlReadsThem()
{
    const QMetaObject &type = Limits::staticMetaObject;
    Limits limits;
    limits.handshakeTimeout = limits.pingInterval = limits.pongTimeout = std::chrono::milliseconds::max();
    limits.closeTimeout = limits.lingerTimeout = std::chrono::milliseconds::max();
    int times = 0;
    for (int i = 0; i < type.propertyCount(); ++i) {
        const QMetaProperty property = type.property(i);
        const QByteArrayView name(property.name());
        if (!name.endsWith("Timeout") && !name.endsWith("Interval"))
            continue;
        ++times;
        QCOMPARE(property.readOnGadget(&limits).toInt(), std::numeric_limits<int>::max());
        QVERIFY(property.writeOnGadget(&limits, 1234));
        QCOMPARE(property.readOnGadget(&limits).toInt(), 1234);
    }
    QCOMPARE(times, 5);
    QCOMPARE(limits.lingerTimeout, std::chrono::milliseconds(1234));
}

QTEST_APPLESS_MAIN(LimitsTest)
#include "tst_limits.moc"
