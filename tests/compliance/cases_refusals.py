# SPDX-License-Identifier: MIT
def cases():
    return []
