"""What is wrong with a movement whose every field is right by itself."""

from deskbreak.core.anatomy import Area
from deskbreak.core.routine import Category, Fault, Movement, Place, StretchHold
from deskbreak.core.routine_faults import movement_faults


def faults(*said: str) -> list[Fault]:
    movement = Movement(
        id="lean",
        name="Lean",
        category=Category.STRETCH,
        areas=(Area.LOWER_BACK,),
        setting=Place.CHAIR,
        dose=StretchHold(hold_s=15),
        cues=("Sit.", "Lean."),
        stop="It hurts.",
        said=said,
    )
    return list(movement_faults(movement))


def test_a_voice_has_a_short_line_for_each_cue_or_none() -> None:
    assert faults() == []
    assert faults("Sit.", "Lean.") == []
    assert faults("Sit.") == [Fault(("said",), "one line for each of the 2 cues, got 1")]


def test_what_a_voice_says_is_short() -> None:
    long = "Lean as far as you like and then a bit more."
    assert faults("Sit.", long) == [Fault(("said", 1), "9 words at most, got 11")]
