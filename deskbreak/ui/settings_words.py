"""Every sentence of the settings window."""

from collections.abc import Sequence

from deskbreak.core.breaks import Break, Manners, Plain, Weekday
from deskbreak.core.typical_day import TypicalDay
from deskbreak.ui.setting_editors import NONE, written
from deskbreak.ui.wording import spoken

TITLE = "Settings"
SEARCH = "Search settings"
SECTION = "Section"
NOTHING_FOUND = "No setting is called that, or does that."
RESET = "Reset"
RESET_ONE = "Reset {name}"
DEFAULT = "Default: {value}"
MORE = "More"
LESS = "Less"
FINER = "Finer timing"
A_TYPICAL_DAY = "A typical day with these breaks"
NO_BREAKS = "no breaks"
ADD = "+ Add a break"
PRESETS = "Presets"
USE = "Use"
USE_ONE = "Use {name}"
UNDO = "Undo"
COPY = "Copy"
UP = "Move up"
DOWN = "Move down"
DELETE = "Delete"
DELETED = "{name} is deleted."
TAKEN = "The breaks are now those of {name}."
FOR = "for"
MANNERS = "manners"
NAME = "name"
AFTER, AT, EVERY = "after", "at", "every"
WHEN = {AFTER: "after sitting", AT: "at", EVERY: "every"}
AFTER_STANDING = "after standing"
WHEN_CHOICE = ((AFTER, "after sitting"), (AT, "at clock times"), (EVERY, "by the clock"))
WHEN_TITLE = "When"
WHEN_HELP = "After so much sitting, at times of day, or every so often by the clock."
ON = "{name}, on or off"
CHOSEN = "chosen for me"
PLAIN = {
    Plain.REST.value: "plain, no routine",
    Plain.POSTURE.value: "posture check",
    Plain.WATER.value: "water",
    Plain.EYES.value: "eyes",
    Plain.STAND.value: "stand up",
    Plain.SIT.value: "sit down",
}
LIMITS = "Limits"
FOLDERS = "Your files"
OPEN = "Open folder"
OPEN_ONE = "Open the folder of {name}"
ALL_DAY = "all day"
THESE = "these hours"
NEVER = "not at all"
HOURS_OF = "{day}, hours"
HOURS_ONE = "{day}, {hours}"
DRAG_HOURS = "Drag to set hours. An edge dragged onto the other takes them away."
HOURS_KEYS = (
    "Arrow keys move these hours, with Shift their end, with Ctrl their beginning; "
    "Delete takes them away."
)
COPY_TO_ALL = "Copy Monday to all workdays"
EXAMPLE = "such as 09:00-12:30, 13:15-17:30"
WHAT_FOR = {
    Plain.REST.value: "Time away, without a routine.",
    Plain.POSTURE.value: "A picture of sitting tall.",
    Plain.WATER.value: "Time for a glass of water.",
    Plain.EYES.value: "Looking at something far away.",
    Plain.STAND.value: "Up to your standing desk.",
    Plain.SIT.value: "Down again, after standing.",
}
ON_THE_WAY = {
    Manners.GENTLE: "The notice stays until you answer.",
    Manners.FIRM: "It begins by itself; you can skip it.",
    Manners.STRICT: "It begins by itself and cannot be skipped; it can be ended.",
}
DAYS = {
    Weekday.MON: "Monday",
    Weekday.TUE: "Tuesday",
    Weekday.WED: "Wednesday",
    Weekday.THU: "Thursday",
    Weekday.FRI: "Friday",
    Weekday.SAT: "Saturday",
    Weekday.SUN: "Sunday",
}
BREAKS = ("Breaks", "No one interval is proven best. Pick what you will actually do.")
HOURS = ("Hours", "Outside these, nothing is due. Several ranges a day, with a comma between them.")
BODY = ("Body & places", "What routines that are chosen for you go by.")
SESSION = ("Session", "What you hear and see while a routine runs.")
LOOK = ("Look", "What windows look like.")
SYSTEM = ("System", "How deskbreak knows that you sit, and when it asks.")
DATA = ("Data", "All of it stays on this machine, in these places.")


def setting(name: str) -> str:
    """What a setting is called in the window: `away_after` is `Away after`."""
    return name.replace("_", " ").capitalize()


def value(text: str) -> str:
    """A value in a sentence, where it may be empty."""
    return text or NONE


def summary(day: TypicalDay) -> str:
    """`7 × Micro-break · 6 × Movement break · 37 min in all`."""
    if not day.breaks:
        return NO_BREAKS
    counts = [f"{count} × {name}" for name, count in day.counts]
    return " · ".join([*counts, f"{spoken(day.in_all)} in all"])


def when(one: Break) -> str:
    """Which of the three ways says when a break comes."""
    return AFTER if one.after else AT if one.at else EVERY


def when_written(one: Break) -> str:
    """When it comes, as it is typed."""
    return written(one.after or one.at or one.every)


def what(one: Break, routines: Sequence[tuple[str, str]]) -> str:
    """What a break is, and how it begins, in two short sentences."""
    titles = dict(routines)
    runs = {"auto": "A routine chosen for you.", **WHAT_FOR}
    run = runs.get(one.routine) or f"{titles.get(one.routine, one.routine)}."
    return f"{run} {ON_THE_WAY[one.manners]}"
