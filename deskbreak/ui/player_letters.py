"""How large the player writes: the more room a window has, the farther off it can be read."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QSize

from deskbreak.ui.theme import Gap, Step, Theme


@dataclass(frozen=True)
class Letters:
    """Letter sizes of the player's parts, and the sizes in letters (`_em`) of those without type.

    `line`, `name` and `said` are the largest they may be, on so many rows where that is said;
    `dial` is what stands below the ring; `pad` is in pixels.
    """

    line: Step
    line_rows: int
    name: Step
    name_rows: int
    dial: Step
    said: Step
    word: Step
    key: Step
    pill: Step
    pad: int
    panel_em: float
    next_em: float
    ring_em: float


_SMALL = Letters(
    line=Step.HEAD,
    line_rows=2,
    name=Step.TITLE,
    name_rows=2,
    dial=Step.HEAD,
    said=Step.HEAD,
    word=Step.BODY,
    key=Step.SMALL,
    pill=Step.HEAD,
    pad=Gap.ROOM,
    panel_em=36,
    next_em=5,
    ring_em=7,
)
_LOW = replace(_SMALL, line=Step.TITLE)
_USUAL = replace(
    _SMALL,
    line=Step.LARGE,
    name=Step.LARGE,
    dial=Step.TITLE,
    said=Step.TITLE,
    word=Step.LEAD,
    pill=Step.TITLE,
    ring_em=8,
)
_ROOMY = Letters(
    line=Step.HUGE,
    line_rows=3,
    name=Step.HUGE,
    name_rows=3,
    dial=Step.HUGE,
    said=Step.LARGE,
    word=Step.TITLE,
    key=Step.BODY,
    pill=Step.HUGE,
    pad=Gap.STAGE,
    panel_em=40,
    next_em=7,
    ring_em=13,
)


def letters_for(size: QSize, theme: Theme) -> Letters:
    """The letters for a player of that size."""
    wide, high = size.width() / theme.em(1), size.height() / theme.em(1)
    if wide >= 64 and high >= 58:
        return _ROOMY
    if high >= 44:
        return _USUAL
    return _LOW if wide >= 1.45 * high else _SMALL
