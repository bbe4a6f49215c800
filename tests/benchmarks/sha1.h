// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

namespace Limit {

/// FIPS 180-4's SHA-1, so that the limit program needs no library; texts of up to 119 bytes.
std::array<unsigned char, 20> sha1(std::string_view text);

/// RFC 6455 §4.2.2.
std::string acceptKey(std::string_view key);

} // namespace Limit
