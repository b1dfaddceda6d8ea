"""What windows say in their own words."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from deskbreak.core.breaks import Answer
from deskbreak.ui import wording
from tests.ui.samples import NOTICE


@pytest.mark.parametrize(
    ("seconds", "clock", "spoken"),
    [
        (-5, "0:00", "0 min"),
        (0, "0:00", "0 min"),
        (0.2, "0:01", "1 s"),
        (30, "0:30", "30 s"),
        (60, "1:00", "1 min"),
        (61, "1:01", "61 s"),
        (119.5, "2:00", "2 min"),
        (300, "5:00", "5 min"),
        (3600, "1:00:00", "1 h"),
        (5400, "1:30:00", "1 h 30 min"),
        (3725, "1:02:05", "1 h 2 min"),
    ],
)
def test_times(seconds: float, clock: str, spoken: str) -> None:
    span = timedelta(seconds=seconds)
    assert (wording.clock(span), wording.spoken(span)) == (clock, spoken)


@pytest.mark.parametrize(
    ("seconds", "title"),
    [
        (600, "Movement break in 10 min"),
        (90, "Movement break in 90 s"),
        (60, "Movement break in 60 s"),
        (0.4, "Movement break in 1 s"),
        (0, "Movement break now"),
        (-60, "Movement break now"),
    ],
)
def test_the_notice_s_title(seconds: float, title: str) -> None:
    found = wording.notice_title(NOTICE, timedelta(seconds=seconds))
    assert found.replace("\u00a0", " ") == title


def test_the_notice_s_second_line() -> None:
    assert wording.notice_line(NOTICE, "Seated back") == "5 min: Seated back"
    assert wording.notice_line(NOTICE, "") == "5 min away from the screen"
    owed = replace(NOTICE, owed=True)
    assert wording.notice_line(owed, "") == "5 min, kept for you until now"


@pytest.mark.parametrize(
    ("name", "middle"),
    [("Movement break", "movement break"), ("PC check", "PC check"), ("", ""), ("Ö", "ö")],
)
def test_a_name_in_the_middle_of_a_sentence(name: str, middle: str) -> None:
    assert wording.middle(name) == middle


def test_a_snooze_without_a_length_is_later() -> None:
    assert wording.answer(Answer.SNOOZE) == "Later"
    assert wording.menu_answer(Answer.SNOOZE, "Micro-break") == "Snooze"
