# SPDX-License-Identifier: MIT
"""The figures as a picture: a panel for each point, a bar for each server."""

from xml.sax.saxutils import escape

from modes import MODES
from report import LIMIT, figure, median, ratio

WIDTH, MARGIN, GAP = 960, 28, 40
COLUMN = (WIDTH - 2 * MARGIN - GAP) / 2
LABEL, VALUE = 132, 52
BAR, STEP, TITLE, BELOW = 11, 17, 30, 22
TOP, BOTTOM = 92, 40
#: Ratios beyond are cut: only the server's luck with the machine gets there.
LONGEST = 1.75

STYLE = """
text { font-family: Inter, system-ui, -apple-system, "Segoe UI", sans-serif; font-size: 11.5px; fill: #4b5565; }
.card { fill: #ffffff; stroke: #d9dee7; }
.heading { font-size: 18px; font-weight: 600; fill: #10161f; }
.title { font-size: 12.5px; font-weight: 600; fill: #10161f; }
.value { font-variant-numeric: tabular-nums; }
.ours, .ours-too { font-weight: 600; fill: #10161f; }
.track { fill: #eef1f6; }
.bar { fill: #a3adbd; }
.bar.ours { fill: #0b7a5c; }
.bar.ours-too { fill: #5fb79d; }
.mark { stroke: #10161f; stroke-width: 1; stroke-dasharray: 2 2; opacity: 0.55; }
@media (prefers-color-scheme: dark) {
text { fill: #a6b0c0; }
.card { fill: #12171f; stroke: #2b3442; }
.heading, .title, .ours, .ours-too { fill: #f1f4f9; }
.track { fill: #1d2531; }
.bar { fill: #5b6779; }
.bar.ours { fill: #3ecfa0; }
.bar.ours-too { fill: #2a7f66; }
.mark { stroke: #f1f4f9; }
}
"""


def text(x, y, words, kind="", anchor="start"):
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'


def bar(x, y, width, kind):
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 1):.1f}" height="{BAR}" rx="2" class="{kind}"/>'


def kind_of(name):
    if name == "tidewire-native":
        return "ours"
    return "ours-too" if name.startswith("tidewire") else ""


class Panel:
    """One point of the measurement."""

    def __init__(self, mode, result, servers):
        self.mode = mode
        shown = [(name, label) for name, label in servers if name in result and name != LIMIT]
        #: What a whole bar stands for.
        whole = LIMIT if LIMIT in result else max((name for name, _ in shown), key=lambda name: median(result[name]))
        self.note = f"{'limit' if whole == LIMIT else 'best'} {figure(median(result[whole]))}"
        self.bars = [(name, label, ratio(result[name], result[whole])) for name, label in shown]

    def height(self):
        return TITLE + STEP * len(self.bars) + BELOW

    def draw(self, x, y):
        yield text(x, y + 14, self.mode.label, "title")
        yield text(x + COLUMN, y + 14, self.note, "value", "end")
        left, length = x + LABEL, COLUMN - LABEL - VALUE
        for row, (name, label, share) in enumerate(self.bars):
            top = y + TITLE + row * STEP
            yield text(x, top + 9.5, label, kind_of(name))
            yield bar(left, top, length, "track")
            yield bar(left, top, length * min(share, LONGEST) / LONGEST, f"bar {kind_of(name)}")
            yield text(x + COLUMN, top + 9.5, f"{share:.2f}", f"value {kind_of(name)}", "end")
        mark = left + length / LONGEST
        end = y + TITLE + STEP * len(self.bars) - 2
        yield f'<line x1="{mark:.1f}" x2="{mark:.1f}" y1="{y + TITLE - 4:.1f}" y2="{end:.1f}" class="mark"/>'


def panels(data):
    for mode in MODES:
        result = data["results"].get(mode.name)
        if mode.pictured and result:
            yield Panel(mode, result, data["servers"])


def svg(data):
    shown = list(panels(data))
    parts = []
    y = TOP
    for left, right in zip(shown[::2], shown[1::2] + [None] * (len(shown) % 2)):
        parts += left.draw(MARGIN, y)
        parts += right.draw(MARGIN + COLUMN + GAP, y) if right else []
        y += max(panel.height() for panel in (left, right) if panel)
    height = y + BOTTOM
    about = data["machine"]
    subtitle = "Work done per CPU second of the server, as a multiple of a bare epoll loop that only parses and " \
               "answers frames (the line); of the best where there is none."
    foot = f"{about['processor']} · Linux {about['kernel']} · {about['system']} · medians of {data['rounds']} rounds"
    return "\n".join([
        "<!-- SPDX-License-Identifier: MIT -->",
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}" '
        f'viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-labelledby="heading">',
        f"<style>{STYLE}</style>",
        f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1:.0f}" rx="10" class="card"/>',
        '<title id="heading">WebSocket servers beside a bare epoll loop</title>',
        text(MARGIN, 38, "WebSocket servers beside a bare epoll loop", "heading"),
        text(MARGIN, 60, subtitle),
        *parts,
        text(MARGIN, height - 18, foot),
        "</svg>\n",
    ])
