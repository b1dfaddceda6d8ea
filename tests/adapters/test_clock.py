"""The clock reads both clocks, in the zone the machine is in at that moment."""

import zoneinfo
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deskbreak.adapters.clock import SystemClock, asleep_so_far

ZONES = next(path for path in map(Path, zoneinfo.TZPATH) if (path / "Europe/Berlin").exists())


def offset(clock: SystemClock, year: int, month: int, day: int, hour: int = 12) -> float:
    """How many hours the clock's zone is ahead of UTC at that wall time."""
    then = datetime(year, month, day, hour, tzinfo=clock.now().wall.tzinfo)
    ahead = then.utcoffset()
    assert ahead is not None
    return ahead / timedelta(hours=1)


def test_both_clocks_go_on_together() -> None:
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert timedelta(0) <= second.boot - first.boot < timedelta(seconds=1)
    assert abs(second.wall - datetime.now(UTC)) < timedelta(seconds=5)
    assert second.wall.tzinfo is not None


def test_a_flight_over_time_zones_is_noticed(tmp_path: Path) -> None:
    here = tmp_path / "localtime"
    here.symlink_to(ZONES / "Europe/Berlin")
    clock = SystemClock({}, here)
    assert str(clock.now().wall.tzinfo) == "Europe/Berlin"
    assert (offset(clock, 2026, 1, 15), offset(clock, 2026, 7, 15)) == (1, 2)
    there = tmp_path / "new"
    there.symlink_to(ZONES / "Asia/Tokyo")
    there.replace(here)
    assert str(clock.now().wall.tzinfo) == "Asia/Tokyo"
    assert offset(clock, 2026, 7, 15) == 9


def test_a_copied_zone_file_keeps_its_rules(tmp_path: Path) -> None:
    here = tmp_path / "localtime"
    here.write_bytes((ZONES / "Europe/Berlin").read_bytes())
    clock = SystemClock({}, here)
    # Both nights of the year: the hour that is left out, and after the hour that comes twice.
    assert (offset(clock, 2026, 3, 29, 1), offset(clock, 2026, 3, 29, 3)) == (1, 2)
    assert (offset(clock, 2026, 10, 25, 1), offset(clock, 2026, 10, 25, 3)) == (2, 1)


@pytest.mark.parametrize(
    ("said", "winter", "summer"),
    [
        ("Europe/Berlin", 1, 2),
        (":Europe/Berlin", 1, 2),
        (str(ZONES / "America/New_York"), -5, -4),
        ("CET-1CEST,M3.5.0,M10.5.0/3", 1, 2),
        ("AAA5BBB", -5, -4),
        ("<+0530>-5:30", 5.5, 5.5),
        ("", 0, 0),
        ("Nowhere/Land", 0, 0),
        ("/dev/null", 0, 0),
        ("../../etc/passwd", 0, 0),
        ("é", 0, 0),
    ],
)
def test_the_zone_that_the_environment_names(said: str, winter: float, summer: float) -> None:
    clock = SystemClock({"TZ": said})
    assert (offset(clock, 2026, 1, 15), offset(clock, 2026, 7, 15)) == (winter, summer)


def test_without_any_zone_file_the_wall_clock_is_still_aware(tmp_path: Path) -> None:
    wall = SystemClock({}, tmp_path / "none").now().wall
    assert abs(wall - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_machine_that_is_awake_sleeps_no_longer() -> None:
    before = asleep_so_far()
    assert timedelta(0) <= before
    assert asleep_so_far() - before < timedelta(seconds=1)
