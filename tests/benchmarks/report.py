# SPDX-License-Identifier: MIT
def markdown(data): return ""
