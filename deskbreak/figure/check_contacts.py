"""Decides whether the body touches what it says it touches, and nothing goes through the floor."""

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Final, assert_never

from deskbreak.figure import body
from deskbreak.figure.body import Joint
from deskbreak.figure.findings import JOINTS, Finding, of_height
from deskbreak.figure.kinematics import Posture, place_of
from deskbreak.figure.pose import ANY_POSE, Contact, Crop, Drawing, Surface, View

SET_DOWN_FROM: Final = 0.03
OFF_AT_MOST: Final = 0.020
SLIDES_AT_MOST: Final = 0.012
BELOW_AT_MOST: Final = 0.012
_HAIR: Final = 1e-6

# What meets a seat or a wall is the seat of the body, not the side it lies on.
_UPRIGHT: Final = {**body.THICKNESS, Joint.HIP: body.SEAT_THICKNESS}
_SURFACES: Final = {
    Surface.FLOOR: "the floor",
    Surface.SEAT: "the seat",
    Surface.HEIGHT: "what it rests on",
    Surface.WALL_LEFT: "the wall",
    Surface.WALL_RIGHT: "the wall",
}
# Half the thickness of the body there as far as it may give way on a mat; a sole gives nothing.
_SOFT: Final = 0.018
_PARTS: Final[tuple[tuple[str, Callable[[Posture], complex], float], ...]] = (
    *(
        (words, place_of(joint), min(body.THICKNESS[joint], _SOFT))
        for joint, words in JOINTS.items()
    ),
    ("the head is", attrgetter("skull"), _SOFT),
    ("the top of the head is", attrgetter("crown"), 0.0),
)


Held = tuple[tuple[int, Contact], ...]


def held(drawing: Drawing, start: str, end: str, places: Mapping[str, Posture]) -> Held:
    """The contacts that hold on the whole way between two poses, each with its number in the list.

    What is told apart for each pose holds between them too, unless it is set down elsewhere.
    """
    after = {
        (each.joint, each.surface, each.value) for each in drawing.contacts if each.holds_in(end)
    }

    def stays(each: Contact) -> bool:
        there = (each.joint, each.surface, each.value) in after
        gone = places[start].at(each.joint) - places[end].at(each.joint)
        return each.holds_in(end) or (there and abs(gone) <= SET_DOWN_FROM)

    return tuple(
        (index, each)
        for index, each in enumerate(drawing.contacts)
        if each.holds_in(start) and stays(each)
    )


def gap(spot: complex, contact: Contact) -> float:
    """How far a joint is from its place on a surface, in body heights; inside it is less than 0."""
    match contact.surface:
        case Surface.WALL_LEFT:
            return spot.real - contact.value - _UPRIGHT[contact.joint]
        case Surface.WALL_RIGHT:
            return contact.value - _UPRIGHT[contact.joint] - spot.real
        case Surface.SEAT:
            return spot.imag - contact.value - _UPRIGHT[contact.joint]
        case Surface.FLOOR | Surface.HEIGHT:
            return spot.imag - contact.value - body.THICKNESS[contact.joint]
        case _ as never:
            assert_never(never)


def contact_findings(posture: Posture, contacts: Held) -> Iterator[Finding]:
    """Each contact whose joint is not where it rests."""
    for index, contact in contacts:
        off = gap(posture.at(contact.joint), contact)
        if abs(off) > OFF_AT_MOST + _HAIR:
            way = "off" if off > 0 else "inside"
            told = of_height(abs(off), OFF_AT_MOST, f" {way} {_SURFACES[contact.surface]}")
            words = f"{JOINTS[contact.joint]} {told}"
            kind = f"{contact.joint} {contact.surface}"
            yield Finding(kind, abs(off), words, ("contacts", index))


class Slides:
    """How far each thing that rests in every pose has slid, over all that has been shown of it."""

    def __init__(self, contacts: tuple[Contact, ...]) -> None:
        # A back may glide down a wall.
        self._resting = tuple(
            (index, each)
            for index, each in enumerate(contacts)
            if each.pose == ANY_POSE and not (each.surface.upright and each.joint is Joint.HIP)
        )
        self._least = [float("inf")] * len(self._resting)
        self._most = [float("-inf")] * len(self._resting)

    def findings(self, posture: Posture) -> Iterator[Finding]:
        """Note where everything is now; tell of each that is too far from where it has been."""
        for place, (index, contact) in enumerate(self._resting):
            spot = posture.at(contact.joint)
            at = spot.imag if contact.surface.upright else spot.real
            least = self._least[place] = min(self._least[place], at)
            most = self._most[place] = max(self._most[place], at)
            if most - least > SLIDES_AT_MOST + _HAIR:
                who, is_or_are = JOINTS[contact.joint].rsplit(" ", 1)
                slides = "slides" if is_or_are == "is" else "slide"
                words = f"{who} {slides} by {of_height(most - least, SLIDES_AT_MOST)}"
                yield Finding(f"{contact.joint} slides", most - least, words, ("contacts", index))


def on_floor(drawing: Drawing) -> bool:
    """Whether the picture shows where the floor is: not from above, and not of a part alone."""
    return drawing.view is not View.PLAN and drawing.crop is Crop.FULL


def floor_findings(posture: Posture) -> Iterator[Finding]:
    """Each joint that is below the floor by more than the body gives."""
    # Toes bend flat where the ball of the foot is on the floor, so they are not asked.
    for words, place, soft in _PARTS:
        below = soft - place(posture).imag
        if below > BELOW_AT_MOST + _HAIR:
            told = of_height(below, BELOW_AT_MOST, " below the floor")
            yield Finding(f"{words} below", below, f"{words} {told}")
