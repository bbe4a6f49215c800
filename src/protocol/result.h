// SPDX-License-Identifier: MIT
#pragma once

#include "enums.h"

#include <utility>
#include <variant>

namespace Tidewire {

/// A value, or the error that prevented it.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::move(value)) {}
    Result(Error error) : m_content(error) {}

    bool isOk() const { return m_content.index() == 0; }
    explicit operator bool() const { return isOk(); }

    T &operator*() { return std::get<0>(m_content); }
    const T &operator*() const { return std::get<0>(m_content); }
    T *operator->() { return &std::get<0>(m_content); }
    const T *operator->() const { return &std::get<0>(m_content); }

    /// Error::None if there is a value.
    Error error() const { return isOk() ? Error::None : std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

} // namespace Tidewire
