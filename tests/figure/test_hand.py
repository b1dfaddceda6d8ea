"""A hand in space: bones keep their length, sides turn to us, and the other hand comes near."""

from itertools import pairwise
from math import dist

import pytest

from deskbreak.figure.close import HandSeen
from deskbreak.figure.hand import Flesh, Hand, Part, Point, hand_of, helper_of
from deskbreak.figure.pose import Helper, Limb

FRONT = (0.0, 0.0)


def seen(
    turned: float = 0.0,
    forearm: float = 90.0,
    wrist: float = 0.0,
    fingers: Limb = (0.0, 0.0, 0.0),
    thumb: float = 0.0,
    helper: Helper | None = None,
    helped: float = 0.0,
) -> HandSeen:
    return HandSeen(turned, forearm, wrist, fingers, thumb, helper, helped)


def bones(hand: Hand, part: Part = Part.FINGER) -> list[Flesh]:
    return [each for each in hand.parts if each.part is part]


def tip(hand: Hand, finger: int) -> Point:
    last = [each for each in bones(hand) if (each.finger, each.number) == (finger, 2)]
    return last[0].balls[1].at


@pytest.mark.parametrize("turned", [-90, 0, 45, 180])
@pytest.mark.parametrize("fingers", [(0, 0, 0), (0, 90, 60), (90, 100, 70), (45, 50, 35)])
@pytest.mark.parametrize("thumb", [-1, -0.5, 0, 0.5, 1])
def test_bones_keep_their_length_and_hang_together(
    turned: float, fingers: Limb, thumb: float
) -> None:
    straight = hand_of(seen(), *FRONT)
    bent = hand_of(seen(turned, 30, 40, fingers, thumb), 40, 10)
    for part in (Part.FINGER, Part.THUMB):
        for one, other in zip(bones(straight, part), bones(bent, part), strict=True):
            assert dist(one.balls[0].at, one.balls[1].at) == pytest.approx(
                dist(other.balls[0].at, other.balls[1].at)
            )
        for near, far in pairwise(bones(bent, part)):
            if near.finger == far.finger:
                assert dist(near.balls[1].at, far.balls[0].at) == pytest.approx(0, abs=1e-9)


def test_a_right_palm_has_its_thumb_on_our_right_and_a_back_on_our_left() -> None:
    palm, back = (hand_of(seen(turned), *FRONT) for turned in (0, 180))
    assert bones(palm, Part.THUMB)[2].balls[1].at.x > 0.2
    assert bones(back, Part.THUMB)[2].balls[1].at.x < -0.2
    assert palm.palm.z.z == pytest.approx(1)
    assert back.palm.z.z == pytest.approx(-1)
    assert bones(back)[0].back.z == pytest.approx(1)


def test_the_side_that_is_shown_is_the_nearest() -> None:
    thumb, little = (hand_of(seen(turned), *FRONT) for turned in (90, -90))
    assert tip(thumb, 0).z > tip(thumb, 3).z
    assert tip(little, 3).z > tip(little, 0).z


def test_a_wrist_bends_to_the_palm_and_to_the_back() -> None:
    side = -90
    up = hand_of(seen(side, forearm=0, wrist=65), *FRONT)
    down = hand_of(seen(side, forearm=0, wrist=-65), *FRONT)
    assert tip(up, 1).y > 0.8 > -0.8 > tip(down, 1).y


def test_a_tabletop_and_a_hook_are_not_the_same() -> None:
    table, hook, fist = (
        hand_of(seen(fingers=bends), *FRONT) for bends in ((90, 0, 0), (0, 90, 60), (90, 100, 70))
    )
    assert tip(table, 1).z > 0.45
    assert tip(hook, 1).y > tip(table, 1).y
    assert tip(fist, 1).z < 0.2
    assert not bones(hook, Part.CURL)
    assert len(bones(fist, Part.CURL)) == 4


def test_fingers_lie_before_the_palm_they_belong_to() -> None:
    hand = hand_of(seen(), *FRONT)
    palm = bones(hand, Part.PALM)[0]
    assert all(bone.depth > palm.depth for bone in bones(hand))


def test_nobody_helps_before_it_is_asked() -> None:
    alone = seen()
    assert helper_of(alone, hand_of(alone, *FRONT)) is None
    coming = seen(helper=Helper.PALM, helped=0.01)
    assert helper_of(coming, hand_of(coming, *FRONT)) is None


@pytest.mark.parametrize(
    ("helper", "wrist", "side"), [(Helper.PALM, 65, 1), (Helper.BACK, -65, -1)]
)
def test_the_other_hand_comes_to_its_side_of_the_first(
    helper: Helper, wrist: float, side: float
) -> None:
    gaps = []
    for helped in (0.3, 0.6, 1.0):
        pose = seen(-90, 0, wrist, helper=helper, helped=helped)
        main = hand_of(pose, *FRONT)
        other = helper_of(pose, main)
        assert other is not None
        palm = main.palm
        at = bones(other)[3].balls[0].at.plus(palm.origin, -1)
        gaps.append(dist(at, palm.way(Point(0.6, 0, 0))))
        assert side * (at.x * palm.z.x + at.y * palm.z.y + at.z * palm.z.z) > 0
    assert gaps[0] > gaps[1] > gaps[2]
    assert gaps[2] < 0.35


def test_a_hand_on_a_back_that_is_turned_to_us_is_before_it() -> None:
    pose = seen(-90, 0, -65, helper=Helper.BACK, helped=1)
    for yaw, before in ((-40.0, True), (40.0, False)):
        main = hand_of(pose, yaw, 10.0)
        other = helper_of(pose, main)
        assert other is not None
        nearest = max(part.depth for part in main.parts)
        assert all(part.depth > nearest for part in other.parts) is before


def test_palms_laid_together_are_a_mirror_picture() -> None:
    pose = seen(-90, 33, 57, helper=Helper.TOGETHER)
    main = hand_of(pose, *FRONT)
    assert helper_of(pose, main) is None
    pose = seen(-90, 33, 57, helper=Helper.TOGETHER, helped=1)
    other = helper_of(pose, main)
    assert other is not None
    assert tip(main, 1).mirrored() == tip(other, 1)
    assert -0.09 < tip(main, 1).x < 0
    assert other.palm.origin.x == -main.palm.origin.x


def test_points_add_up_and_are_seen_flat() -> None:
    assert Point(0, 0, 0).plus(Point(1, 2, 3), 2) == Point(2, 4, 6)
    assert Point(1, 2, 3).flat == 1 + 2j
