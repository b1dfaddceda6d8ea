"""Which routine runs now, and the sentence that says why."""

from datetime import timedelta

import pytest

from deskbreak.core.anatomy import Area
from deskbreak.core.chooser import Choice, choose
from deskbreak.core.routine import Category, Movement, Place, Routine, Step, Timed
from deskbreak.core.timeline import Timeline, lay_out


def timeline(name: str, seconds: int) -> Timeline:
    """A routine of exactly that length: 5 s to get ready, 5 s to finish."""
    movement = Movement(
        id="rest",
        name="Rest",
        category=Category.BREATHING,
        areas=(Area.CHEST,),
        setting=Place.CHAIR,
        cues=("Rest.",),
        stop="Anything that feels wrong.",
        dose=Timed(seconds - 10),
    )
    steps = (Step(movement="rest"),)
    routine = Routine(id=name, title=name.capitalize(), why="W.", place=Place.CHAIR, steps=steps)
    return lay_out(routine, {"rest": movement})


ALL = [
    timeline("minute", 60),
    timeline("seated", 300),
    timeline("back", 300),
    timeline("long", 480),
]


@pytest.mark.parametrize(
    ("wanted", "minutes", "recent", "routine", "reason"),
    [
        ("seated", 1, ["seated"], "seated", "Seated was asked for."),
        ("auto", 5, [], "back", "Back: 5 min, which fits the 5 min there are."),
        ("auto", 5, ["back"], "seated", "Seated: 5 min, and not the same as last time."),
        ("auto", 5, ["back", "seated"], "back", "Back: 5 min, which fits the 5 min there are."),
        ("auto", 1, ["minute"], "minute", "Minute: 1 min, which fits the 1 min there are."),
        ("auto", 3, [], "minute", "Minute: 1 min, which fits the 3 min there are."),
        ("auto", 7.3, [], "long", "Long: 8 min, which fits the 7 min 18 s there are."),
        ("auto", 7.2, [], "back", "Back: 5 min, which fits the 7 min 12 s there are."),
        ("auto", 0.5, [], "minute", "Minute: 1 min, the shortest there is."),
        (
            "gone",
            8,
            ["long"],
            "back",
            'There is no routine "gone". Back: 5 min, and not the same as last time.',
        ),
    ],
)
def test_the_routine_that_fits(
    wanted: str, minutes: float, recent: list[str], routine: str, reason: str
) -> None:
    length = timedelta(minutes=minutes)
    assert choose(ALL, wanted, length, recent) == Choice(routine, reason)
    assert choose(ALL[::-1], wanted, length, recent) == Choice(routine, reason)


def test_far_too_short_is_no_change_from_the_last_one() -> None:
    chosen = choose(ALL[:2], "auto", timedelta(minutes=5), ["seated"])
    assert chosen == Choice("seated", "Seated: 5 min, which fits the 5 min there are.")


def test_nothing_to_choose_from() -> None:
    assert choose([], "auto", timedelta(minutes=5), []) is None
