"""How the drawn person looks: heads that turn, hands that do something, limbs over limbs."""

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication

from deskbreak.figure.body import Region
from deskbreak.figure.kinematics import Posture
from deskbreak.figure.motion import Motion
from deskbreak.figure.pose import View
from deskbreak.ui.figure import limbs, trunk
from deskbreak.ui.figure.glow import lean, lights
from deskbreak.ui.figure.grip import Grip, Hands, Held, hand
from deskbreak.ui.figure.head import PROFILE, head
from deskbreak.ui.figure.look import Depth, HairStyle, Tones
from deskbreak.ui.figure.painter import FigurePainter
from deskbreak.ui.figure.props import standing
from deskbreak.ui.figure.trunk import Spine, shirt, tail
from deskbreak.ui.theme import contrast
from tests.figure.shipped import drawing, drawn, sketch
from tests.ui.samples import people

LOOKS = ("coral", "plum", "silver", "olive")
STAGE = QColor("#f3ece0")


def posed(name: str, pose: str) -> Posture:
    """A key pose of a shipped movement."""
    shown = drawing(name)
    return Motion(shown).key_postures()[list(shown.poses).index(pose)]


def pictured(name: str, look: str, *, dark: bool = False) -> QImage:
    """The held pose in shades of grey."""
    shown = drawing(name)
    motion = Motion(shown)
    image = QImage(400, 320, QImage.Format.Format_RGB32)
    image.fill(STAGE)
    painter = QPainter(image)
    artist = FigurePainter(shown, motion, QRectF(image.rect()), people().worn(look, dark=dark))
    artist.paint(painter, motion.held())
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("style", list(HairStyle))
def test_a_head_turns_without_a_jump(style: HairStyle) -> None:
    heads = [head(style, yaw) for yaw in range(91)]
    for one, other in pairwise(heads):
        outlines = (one.face, *one.hair), (other.face, *other.hair)
        for before, after in zip(*outlines, strict=True):
            assert max(abs(a - b) for a, b in zip(before, after, strict=True)) < 0.002


@pytest.mark.parametrize("style", list(HairStyle))
def test_a_profile_has_a_nose_and_a_face_none(style: HairStyle) -> None:
    def widest(yaw: float) -> complex:
        return max(head(style, yaw).face, key=lambda point: point.real)

    assert -0.02 < widest(PROFILE).imag < 0
    assert widest(0).imag > 0
    assert len(head(style, PROFILE).lines) < len(head(style, 0).lines)


def test_the_other_profile_is_the_mirror_picture() -> None:
    one = head(HairStyle.SHORT, 40)
    other = one.mirrored()
    assert other.face != one.face
    assert other.mirrored() == one


@pytest.mark.parametrize("style", list(HairStyle))
def test_eyes_and_mouth_stay_within_a_face_that_turns(style: HairStyle) -> None:
    for yaw in range(0, 91, 3):
        shown = head(style, yaw)
        face = QPolygonF([QPointF(point.real, point.imag) for point in shown.face])
        for line in shown.lines[:3]:
            assert all(
                face.containsPoint(QPointF(point.real, point.imag), Qt.FillRule.WindingFill)
                for point in line
            )


def test_an_ear_goes_behind_the_head() -> None:
    assert head(HairStyle.SHORT, 0).far_ear is not None
    assert head(HairStyle.SHORT, PROFILE).far_ear is None
    assert head(HairStyle.SCARF, 0).ear is None


def test_a_bowed_head_shows_more_hair() -> None:
    upright, bowed = head(HairStyle.BUN, 0), head(HairStyle.BUN, 0, bow=0.7)
    assert bowed.hair == upright.hair
    assert max(p.imag for p in bowed.face) < max(p.imag for p in upright.face) - 0.02


@pytest.mark.parametrize(("one", "other"), [*combinations(Grip, 2)])
@pytest.mark.parametrize("thumb", [1, -1])
def test_a_hand_turns_into_another_without_a_jump(one: Grip, other: Grip, thumb: int) -> None:
    shapes = [hand(Held(one, other, step, thumb)) for step in range(5)]
    for before, after in pairwise(shapes):
        steps = zip(before.outline, after.outline, strict=True)
        assert max(abs(a - b) for a, b in steps) < 0.025


def test_a_laid_hand_is_not_in_what_it_lies_on() -> None:
    outline = hand(Held(Grip.FLAT, Grip.FLAT, 0, 1)).outline
    assert min(point.imag for point in outline) > -0.016


@pytest.mark.parametrize(
    ("name", "pose", "grip"),
    [
        ("cat-cow", "A", Grip.FLAT),
        ("desk-push-up", "A", Grip.FLAT),
        ("glute-squeeze", "A", Grip.FLAT),
        ("calf-wall", "B", Grip.FLAT),
        ("hamstring-strap", "B", Grip.FIST),
        ("quad-standing", "B", Grip.FIST),
        ("levator-scapulae", "C", Grip.CUPPED),
        ("thoracic-extension-chair", "A", Grip.CUPPED),
        ("figure-four-supine", "B", Grip.CUPPED),
        ("sphinx", "A", Grip.FLAT),
        ("hip-flexor-standing-desk", "B", Grip.OPEN),
        ("standing-side-bend", "B", Grip.OPEN),
        ("posture-check-standing", "B", Grip.EASY),
        ("scapular-squeeze", "B", Grip.EASY),
    ],
)
def test_hands_do_what_the_pose_asks(name: str, pose: str, grip: Grip) -> None:
    posture = posed(name, pose)
    held = Hands(drawing(name)).held(posture.arm_right, posture)
    assert (held.other if held.step >= 2 else held.one) is grip


