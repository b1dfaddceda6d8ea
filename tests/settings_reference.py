"""Writes the README's table of settings from the one table in the code; `--check` only compares."""

import re
import sys
from pathlib import Path

from deskbreak.core.settings_rows import SettingRow, describe

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- settings: made by tests/settings_reference.py -->", "<!-- settings: end -->"
WEEK = "hours.mon"


def _line(row: SettingRow) -> str:
    cells = (f"`{row.key}`", row.kind, f"`{row.default}`", row.description)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def reference() -> str:
    """The table as Markdown. The seven weekdays, which differ in name alone, are one line."""
    lines = ["| setting | takes | default | meaning |", "|---|---|---|---|"]
    for row in describe():
        line = _line(row)
        if row.key == WEEK:
            line = line.replace(f"`{WEEK}`", f"`{WEEK}` … `hours.sun`")
        if row.key == WEEK or not row.key.startswith("hours."):
            lines.append(line)
    return "\n".join(lines)


def with_reference(text: str) -> str:
    """The README with its table as it should be. Raises LookupError where it has no place."""
    table = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if not table.search(text):
        raise LookupError(f"README.md has no line {BEGIN}")
    return table.sub(lambda _: f"{BEGIN}\n{reference()}\n{END}", text)


def main() -> int:
    """Write, or compare; 1 where the README and the code differ."""
    text = README.read_text()
    wanted = with_reference(text)
    if "--check" in sys.argv[1:]:
        return int(text != wanted)
    README.write_text(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
