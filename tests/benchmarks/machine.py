# SPDX-License-Identifier: MIT
"""What was measured on, and how busy it was."""

import ctypes
import os
import platform
import subprocess
from pathlib import Path

import network
import servers

# The same number on all processors but Alpha.
IO_URING_SETUP = 425
# linux/io_uring.h: IORING_SETUP_SUBMIT_ALL and IORING_SETUP_SINGLE_ISSUER, as Tidewire asks.
IO_URING_FLAGS = 1 << 7 | 1 << 12


def _first(path, prefix):
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith(prefix):
            return line.split(":", 1)[1].strip()
    return "?"


def description():
    return {
        "processor": _first("/proc/cpuinfo", "model name"),
        "cores": os.cpu_count(),
        "memory": _first("/proc/meminfo", "MemTotal"),
        "kernel": ".".join(platform.release().split(".")[:2]),
        "system": _system(),
        "congestion_control": network.congestion_control(),
        "pinned": servers.cores() is not None,
        "io_uring": has_io_uring(),
    }


def has_io_uring():
    """Whether Tidewire and the load generator get the io_uring that they ask for."""
    parameters = (ctypes.c_uint32 * 30)(0, 0, IO_URING_FLAGS)
    descriptor = ctypes.CDLL(None).syscall(IO_URING_SETUP, 32, parameters)
    if descriptor >= 0:
        os.close(descriptor)
    return descriptor >= 0


def _system():
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (AttributeError, OSError, KeyError):
        return platform.system()


def state():
    """Load averages, and the share of time that the machine's owner took away since it started."""
    fields = [int(word) for word in Path("/proc/stat").read_text(encoding="utf-8").split("\n", 1)[0].split()[1:]]
    return {"load": os.getloadavg(), "jiffies": sum(fields[:8]), "idle": fields[3] + fields[4], "stolen": fields[7]}


def versions(packages):
    """The installed versions of Debian packages, by name; those that are not installed are left out."""
    try:
        told = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${Version}\n", *packages], capture_output=True,
                              text=True).stdout
    except OSError:
        return {}
    return dict(line.split(" ", 1) for line in told.splitlines() if " " in line)
