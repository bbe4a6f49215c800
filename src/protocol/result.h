// SPDX-License-Identifier: MIT
#pragma once

#include "enums.h"

#include <optional>
#include <utility>

namespace Tidewire {

/// A value, or the error that prevented it.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_value(std::move(value)) {}
    Result(Error error) : m_error(error) {}

    bool isOk() const { return m_value.has_value(); }
    explicit operator bool() const { return isOk(); }

    T &operator*() { return *m_value; }
    const T &operator*() const { return *m_value; }
    T *operator->() { return &*m_value; }
    const T *operator->() const { return &*m_value; }

    /// Error::None if there is a value.
    Error error() const { return m_error; }

private:
    std::optional<T> m_value;
    Error m_error = Error::None;
};

} // namespace Tidewire
