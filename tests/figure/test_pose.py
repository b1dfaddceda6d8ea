"""What a drawing's table may say, and what is refused."""

import msgspec
import pytest

from deskbreak.figure.body import Joint
from deskbreak.figure.pose import Chair, ChairBack, Contact, Drawing, Mat, Surface
from tests.figure.shipped import NAMES, drawing, drawn, sketch


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_drawing_is_read(name: str) -> None:
    shipped = drawing(name)
    assert all(move.start in shipped.poses and move.end in shipped.poses for move in shipped.motion)
    assert all(pose.caption for pose in shipped.poses.values())


def test_props_and_contacts_are_lists_in_the_file() -> None:
    table = sketch([("A", "A", 5, "hold")], A={})
    read = drawn(
        table,
        props=[["mat", -0.5, 0.7], ["chair", -0.1, 0.15, 0.235, 0.56, "flip"]],
        contacts=[["*", "kneR", "floor", 0.0], ["B", "wriL", "wallR", 0.2]],
    )
    assert read.props == (Mat(-0.5, 0.7), Chair(-0.1, 0.15, 0.235, 0.56, ChairBack.FLIP))
    assert read.contacts[0] == Contact("*", Joint.KNEE_R, Surface.FLOOR, 0.0)
    assert read.contacts[0].holds_in("A")
    assert not read.contacts[1].holds_in("A")
    assert read.contacts[1].surface.upright
    assert not read.contacts[0].surface.upright


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"view": "behind"}, "$.view"),
        ({"props": [["sofa", 1]]}, "$.props[0]"),
        ({"contacts": [["*", "nose", "floor", 0]]}, "$.contacts[0][1]"),
        ({"glow": ["soul"]}, "$.glow[0]"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_word_is_named(wrong: dict[str, object], place: str) -> None:
    table = sketch([("A", "A", 5, "hold")], A={})
    with pytest.raises(msgspec.ValidationError) as told:
        msgspec.convert(table | wrong, Drawing)
    assert place in str(told.value)
