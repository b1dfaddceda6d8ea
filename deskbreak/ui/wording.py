"""Every sentence a window, the notice or the tray says in its own words."""

import math
from collections.abc import Sequence
from datetime import timedelta
from pathlib import PurePath
from typing import assert_never

from msgspec.structs import replace

from deskbreak.core.breaks import Answer, Feeling, Plain, Posture
from deskbreak.core.problems import Problem
from deskbreak.core.status import BreakView, KeptView, NoticeView

NO_TRAY = "This desktop shows no tray icon,\nso deskbreak lives in this window."
START_A_STRETCH = "Start a stretch"
ALL_ROUTINES = "All routines"
PAUSE = "Pause"
PAUSE_AN_HOUR = "Pause for 1 h"
SITTING_SO_FAR = "sitting since your last rest"
RESUME = "Resume"
STOOD_UP = "I stood up"
NOW_AT_THE_DESK = {Posture.STANDING: "Standing now", Posture.SITTING: "Sitting now"}
SHOW_WINDOW = "Show deskbreak"
ROUTINES = "Routines"
SETTINGS = "Settings"
QUIT = "Quit"
HALF_HOUR = "30 min"
ONE_HOUR = "1 h"
TWO_HOURS = "2 h"
REST_OF_DAY = "Rest of the day"
UNTIL_TOMORROW = "Until tomorrow"
ANOTHER_PAUSE = "Another time …"
READING = "I'm reading"
FAVOURITES = "Favourites"
WELCOME = "Welcome"
WELCOME_AGAIN = "Show the welcome again"
PAUSE_HOW_LONG = "Pause for how long?"
PAUSE_EXAMPLES = "A time such as 45 min or 1 h 30 min, or the clock: 14:30."
PAUSED_UNTIL = "No break before {time}. What is owed is kept."
CANCEL = "Cancel"
_HARD_SPACE = "\u00a0"
FROZEN = "Waiting for your hands to rest"
DONE = "Done"
PAUSED = "Paused"
GO_ON = "go on"
PAUSE_SESSION = "pause"
STEP_BACK = "back"
STEP_ON = "next"
SKIP_MOVEMENT = "skip"
EASIER = "easier"
AS_USUAL = "as usual"
LATER = "later"
LEAVE = "leave"
MORE_KEYS = "more"
FEWER_KEYS = "less"
LONGER = "longer"
SHORTER = "shorter"
AGAIN = "once more"
LEAVE_OUT = "not this one again"
MUTE = "mute"
SOUND_ON = "sound on"
A_LITTLE_LONGER = "A little longer."
A_LITTLE_SHORTER = "A little shorter."
NO_LONGER = "It gets no longer than this."
NO_SHORTER = "It gets no shorter than this."
ONCE_MORE = "Once more, from the beginning."
THE_EASIER_WAY = "The easier way."
THE_USUAL_WAY = "The usual way."
NO_EASIER_WAY = "There is no easier way for this one."
NOT_AGAIN = "{name} will not come again. To undo it: never_show in the settings."
NOT_AGAIN_NOW = "{name} is left out for now. {why}"
HOW_IT_FEELS = "How does it feel?"
BY_HAND = "Stretch"
GET_READY = "Get ready"
EASE_IN = "Ease in"
HOLD = "Hold"
EASE_OUT = "Ease out"
CHANGE_SIDES = "Change sides"
REST = "Rest"
KEEP_GOING = "Keep going"
BREATHE_IN = "Breathe in"
BREATHE_OUT = "Breathe out"
LEFT_SIDE = "Left side"
RIGHT_SIDE = "Right side"
NTH_OF = "{nth} of {all}"
NTH_SET = "Set {nth} of {all}"
LEFT_OUT = "{place}, {count} left out"
TIME_LEFT = "{time} left"
NEXT = "Next"
THEN_LEFT_SIDE = "Then the left side, next"
THEN_RIGHT_SIDE = "Then the right side, next"
SAID = "“{words}”"
SESSION = "Session"
START_NOW = "Start now"
IN_A_WHILE = "In {span}"
SOME_TIME_LATER = "Later"
SKIP = "Skip"
END_BREAK = "End break"
ON_THE_OTHER_SCREEN = "Your break is on the other screen. Esc leaves it."
FEELINGS = {
    Feeling.EASIER: "easier",
    Feeling.SAME: "same",
    Feeling.STIFFER: "stiffer",
}
_GO_ON_WITH = "Go on with {title}, {left} left"
TIPS = (
    "Stand up, and look at something far away.",
    "Let your shoulders drop, and breathe out slowly.",
    "Walk a few steps; a window is a good place to go.",
    "Have a sip of water.",
    "Roll your shoulders back, three times, slowly.",
    "Open and close your hands a few times.",
)
TIP_FOR = {
    Plain.POSTURE: "Change how you sit: ears over shoulders, shoulders loose, feet flat.",
    Plain.WATER: "Have a glass of water, or whatever you like to drink.",
    Plain.EYES: "Look at something far away, and blink slowly.",
    Plain.STAND: "Raise your desk, and stand for a while. Shift your weight as you like.",
    Plain.SIT: "Move about for a moment, then lower your desk and sit down again.",
}
"""What a break is for that is not just a rest."""
NOTICE_FOR = {
    Plain.REST: "{length} away from the screen",
    Plain.POSTURE: "{length} to change how you sit",
    Plain.WATER: "{length} for a glass of water",
    Plain.EYES: "{length} of looking far away",
    Plain.STAND: "{length}, then stand at your desk for a while",
    Plain.SIT: "{length} of moving, then sit down again",
}


