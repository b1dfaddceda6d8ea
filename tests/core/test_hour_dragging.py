"""Working hours that are dragged."""

from hypothesis import given
from hypothesis import strategies as st

from deskbreak.core.hour_dragging import DAY, STEP, Grip, dragged, snapped, with_new
from deskbreak.core.settings import Hours, Settings
from deskbreak.core.settings_editing import as_raw
from deskbreak.core.settings_reading import read_settings
from deskbreak.core.units import HourRange


def ranges(*texts: str) -> tuple[HourRange, ...]:
    return tuple(HourRange.parse(each) for each in texts)


WORK = ranges("09:00-12:30", "13:15-17:30")


def test_a_range_is_made_where_one_drags() -> None:
    assert with_new((), 9 * 60 + 4, 12 * 60 + 26) == ranges("09:00-12:30")
    assert with_new((), 12 * 60, 9 * 60) == ranges("09:00-12:00"), "upwards as well"
    assert with_new(WORK, 18 * 60, 20 * 60) == (*WORK, *ranges("18:00-20:00"))
    assert with_new((), 22 * 60, 30 * 60) == ranges("22:00-06:00"), "over midnight"


def test_a_new_range_stops_at_its_neighbours() -> None:
    assert with_new(WORK, 12 * 60 + 30, 15 * 60) == ranges(
        "09:00-12:30", "12:30-13:15", "13:15-17:30"
    )
    assert with_new(WORK, 10 * 60, 10 * 60 + 7) == WORK, "too short to be meant"
    assert with_new(WORK, 10 * 60, 11 * 60) == WORK, "there is one already"


def test_a_range_is_moved_and_stops_at_its_neighbours() -> None:
    assert dragged(WORK, 0, Grip.WHOLE, -52) == ranges("08:15-11:45", "13:15-17:30")
    assert dragged(WORK, 0, Grip.WHOLE, 200)[0] == HourRange.parse("09:45-13:15")
    assert dragged(WORK, 0, Grip.WHOLE, -2000)[0] == HourRange.parse("00:00-03:30")
    assert dragged(WORK, 1, Grip.WHOLE, 480)[1] == HourRange.parse("21:15-01:30")
    assert dragged(WORK, 1, Grip.WHOLE, 9999)[1].start < DAY


def test_an_edge_is_dragged() -> None:
    assert dragged(WORK, 0, Grip.START, -30)[0] == HourRange.parse("08:30-12:30")
    assert dragged(WORK, 0, Grip.END, 500)[0] == HourRange.parse("09:00-13:15")
    assert dragged(WORK, 1, Grip.END, 9 * 60)[1] == HourRange.parse("13:15-02:30")
    assert dragged(WORK, 1, Grip.END, 9999)[1] == HourRange.parse("13:15-13:00")
    assert dragged(ranges("22:00-06:00"), 0, Grip.START, 9999) == ranges("23:45-06:00")


def test_what_has_no_length_left_goes() -> None:
    assert dragged(WORK, 0, Grip.END, -9999) == WORK[1:]
    assert dragged(WORK, 1, Grip.START, 9999) == WORK[:1]


minutes = st.integers(-3 * DAY, 3 * DAY)
drags = st.tuples(st.integers(0, 5), st.sampled_from(Grip), minutes)


@given(st.lists(st.tuples(minutes, minutes), max_size=6), st.lists(drags, max_size=6))
def test_whatever_is_dragged_can_be_written(
    made: list[tuple[int, int]], moves: list[tuple[int, Grip, int]]
) -> None:
    found: tuple[HourRange, ...] = ()
    for one, other in made:
        found = with_new(found, one, other)
    for place, grip, by in moves:
        if found:
            found = dragged(found, place % len(found), grip, by)
    settings = Settings(hours=Hours(mon=found))
    assert read_settings(as_raw(settings)) == (settings, ())
    assert all(each.start % STEP == each.end % STEP == 0 for each in found)


def test_steps_are_a_quarter_of_an_hour() -> None:
    assert [snapped(each) for each in (0, 7, 8, 22, 23)] == [0, 0, 15, 15, 30]
