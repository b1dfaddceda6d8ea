"""How large the player writes: the more room a window has, the farther off it can be read."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QSize

from deskbreak.ui.theme import Gap, Step, Theme


@dataclass(frozen=True)
class Letters:
    """Letter sizes of the player's parts, and the sizes in letters (`_em`) of those without type.

    `line` and `name` are the largest they may be; `pad` is in pixels.
    """

    line: Step
    name: Step
    caption: Step
    breath: Step
    word: Step
    key: Step
    pill: Step
    pad: int
    panel_em: float
    next_em: float
    ring_em: float


_SMALL = Letters(
    line=Step.HEAD,
    name=Step.TITLE,
    caption=Step.HEAD,
    breath=Step.HEAD,
    word=Step.BODY,
    key=Step.SMALL,
    pill=Step.HEAD,
    pad=Gap.ROOM,
    panel_em=36,
    next_em=5,
    ring_em=7,
)
_LOW = replace(_SMALL, line=Step.TITLE)
_USUAL = replace(_SMALL, line=Step.LARGE, name=Step.LARGE, ring_em=8)
_ROOMY = Letters(
    line=Step.HUGE,
    name=Step.HUGE,
    caption=Step.LARGE,
    breath=Step.TITLE,
    word=Step.LEAD,
    key=Step.BODY,
    pill=Step.TITLE,
    pad=Gap.STAGE,
    panel_em=40,
    next_em=7,
    ring_em=13,
)
_VAST = Letters(
    line=Step.NUMBER,
    name=Step.NUMBER,
    caption=Step.NUMBER,
    breath=Step.HUGE,
    word=Step.LARGE,
    key=Step.TITLE,
    pill=Step.HUGE,
    pad=2 * Gap.STAGE,
    panel_em=80,
    next_em=14,
    ring_em=20,
)


def letters_for(size: QSize, theme: Theme) -> Letters:
    """The letters for a player of that size."""
    wide, high = size.width() / theme.em(1), size.height() / theme.em(1)
    if wide >= 170 and high >= 110:
        return _VAST
    if high >= 58:
        return _ROOMY
    if high >= 44:
        return _USUAL
    return _LOW if wide >= 1.45 * high else _SMALL