def whole_seconds(span: timedelta) -> int:
    """Seconds as a countdown shows them: the last one stands until it has gone."""
    return max(0, math.ceil(span.total_seconds() - 1e-6))


def clock(span: timedelta) -> str:
    """A time left as `4:05`, or `1:04:05` from an hour on."""
    minutes, seconds = divmod(whole_seconds(span), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def spoken(span: timedelta) -> str:
    """A length as people say it, no finer than it matters: `30 s`, `5 min`, `1 h 30 min`."""
    seconds = whole_seconds(span)
    if seconds < 120 and seconds % 60:
        return f"{seconds} s"
    minutes = round(seconds / 60)
    hours, minutes = divmod(minutes, 60)
    words = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes or not hours)
    return " ".join(words)


def notice_title(notice: NoticeView, starts_in: timedelta) -> str:
    """What comes and when: `Movement break in 30 s`, `Micro-break now`."""
    seconds = whole_seconds(starts_in)
    if seconds == 0:
        return f"{notice.name} now"
    span = f"{seconds} s" if seconds <= 90 else spoken(starts_in)
    return f"{notice.name} in {span.replace(' ', _HARD_SPACE)}"


def notice_line(notice: NoticeView, routine: str) -> str:
    """The second line: how long, and what runs in it where that is known."""
    length = spoken(notice.length)
    if notice.owed:
        return f"{length}, kept for you until now" + (f": {routine}" if routine else "")
    return f"{length}: {routine}" if routine else NOTICE_FOR[notice.plain].format(length=length)


def answer(value: Answer, snooze: timedelta | None = None) -> str:
    """What a button says."""
    match value:
        case Answer.START:
            return START_NOW
        case Answer.SNOOZE:
            return IN_A_WHILE.format(span=spoken(snooze)) if snooze else SOME_TIME_LATER
        case Answer.SKIP:
            return SKIP
        case Answer.END:
            return END_BREAK
        case _ as never:
            assert_never(never)


def menu_answer(value: Answer, name: str, snooze: timedelta | None = None) -> str:
    """What a line of the tray's menu says."""
    thing = middle(name)
    match value:
        case Answer.START:
            return f"Start the {thing}"
        case Answer.SNOOZE:
            return f"Snooze for {spoken(snooze)}" if snooze else "Snooze"
        case Answer.SKIP:
            return f"Skip the {thing}"
        case Answer.END:
            return f"End the {thing}"
        case _ as never:
            assert_never(never)


def middle(name: str) -> str:
    """A break's name in the middle of a sentence: `movement break`, but `PC check` as it stands."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def go_on_with(kept: KeptView) -> str:
    """What takes up a session that was interrupted."""
    return _GO_ON_WITH.format(title=kept.title, left=spoken(kept.left))


def break_title(view: BreakView) -> str:
    """What a break's window is called."""
    return view.name or BY_HAND


def own_files(problems: Sequence[Problem]) -> str:
    """What is wrong with a person's own files: the first of it, and how much more there is."""
    if not problems:
        return ""
    first, more = problems[0], len(problems) - 1
    words = str(replace(first, file=PurePath(first.file).name))
    return f"{words} ({more} more: deskbreak routines check)" if more else words


def sitting(span: timedelta) -> str:
    """What stands in the ring of the home window."""
    return spoken(timedelta(minutes=span.total_seconds() // 60))
