"""What the player's words and its ring say of a cue."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from deskbreak.core.anatomy import Breath, Side
from deskbreak.core.routine import Movement
from deskbreak.core.timeline import Cue, Kind, Timeline
from deskbreak.ui import wording

_MOST_PARTS = 12
_IN_SETS = (Kind.HOLD, Kind.REPEAT, Kind.TIMED)
"""Which of several sets it is stands there in place of what is to be done."""


@dataclass(frozen=True)
class Reading:
    """Everything the player writes at one moment.

    `middle` and `parts` are the ring's; `side` is None where no side is to be named.
    """

    title: str
    name: str
    line: str
    side: Side | None
    middle: str
    parts: int
    caption: str
    breath: str
    next_label: str
    next_name: str
    place: str
    left: str


def read_cue(cue: Cue, timeline: Timeline, movements: Mapping[str, Movement]) -> Reading:
    """The words for a cue of that timeline."""
    finishing = cue.stretch.kind is Kind.FINISH
    counted = cue.stretch.kind is Kind.REPEAT and cue.repetitions > 0
    following = movements[cue.next_movement].name if cue.next_movement else ""
    return Reading(
        title=timeline.routine.title,
        name=wording.DONE if finishing else movements[cue.stretch.movement].name,
        line=cue.line,
        side=None if finishing or cue.side is Side.BOTH else cue.side,
        middle=_middle(cue, counted=counted, finishing=finishing),
        parts=cue.repetitions if counted and cue.repetitions <= _MOST_PARTS else 1,
        caption=_caption(cue),
        breath=_breath(cue.breath),
        next_label=_next_label(cue, timeline) if following else "",
        next_name=following,
        place=_place(cue, timeline),
        left=wording.TIME_LEFT.format(time=wording.clock(cue.session_left)),
    )


def question_reading(title: str) -> Reading:
    """The words of the question after a session."""
    return Reading(
        title=title,
        name=wording.DONE,
        line=wording.HOW_IT_FEELS,
        side=None,
        middle="",
        parts=1,
        caption="",
        breath="",
        next_label="",
        next_name="",
        place="",
        left="",
    )


def _place(cue: Cue, timeline: Timeline) -> str:
    """Which movement of how many; with the first one, how many there was no time for."""
    place = nth_of(cue.step + 1, cue.steps)
    if cue.step == 0 and timeline.left_out:
        return wording.LEFT_OUT.format(place=place, count=len(timeline.left_out))
    return place


def reads_of(cue: Cue) -> tuple[object, ...]:
    """All that the words of a cue hang on: while it is the same, so is the reading."""
    return (
        cue.stretch.start,
        cue.line,
        cue.side,
        cue.breath,
        cue.repetition,
        wording.whole_seconds(cue.left),
        wording.whole_seconds(cue.session_left),
    )


def fraction_of(cue: Cue) -> float:
    """How much of its ring is full, 0 to 1."""
    return 1.0 if cue.stretch.kind is Kind.FINISH else cue.fraction


def side_words(side: Side) -> str:
    """`Left side`."""
    return wording.LEFT_SIDE if side is Side.LEFT else wording.RIGHT_SIDE


def nth_of(nth: int, count: int) -> str:
    """`3 of 9`."""
    return wording.NTH_OF.format(nth=nth, all=count)


def announcement(reading: Reading) -> str:
    """What a screen reader says when a movement or a side begins."""
    side = f", {side_words(reading.side).lower()}" if reading.side else ""
    return f"{reading.name}{side}. {reading.line}"


def ring_words(reading: Reading) -> str:
    """What the ring is to a screen reader, as in `Hold: 12` or `3 of 8`."""
    counted = reading.caption.partition(" ")[0] == reading.middle
    words = (reading.caption,) if counted else (reading.caption, reading.middle)
    return ": ".join(filter(None, words)) or reading.name


def _middle(cue: Cue, *, counted: bool, finishing: bool) -> str:
    if finishing:
        return ""
    return str(cue.repetition) if counted else str(wording.whole_seconds(cue.left))


def _caption(cue: Cue) -> str:
    stretch = cue.stretch
    if stretch.sets > 1 and stretch.kind in _IN_SETS:
        return set_words(stretch.nth, stretch.sets)
    if stretch.kind is Kind.REPEAT:
        return nth_of(cue.repetition, cue.repetitions)
    return caption_of(stretch.kind)


def set_words(nth: int, sets: int) -> str:
    """`Set 2 of 3`."""
    return wording.NTH_SET.format(nth=nth, all=sets)


def caption_of(kind: Kind) -> str:
    """What stands below the ring in a stretch of that kind; of repetitions, their number does."""
    captions = {
        Kind.READY: wording.GET_READY,
        Kind.ENTER: wording.EASE_IN,
        Kind.HOLD: wording.HOLD,
        Kind.LEAVE: wording.EASE_OUT,
        Kind.SWITCH: wording.CHANGE_SIDES,
        Kind.REST: wording.REST,
        Kind.TIMED: wording.KEEP_GOING,
    }
    return captions.get(kind, "")


def _breath(breath: Breath | None) -> str:
    match breath:
        case Breath.IN:
            return wording.BREATHE_IN
        case Breath.OUT:
            return wording.BREATHE_OUT
        case None:
            return ""
        case _ as never:
            assert_never(never)


def _next_label(cue: Cue, timeline: Timeline) -> str:
    """Whether other sets, or the other side, come before what is next."""
    if cue.stretch.nth < cue.stretch.sets or cue.stretch.kind is Kind.REST:
        return "After all sets"
    for stretch in timeline.stretches:
        ahead = stretch.start > cue.stretch.start and stretch.step == cue.step
        if ahead and stretch.kind is Kind.SWITCH:
            left = stretch.side is Side.LEFT
            return wording.THEN_LEFT_SIDE if left else wording.THEN_RIGHT_SIDE
    return wording.NEXT
