"""What stands under the frames of a film and above them, so that it can be followed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from deskbreak.core.anatomy import Sides
from deskbreak.core.routine import Movement, Repetitions, StretchHold, Timed
from deskbreak.figure.course import repetition_s
from deskbreak.figure.film import Frame
from deskbreak.figure.pose import Drawing

_ONE_BY_ONE: Final = (Sides.LEFT_RIGHT, Sides.ALTERNATE)
# A shorter stop is no hold to speak of.
_LEAST_HOLD_S = 2.0
_MINUTES_FROM_S = 120


@dataclass(frozen=True)
class Caption:
    """Under one picture: what to be like, and in other letters how long or with which breath."""

    words: str = ""
    aside: str = ""


NOTHING: Final = Caption()


def dose_words(movement: Movement) -> str:
    """`6 times, 8 s each`."""
    dose = movement.dose
    match dose:
        case StretchHold():
            return f"Hold {_seconds(dose.hold_s)}"
        case Repetitions():
            return f"{dose.reps} times, {_seconds(dose.rep_s)} each"
        case Timed():
            return f"For {_seconds(dose.seconds)}"
        case _ as never:
            assert_never(never)


def sides_words(movement: Movement) -> str:
    """Which side is shown, where there are two; empty where there are none."""
    side = movement.drawn_side
    match movement.sides:
        case Sides.LEFT_RIGHT:
            return f"The {side.value} side first, then the {side.other.value}"
        case Sides.ALTERNATE:
            return f"By turns: the {side.value} side as here, then the {side.other.value}"
        case Sides.BOTH | Sides.NONE:
            return ""
        case _ as never:
            assert_never(never)


def heading_lines(movement: Movement) -> Iterator[str]:
    """How much and with which side, how to breathe, and how to get there."""
    breath = movement.breath
    parts = (
        dose_words(movement),
        sides_words(movement),
        f"Breath: {breath[0].lower()}{breath[1:]}" if breath else "",
    )
    yield ". ".join(filter(None, parts)).rstrip(".") + "."
    yield movement.cues[0]


def captions_of(
    frames: Sequence[Frame], movement: Movement, drawing: Drawing
) -> tuple[Caption, ...]:
    """What stands under each of all the frames of a movement."""
    captions = []
    breath = ""
    for number, frame in enumerate(frames, start=1):
        aside = ""
        if frame.pose and frame.first == number:
            words, aside = drawing.poses[frame.pose].caption, _hold_words(frame, movement, drawing)
        else:
            words = f"Back to {frame.first}" if frame.pose else ""
        if not frame.pose and (now := _breath_words(frame, movement)) != breath:
            breath = aside = now
        if number == len(frames) > 1 and movement.sides in _ONE_BY_ONE:
            aside = f"Then the {movement.drawn_side.other.value} side"
        captions.append(Caption(words, aside))
    return tuple(captions)


def _breath_words(frame: Frame, movement: Movement) -> str:
    starts = movement.breath_starts
    if starts is None or frame.share is None or not isinstance(movement.dose, Repetitions):
        return ""
    breath = starts if frame.share < 0.5 else starts.other
    return f"Breathing {breath.value}"


def _hold_words(frame: Frame, movement: Movement, drawing: Drawing) -> str:
    dose = movement.dose
    match dose:
        case StretchHold():
            seconds = dose.hold_s if frame.held_s else 0.0
        case Repetitions():
            seconds = frame.held_s * dose.rep_s / repetition_s(drawing)
        case Timed():
            seconds = min(frame.held_s, dose.seconds)
        case _ as never:
            assert_never(never)
    return f"Hold {_seconds(round(seconds))}" if seconds >= _LEAST_HOLD_S else ""


def _seconds(seconds: float) -> str:
    return f"{seconds:g} s" if seconds < _MINUTES_FROM_S else f"{seconds / 60:g} min"
