"""What is wrong with data a person wrote, in the one form every reader of files reports it."""

from collections.abc import Iterable

from msgspec import Struct


class Problem(Struct, frozen=True, order=True):
    """One thing wrong in one file.

    `file` is the name to show, `line` counts from 1 (None: no single line is at fault), `where`
    names the part (`step 3`; empty: the file itself) and `reason` says what is wrong and what would
    be right.
    """

    file: str
    line: int | None
    where: str
    reason: str

    def __str__(self) -> str:
        parts = [
            self.file,
            f"line {self.line}" if self.line is not None else "",
            self.where,
        ]
        whole = f"{', '.join(part for part in parts if part)}: {self.reason}"
        # What a file holds may be quoted; it must not move the cursor or begin a line.
        return "".join(each if each.isprintable() else "�" for each in whole)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: `; did you mean "after"?`, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake pays for it

    near = get_close_matches(name, list(known), n=1)
    return f'; did you mean "{near[0]}"?' if near else ""
