"""The next larger or smaller value of a setting that is a number, for those who do not type."""

from bisect import bisect_left, bisect_right

from deskbreak.core.settings_rows import Field
from deskbreak.core.units import Duration

_MINUTE, _HOUR = 60, 3600
_SECONDS = (
    *range(0, _MINUTE, 5),
    *range(_MINUTE, 2 * _MINUTE, 15),
    *range(2 * _MINUTE, 10 * _MINUTE, _MINUTE),
    *range(10 * _MINUTE, 2 * _HOUR, 5 * _MINUTE),
    *range(2 * _HOUR, 16 * _HOUR + 1, 30 * _MINUTE),
)
_PERCENT = 100
_TENTHS = 10


def steps(line: Field) -> bool:
    """Whether a line of the table has next values at all."""
    return line.kind in (int, float, Duration)


def stepped(line: Field, value: object, *, up: bool) -> str:
    """The next value up or down, as it is typed, within what the line takes."""
    match value:
        case Duration():
            return _next_duration(line, value, up=up)
        case float():
            tenths = round(value * _TENTHS) + (1 if up else -1)
            return str(_bounded(line, tenths / _TENTHS))
        case int():
            percent = line.meta.le == _PERCENT and bool(line.meta.ge)
            by = 5 if percent else 1
            return str(round(_bounded(line, value + (by if up else -by))))
        case _:
            return ""


def _next_duration(line: Field, value: Duration, *, up: bool) -> str:
    least, most = (Duration.parse(line.extra[each]).total_seconds() for each in ("least", "most"))
    now = value.total_seconds()
    place = bisect_right(_SECONDS, now) if up else bisect_left(_SECONDS, now) - 1
    found = _SECONDS[min(max(place, 0), len(_SECONDS) - 1)]
    if not up and line.extra.get("none") and found < least:
        return ""
    return str(Duration(seconds=min(max(found, least), most)))


def _bounded(line: Field, value: float) -> float:
    """Every number of the table has both bounds."""
    return min(max(value, line.meta.ge or 0), line.meta.le or value)