def test_palms_lie_on_each_other() -> None:
    posture = posed("prayer-wrist", "A")
    hands = Hands(drawing("prayer-wrist"))
    right, left = (hands.held(arm, posture) for arm in (posture.arm_right, posture.arm_left))
    assert (right.one, left.one) == (Grip.FLAT, Grip.FLAT)
    assert right.thumb == -left.thumb


def test_a_thigh_that_is_raised_lies_before_the_shirt() -> None:
    standing_up, folded = posed("sit-to-stand", "C"), posed("childs-pose", "B")
    for posture, seen in ((standing_up, True), (folded, False)):
        thigh = posture.leg_right.knee - posture.leg_right.hip
        assert bool(tail(Spine(posture), thigh / abs(thigh))) is seen


def test_the_neck_glows_where_it_is_stretched() -> None:
    def glowing(name: str) -> int:
        motion = Motion(drawing(name))
        held = motion.held()
        return len(lights(Region.NECK, held, Spine(held), lean(motion)))

    assert glowing("neck-side-bend") == 1
    assert glowing("neck-half-circle") == 2


def test_the_shoulder_glows_whose_arm_is_drawn_across() -> None:
    motion = Motion(drawing("cross-body-shoulder"))
    for posture in motion.key_postures():
        (light,) = lights(Region.SHOULDERS, posture, Spine(posture), lean(motion))
        near = abs(light.middle - posture.arm_left.shoulder)
        assert near < abs(light.middle - posture.arm_right.shoulder)
    raised = Motion(drawing("wall-angels"))
    held = raised.held()
    assert len(lights(Region.SHOULDERS, held, Spine(held), lean(raised))) == 2


def test_shoulders_stay_level_while_the_neck_bends() -> None:
    upright, bent = (
        trunk.seams(Spine(posed("neck-side-bend", pose)))[0].slope for pose in ("A", "B")
    )
    assert abs(upright - bent) < 0.004


def test_hips_that_turn_look_narrower() -> None:
    def wide(pose: str) -> float:
        posture = posed("knee-rolls", pose)
        outline = trunk.trousers(Spine(posture), View.PLAN)
        return max(point.real for point in outline) - min(point.real for point in outline)

    assert wide("B") < 0.95 * wide("A")


def test_thighs_are_as_wide_as_hips_on_slim_legs_too() -> None:
    _, thigh = limbs.trouser_leg(posed("posture-check-standing", "B").leg_right, View.SIDE)

    def across(stout: float, share: float) -> float:
        outline = thigh.flesh.outline(0j, 1 + 0j, stout)
        there = [point.imag for point in outline if abs(point.real - share) < 0.01]
        return max(there) - min(there)

    assert across(0.9, 0.0) == across(1.1, 0.0)
    assert across(0.9, 0.75) < 0.9 * across(1.1, 0.75)


def test_feet_that_stay_shade_the_floor() -> None:
    assert len(standing(Motion(drawing("standing-side-bend")))) == 2
    assert standing(Motion(drawing("knee-rolls"))) == ()
    assert standing(Motion(drawing("cat-cow"))) == ()


@pytest.mark.parametrize(("one", "other"), [*combinations(LOOKS, 2)])
def test_two_people_differ_even_in_grey(qapp: QApplication, one: str, other: str) -> None:
    pictures = [pictured("neck-rotation", look) for look in (one, other)]
    first, second = (bytes(picture.constBits()) for picture in pictures)
    assert sum(abs(a - b) > 12 for a, b in zip(first, second, strict=True)) > 2000


def test_people_have_their_own_bodies() -> None:
    posture = posed("standing-side-bend", "A")

    def width(look: str) -> float:
        build = people().worn(look, dark=False).look.build
        outline = shirt(Spine(posture), View.FRONT, build)
        waist = (posture.l5 + posture.t12).imag / 2
        there = [point.real for point in outline if abs(point.imag - waist) < 0.03]
        return max(there) - min(there)

    assert width("plum") < width("coral") < width("silver")
    assert trunk.USUAL.waist == 1.0


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("look", LOOKS)
def test_near_and_far_can_be_told_apart_without_colour(look: str, dark: bool) -> None:
    tones = Tones(people().worn(look, dark=dark))
    near, far = tones.at[Depth.NEAR], tones.at[Depth.FAR]
    for part in ("skin", "shirt", "trousers"):
        assert contrast(getattr(near, part).color(), getattr(far, part).color()) > 1.15


def test_a_head_in_the_side_view_can_face_us(qapp: QApplication) -> None:
    table = sketch([("A", "A", 5, "hold")], A={})
    facing = sketch([("A", "A", 5, "hold")], A={"head_yaw": -90})
    eyes = []
    for each in (table, facing):
        shown = drawn(each)
        motion = Motion(shown)
        artist = FigurePainter(shown, motion, QRectF(0, 0, 900, 900), people().worn("", dark=False))
        image = QImage(900, 900, QImage.Format.Format_RGB32)
        image.fill(STAGE)
        painter = QPainter(image)
        artist.paint(painter, motion.held())
        painter.end()
        line = Tones(people().worn("", dark=False)).skin_line.rgb()
        eyes.append(sum(image.pixel(x, y) == line for x in range(900) for y in range(300)))
    assert eyes[1] > 1.3 * eyes[0] > 0
