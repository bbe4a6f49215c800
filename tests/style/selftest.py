# SPDX-License-Identifier: MIT
"""The checks find what they are there for: each is shown a small tree with one fault at a time."""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SPDX = "// SPDX-License-Identifier: MIT\n"
# A tree without fault, on which every check passes.
CLEAN = {
    "src/protocol/CMakeLists.txt": "# SPDX-License-Identifier: MIT\n"
                                   "tidewire_add_room(Protocol SOURCES enums.h LINKS Qt6::Core)\n"
                                   "tidewire_public_headers(Error=protocol/enums.h)\n",
    "src/protocol/enums.h": SPDX + "#include <QtCore/qstring.h>\n#include <chrono>\n",
    "src/protocol/session.h": SPDX + '#include "enums.h"\n',
    "src/network/CMakeLists.txt": "# SPDX-License-Identifier: MIT\n"
                                  "tidewire_public_headers(WebSocket=network/websocket.h)\n",
    "src/network/websocket.h": SPDX + '#include "protocol/session.h"\n#include "transport/tcp.h"\n',
    "src/network/transport/tcp.h": SPDX + '#include "protocol/enums.h"\n#include <QtNetwork/qtcpsocket.h>\n',
    "src/monitor/model.h": SPDX + '#include "network/websocket.h"\n#include "protocol/enums.h"\n',
    "qml/types.h": SPDX + '#include <QtQml/qqml.h>\n#include "monitor/model.h"\n',
    "demos/echo/main.cpp": SPDX + "#include <QCoreApplication>\n#include <Tidewire/WebSocket>\n",
    "tests/interop/package-lock.json": '{"packages": {}}\n',
}
# The check, the file that gets a line more (or is replaced, if the line is None), and that line.
FAULTS = [
    ("boundaries", "src/protocol/enums.h", "#include <QtNetwork/qhostaddress.h>"),
    ("boundaries", "src/protocol/enums.h", "#include <QtCore/qobject.h>"),
    ("boundaries", "src/protocol/enums.h", "#include <QtCore/QTimer>"),
    ("boundaries", "src/protocol/enums.h", "#include <QString>"),
    ("boundaries", "src/protocol/enums.h", "#include <random>"),
    ("boundaries", "src/protocol/enums.h", '#include "network/websocket.h"'),
    ("boundaries", "src/protocol/enums.h", '#include "../network/websocket.h"'),
    ("boundaries", "src/protocol/enums.h", "auto now = std::chrono::steady_clock::now();"),
    ("boundaries", "src/protocol/CMakeLists.txt", "tidewire_add_room(Other LINKS Qt6::Network)"),
    ("boundaries", "src/network/transport/tcp.h", '#include "protocol/session.h"'),
    ("boundaries", "src/network/transport/tcp.h", '#include "../websocket.h"'),
    ("boundaries", "src/network/websocket.h", '#include "monitor/model.h"'),
    ("boundaries", "src/network/websocket.h", "#include <QtQml/qqml.h>"),
    ("boundaries", "src/monitor/model.h", '#include "network/transport/tcp.h"'),
    ("boundaries", "src/monitor/model.h", '#include "protocol/session.h"'),
    ("boundaries", "src/monitor/model.h", "#include <QtQuick/qquickitem.h>"),
    ("boundaries", "qml/types.h", '#include "protocol/session.h"'),
    ("boundaries", "demos/echo/main.cpp", '#include "network/websocket.h"'),
    ("boundaries", "demos/echo/main.cpp", '#include "../../src/network/websocket.h"'),
    ("boundaries", "demos/echo/main.cpp", "#include <Tidewire/Nothing>"),
    ("boundaries", "demos/echo/main.cpp", "#include <QtGui/private/qguiapplication_p.h>"),
    ("spdx", "src/protocol/enums.h", None),
    ("spdx", "src/protocol/CMakeLists.txt", None),
    ("names", "demos/echo/main.cpp", '// see "/' + 'home/somebody/notes"'),
    ("names", "demos/echo/main.cpp", "// https://registry" + ".example.org/thing"),
    ("names", "tests/interop/package-lock.json", '"resolved": "somewhere"'),
]


def passes(check, root):
    return subprocess.run([sys.executable, HERE / f"{check}.py", root], capture_output=True).returncode == 0


def write(root, files):
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def main():
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        write(root, CLEAN)
        for check in ("boundaries", "names", "spdx"):
            if not passes(check, root):
                failures.append(f"{check} complains about a tree without fault")
        for check, name, line in FAULTS:
            write(root, {name: "nothing\n" if line is None else f"{CLEAN[name]}{line}\n"})
            if passes(check, root):
                failures.append(f"{check} does not see in {name}: {line}")
            write(root, {name: CLEAN[name]})
    print("\n".join(failures) or f"{len(FAULTS)} faults were seen")
    sys.exit(1 if failures else 0)


main()
