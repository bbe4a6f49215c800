// SPDX-License-Identifier: MIT
// A server's Session, from the request to the end. Input: as planFrom() says.
#include "sessionrun.h"

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    Fuzz::Input input(data, size);
    Fuzz::checkSession(Fuzz::planFrom(Tidewire::Role::Server, input));
    return 0;
}
