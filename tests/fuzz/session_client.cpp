// SPDX-License-Identifier: MIT
// A client's Session, from the answer to the end. Input: as planFrom() says.
#include "sessionrun.h"

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    Fuzz::Input input(data, size);
    Fuzz::checkSession(Fuzz::planFrom(Tidewire::Role::Client, input));
    return 0;
}
