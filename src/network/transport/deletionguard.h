// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

namespace Tidewire {

/// What can notice that it was deleted in a call of its own: see DeletionGuard.
class DeletionWatch
{
protected:
    DeletionWatch() = default;
    ~DeletionWatch()
    {
        if (m_deleted)
            *m_deleted = true;
    }
    Q_DISABLE_COPY_MOVE(DeletionWatch)

private:
    friend class DeletionGuard;
    bool *m_deleted = nullptr; ///< The innermost guard's.
};

/// Tells whether \a object still exists, at a fraction of a QPointer's cost: for the time of a call, on the stack.
class DeletionGuard
{
public:
    explicit DeletionGuard(DeletionWatch *object) : m_object(object), m_outer(object->m_deleted)
    {
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_GCC("-Wdangling-pointer") // the destructor takes it back, while there is an object
        object->m_deleted = &m_deleted;
        QT_WARNING_POP
    }
    ~DeletionGuard()
    {
        if (!m_deleted)
            m_object->m_deleted = m_outer;
        else if (m_outer)
            *m_outer = true;
    }
    Q_DISABLE_COPY_MOVE(DeletionGuard)

    /// True as long as it does.
    explicit operator bool() const { return !m_deleted; }

private:
    DeletionWatch *m_object;
    bool *m_outer;
    bool m_deleted = false;
};

} // namespace Tidewire
