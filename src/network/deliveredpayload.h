// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qbytearray.h>

#include <utility>

namespace Tidewire {

/// While it lives: the array in which the slots of this thread get their messages, one after the other. The innermost
/// counts where a slot runs an event loop.
class DeliveredPayload
{
public:
    explicit DeliveredPayload(QByteArray *payload) : m_outer(std::exchange(innermost, payload)) {}
    ~DeliveredPayload() { innermost = m_outer; }
    Q_DISABLE_COPY_MOVE(DeliveredPayload)

    /// That array, if \a data is it and not a copy; else null.
    static QByteArray *find(const QByteArray &data) { return &data == innermost ? innermost : nullptr; }

private:
#ifdef Q_OS_LINUX
    [[gnu::tls_model("initial-exec")]] // found without a call
#endif
    inline static constinit thread_local QByteArray *innermost = nullptr;

    QByteArray *m_outer;
};

} // namespace Tidewire
