// SPDX-License-Identifier: MIT
// Becomes a part of whatever links Tidewire::Tidewire, so that TIDEWIRE_INSPECT=1 works in programs that name no class
// of the monitor: linkers leave out libraries, and objects of static ones, that nobody names.
#include <Tidewire/InspectEndpoint>

namespace {

[[maybe_unused]] const bool isEnabled = Tidewire::InspectEndpoint::openByEnvironment();

} // namespace
