"""Where each part of the player stands: beside the figure, below it, or in a small card."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize

from deskbreak.ui.fitting import fitting, text_height, widest
from deskbreak.ui.player_letters import Letters, letters_for
from deskbreak.ui.theme import Gap, Step, Theme, Weight

_NOWHERE = QRect()
_RING_LEAST_EM = 5.0
_CARD_FIGURE_EM = 14.0
_BAR_EM, _BAR_LEAST = 0.8, 11
_LINES = (Step.NUMBER, Step.HUGE, Step.LARGE, Step.TITLE, Step.HEAD, Step.LEAD, Step.BODY)
_NAMES = (Step.NUMBER, Step.HUGE, Step.LARGE, Step.TITLE, Step.HEAD, Step.LEAD)
_CARD_LINES = (Step.LEAD, Step.BODY, Step.SMALL)
_CARD_NAMES = (Step.HEAD, Step.LEAD, Step.BODY)


@dataclass(frozen=True)
class Places:
    """A rectangle for every part, in the player's pixels; an empty one where there is no room.

    Names, lines and what is said take the first of their steps that fits.
    """

    stage: QRect
    panel: QRect
    figure: QRect
    line: QRect
    said: QRect
    bar: QRect
    place: QRect
    left: QRect
    title: QRect
    name: QRect
    ring: QRect
    caption: QRect
    breath: QRect
    following: QRect
    keys: QRect
    name_steps: tuple[Step, ...]
    line_steps: tuple[Step, ...]
    letters: Letters
    centred: bool

    @property
    def edge(self) -> tuple[QPoint, QPoint]:
        """The ends of the line between stage and panel."""
        stage, panel = self.stage, self.panel
        if stage.bottom() < panel.top():
            return panel.topLeft(), panel.topRight()
        if stage.right() < panel.left():
            return panel.topLeft(), panel.bottomLeft()
        return panel.topRight(), panel.bottomRight()

    def mirrored(self) -> "Places":
        """The same for people who read from the right; where the figure is, left stays left."""
        wide = self.stage.united(self.panel).width()
        boxes: dict[str, Any] = {name: _mirrored(getattr(self, name), wide) for name in _BOXES}
        return replace(self, **boxes)


_BOXES = tuple(each.name for each in fields(Places) if each.type is QRect)


def _mirrored(box: QRect, wide: int) -> QRect:
    return box.translated(wide - box.width() - 2 * box.left(), 0)


@dataclass(frozen=True)
class Words:
    """Every text that may come up in a session, so that sizes need not change on the way.

    `captions` and `breaths` stand below the ring; `keys_height` is the height of the row of keys
    at a width.
    """

    title: str
    names: tuple[str, ...]
    lines: tuple[str, ...]
    captions: tuple[str, ...]
    breaths: tuple[str, ...]
    keys_height: Callable[[int], int]


def arrange(size: QSize, theme: Theme, words: Words, *, card: bool) -> Places:
    """The places in a player of that size."""
    if card:
        return _Card(size, theme, words).places()
    wide = size.width() >= max(1.45 * size.height(), theme.em(40))
    return _Beside(size, theme, words).places() if wide else _Below(size, theme, words).places()


@dataclass(frozen=True)
class _Shown:
    """What stands on the stage and at its foot."""

    stage: QRect
    figure: QRect
    line: QRect
    foot: "_Foot"


@dataclass(frozen=True)
class _Foot:
    """The rows at the foot of the stage."""

    bar: QRect
    place: QRect
    left: QRect
    said: QRect


@dataclass(frozen=True)
class _Told:
    """What stands in the panel of words."""

    title: QRect
    name: QRect
    ring: QRect
    caption: QRect
    breath: QRect
    following: QRect
    keys: QRect


class _Arrangement:
    """What the three arrangements measure alike."""

    def __init__(self, size: QSize, theme: Theme, words: Words) -> None:
        self.size = size
        self.theme = theme
        self.words = words
        self.letters = letters = letters_for(size, theme)
        self.pad = int(self.letters.pad)
        self.line_steps = tuple(step for step in _LINES if step <= letters.line)
        self.name_steps = tuple(step for step in _NAMES if step <= letters.name)

    def fit_dial(self, width: int) -> None:
        """Let what stands below the ring be no larger than one row of that width takes."""
        words = (*self.words.captions, *self.words.breaths)
        steps = [step for step in reversed(Step) if step <= self.letters.dial]
        fits = (s for s in steps if widest(words, s, self.theme, Weight.STRONG) <= width)
        self.letters = replace(self.letters, dial=next(fits, steps[-1]))

    def height(self, step: Step) -> int:
        """One row of type, light or heavy."""
        weights = (Weight.PLAIN, Weight.STRONG)
        return max(text_height(("Ág",), self.size.width(), step, self.theme, w) for w in weights)

    def name_height(self, width: int, steps: Sequence[Step]) -> int:
        """The height that the movements' names need."""
        rows = self.letters.name_rows
        return self._needed(self.words.names, width, rows, steps, Weight.LOUD)

    def line_height(self, width: int, steps: Sequence[Step]) -> int:
        """The height that what to do now needs."""
        rows = self.letters.line_rows
        return self._needed(self.words.lines, width, rows, steps, Weight.MEDIUM)

    def _needed(
        self, texts: Sequence[str], width: int, rows: int, steps: Sequence[Step], weight: Weight
    ) -> int:
        theme = self.theme
        fitted = [(text, fitting(text, width, rows, steps, theme, weight)) for text in texts]
        heights = [text_height((text,), width, step, theme, weight) for text, step in fitted]
        return max(heights, default=0)

    def together(self, shown: _Shown, panel: QRect, told: _Told, *, centred: bool) -> Places:
        """The stage and the panel of a window."""
        return Places(
            stage=shown.stage,
            panel=panel,
            figure=shown.figure,
            line=shown.line,
            said=shown.foot.said,
            bar=shown.foot.bar,
            place=shown.foot.place,
            left=shown.foot.left,
            title=told.title,
            name=told.name,
            ring=told.ring,
            caption=told.caption,
            breath=told.breath,
            following=told.following,
            keys=told.keys,
            name_steps=self.name_steps,
            line_steps=self.line_steps,
            letters=self.letters,
            centred=centred,
        )

    def foot_of(self, stage: QRect) -> _Foot:
        """The session's bar, the two words above it, and above these what is being said."""
        thick = max(_BAR_LEAST, self.theme.em(_BAR_EM))
        wide = stage.width() - 2 * self.pad
        bar = QRect(stage.left() + self.pad, stage.bottom() + 1 - self.pad - thick, wide, thick)
        high = self.height(self.letters.word)
        words = QRect(bar.left(), bar.top() - Gap.HAIR - high, wide, high)
        half = QRect(words.left(), words.top(), wide // 2, high)
        other = QRect(half.right() + 1, words.top(), wide - wide // 2, high)
        tall = max(self.height(self.letters.said), 2 * self.height(Step.SMALL))
        said = QRect(words.left(), words.top() - Gap.HAIR - tall, wide, tall)
        return _Foot(bar, half, other, said)


class _Beside(_Arrangement):
    """The words in a panel on the right of the figure."""

    def places(self) -> Places:
        """Everything in its place."""
        wide, high = self.size.width(), self.size.height()
        beside = max(
            self.theme.em(17), min(self.theme.em(self.letters.panel_em), round(wide * 0.29))
        )
        stage = QRect(0, 0, wide - beside, high)
        panel = QRect(stage.width(), 0, beside, high)
        foot = self.foot_of(stage)
        inner = stage.width() - 2 * self.pad
        line_high = self.line_height(inner, self.line_steps)
        line = QRect(self.pad, foot.said.top() - Gap.SMALL - line_high, inner, line_high)
        figure = QRect(self.pad, self.pad, inner, line.top() - Gap.BASE - self.pad)
        shown = _Shown(stage, figure, line, foot)
        return self.together(shown, panel, self._words_in(panel), centred=True)

    def _words_in(self, panel: QRect) -> _Told:
        """The words from the top, the keys at the foot, the ring between them."""
        inner = panel.adjusted(self.pad, self.pad, -self.pad, -self.pad)
        wide = inner.width()
        name_high = self.name_height(wide, self.name_steps)
        keys_high = self.words.keys_height(wide)
        keys = QRect(inner.left(), inner.bottom() + 1 - keys_high, wide, keys_high)
        titles = text_height((self.words.title,), wide, self.letters.word, self.theme, Weight.PLAIN)
        self.fit_dial(wide)
        next_high = self.theme.em(self.letters.next_em)
        dial_high = 2 * self.height(self.letters.dial)
        fixed = name_high + keys_high + dial_high + Gap.ROOM + 2 * Gap.WIDE
        least = self.theme.em(_RING_LEAST_EM)
        free = inner.height() - fixed - least
        title_high = titles if free >= titles + Gap.HAIR else 0
        free -= title_high
        shows_next = free >= next_high + Gap.ROOM
        title = QRect(inner.left(), inner.top(), wide, title_high)
        name_top = title.bottom() + 1 + (Gap.HAIR if title_high else 0)
        name = QRect(inner.left(), name_top, wide, name_high)
        following = _NOWHERE
        foot = keys.top() - Gap.WIDE
        if shows_next:
            following = QRect(inner.left(), foot - next_high, wide, next_high)
            foot = following.top() - Gap.ROOM
        ring, caption, breath = self._dial(QRect(inner.left(), name.bottom() + 1, wide, 0), foot)
        return _Told(title, name, ring, caption, breath, following, keys)

    def _dial(self, above: QRect, foot: int) -> tuple[QRect, QRect, QRect]:
        """The ring and its two captions in the middle of what is left between name and foot."""
        row = self.height(self.letters.dial)
        words_high = Gap.BASE + 2 * row
        room = foot - above.top() - Gap.WIDE
        side = max(1, min(round(above.width() * 0.78), room - words_high))
        top = above.top() + Gap.WIDE + max(0, (room - words_high - side) // 2)
        ring = QRect(above.left() + (above.width() - side) // 2, top, side, side)
        caption = QRect(above.left(), ring.bottom() + 1 + Gap.BASE, above.width(), row)
        breath = caption.translated(0, row)
        return ring, caption, breath


class _Below(_Arrangement):
    """The words under the figure, for windows that are not wide."""

    def places(self) -> Places:
        """Everything in its place."""
        wide, high = self.size.width(), self.size.height()
        inner = wide - 2 * self.pad
        keys_high = self.words.keys_height(inner)
        side = self.theme.em(self.letters.ring_em)
        words_wide = inner - side - Gap.ROOM
        name_high = self.name_height(words_wide, self.name_steps)
        self.fit_dial(words_wide)
        row = self.height(self.letters.dial)
        words_high = name_high + 2 * row
        band = max(side, words_high)
        panel_high = band + keys_high + Gap.WIDE + 2 * self.pad
        stage = QRect(0, 0, wide, max(1, high - panel_high))
        panel = QRect(0, stage.height(), wide, panel_high)
        foot = self.foot_of(stage)
        line_high = self.line_height(inner, self.line_steps)
        line = QRect(self.pad, foot.said.top() - Gap.HAIR - line_high, inner, line_high)
        figure = QRect(self.pad, Gap.BASE, inner, max(1, line.top() - Gap.SMALL - Gap.BASE))
        top = panel.top() + self.pad
        ring = QRect(self.pad, top + (band - side) // 2, side, side)
        words_left = ring.right() + 1 + Gap.ROOM
        name = QRect(words_left, top + (band - words_high) // 2, words_wide, name_high)
        caption = QRect(words_left, name.bottom() + 1, words_wide, row)
        breath = caption.translated(0, row)
        keys = QRect(self.pad, top + band + Gap.WIDE, inner, keys_high)
        shown = _Shown(stage, figure, line, foot)
        told = _Told(_NOWHERE, name, ring, caption, breath, _NOWHERE, keys)
        return self.together(shown, panel, told, centred=False)


class _Card(_Arrangement):
    """A small card: the figure above, a small ring beside the name, the line under both."""

    def __init__(self, size: QSize, theme: Theme, words: Words) -> None:
        super().__init__(size, theme, words)
        self.letters = replace(
            self.letters, dial=Step.BODY, pill=Step.HEAD, line_rows=3, name_rows=2
        )
        self.inner = size.width() - 2 * Gap.WIDE
        self.keys_high = words.keys_height(self.inner)
        self.bar_high = max(6, theme.em(0.45))
        self.line_high = self.line_height(self.inner, _CARD_LINES)
        self.side = theme.em(4.6)
        self.words_wide = self.inner - self.side - Gap.WIDE
        self.name_high = self.name_height(self.words_wide, _CARD_NAMES)
        self.caption_high = self.height(Step.BODY)
        self.band = max(self.side, self.name_high + self.caption_high)

    def below(self) -> int:
        """The height of everything under the figure."""
        gaps = 4 * Gap.BASE + Gap.WIDE
        return self.band + self.line_high + self.bar_high + self.keys_high + gaps

    def places(self) -> Places:
        """Everything in its place."""
        wide, high, pad = self.size.width(), self.size.height(), int(Gap.WIDE)
        stage = QRect(0, 0, wide, max(1, high - self.below()))
        top = stage.height() + Gap.BASE
        ring = QRect(pad, top + (self.band - self.side) // 2, self.side, self.side)
        left = ring.right() + 1 + pad
        name_top = top + (self.band - self.name_high - self.caption_high) // 2
        name = QRect(left, name_top, self.words_wide, self.name_high)
        said = widest(self.words.captions, Step.BODY, self.theme, Weight.STRONG)
        caption_wide = min(said + Gap.WIDE, self.words_wide * 2 // 3)
        caption = QRect(left, name.bottom() + 1, caption_wide, self.caption_high)
        breath = caption.translated(caption_wide, 0)
        breath.setWidth(self.words_wide - caption_wide)
        line = QRect(pad, top + self.band + Gap.BASE, self.inner, self.line_high)
        bar = QRect(pad, line.bottom() + 1 + Gap.BASE, self.inner, self.bar_high)
        return Places(
            stage=stage,
            panel=QRect(0, stage.height(), wide, high - stage.height()),
            figure=stage.adjusted(pad, Gap.SMALL, -pad, -Gap.SMALL),
            line=line,
            said=_NOWHERE,
            bar=bar,
            place=_NOWHERE,
            left=_NOWHERE,
            title=_NOWHERE,
            name=name,
            ring=ring,
            caption=caption,
            breath=breath,
            following=_NOWHERE,
            keys=QRect(pad, bar.bottom() + 1 + Gap.BASE, self.inner, self.keys_high),
            name_steps=_CARD_NAMES,
            line_steps=_CARD_LINES,
            letters=self.letters,
            centred=False,
        )


def card_height(width: int, theme: Theme, words: Words) -> int:
    """How high a card of that width has to be for the figure to have room."""
    return theme.em(_CARD_FIGURE_EM) + _Card(QSize(width, 0), theme, words).below()
