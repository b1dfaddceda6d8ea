"""What is said of many sessions: a few lines for people, and the same as data for programs."""

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import asdict

from deskbreak.core.session import DaySummary, Summary


def summary_data(summary: Summary) -> dict[str, object]:
    """What `deskbreak history summary --json` prints; times are seconds."""
    return {
        "today": _day_data(summary.today),
        "week": [_day_data(day) for day in summary.week],
        "streak_days": summary.streak,
        "routines": [
            {"routine": each.routine, "times": each.times, "done_s": each.done.total_seconds()}
            for each in summary.routines
        ],
    }


def _day_data(day: DaySummary) -> dict[str, object]:
    done_s = day.done.total_seconds()
    return {"day": day.day.isoformat(), **asdict(day.counts), "done_s": done_s}


def summary_words(summary: Summary) -> Iterator[str]:
    """What `deskbreak history summary` prints."""
    yield f"Today: {_day_words(summary.today) or 'nothing yet'}"
    yield "The last seven days:"
    for day in summary.week:
        yield f"  {day.day:%a %d %b}  {_day_words(day) or '–'}"
    if summary.streak > 1:
        yield f"Breaks taken {summary.streak} days in a row."
    if summary.routines:
        yield "Routines in these days:"
    for each in summary.routines:
        times = "once" if each.times == 1 else f"{each.times} times"
        yield f"  {each.routine}: {times}, {_time_words(each.done)}"


def _day_words(day: DaySummary) -> str:
    words = [f"{count} {outcome}" for outcome, count in asdict(day.counts).items() if count]
    if day.done:
        words.append(f"{_time_words(day.done)} of breaks")
    return ", ".join(words)


def _time_words(time: timedelta) -> str:
    seconds = time.total_seconds()
    return f"{seconds / 60:.0f} min" if seconds >= 60 else f"{seconds:.0f} s"
