// SPDX-License-Identifier: MIT
#include "sessionrun.h"

#include "sessionowner.h"

namespace Fuzz {

namespace {

/// zlib takes a reference beyond the window or not by what it has put out at a time, and so by how the input is cut.
bool differInWindow(const Record &one, const Record &other)
{
    const QByteArray failure = QByteArray::number(int(Tidewire::Error::CompressedDataInvalid));
    const auto failed = [&](const Record &record) {
        return std::ranges::any_of(record.events, [&](const QByteArray &event) {
            return event.startsWith(QByteArray::number(int(Tidewire::SessionEvent::Type::Failed)))
                && event.split(' ')[2] == failure;
        });
    };
    return one.smallWindow && (failed(one) || failed(other));
}

} // namespace

void checkSession(const Plan &plan)
{
    const Record whole = SessionOwner(plan, Pace::ByEvents, Way::Long).run({plan.wire});
    const Record shortWay = SessionOwner(plan, Pace::ByEvents, Way::Short).run({plan.wire});
    require(whole == shortWay, "the short way and the long one lead to the same");
    const Record inPieces = SessionOwner(plan, Pace::ByEvents, Way::Short).run(cut(plan.wire, plan.seed));
    if (!differInWindow(whole, inPieces)) {
        require(whole.events == inPieces.events, "however the input is cut, the events are the same");
        require(whole.output == inPieces.output, "however the input is cut, the output is the same");
    }
    SessionOwner(plan, Pace::ByPieces, Way::Short).run(cut(plan.wire, quint8(plan.seed + 1)));
}

} // namespace Fuzz
