"""Every sentence of the welcome."""

from collections.abc import Mapping

from deskbreak.core.anatomy import Area
from deskbreak.core.beginnings import Way
from deskbreak.core.health import YesNo

TITLE = "Welcome"
PLACE = "{now} of {all}"
SKIP = "Skip all this"
BACK = "Back"
NEXT = "Next"
START = "Start"

WORK = ("Hello. How do you work?", "Breaks that fit where you are.")
WAYS: Mapping[Way, tuple[str, str]] = {
    Way.CHAIR: ("In the chair", "I stay seated."),
    Way.STANDING: ("Standing up, too", "I can get up, and have a desk to hold."),
    Way.FLOOR: ("On the floor, too", "There is room for a mat."),
}
QUIET = ("A quiet office", "No voice and no chimes: everything stands on the screen.")

STIFF = ("Where are you stiff?", "Those parts get more than their turn. Point at them, or skip it.")
BODY = "A body, from the front and from behind"
PARTS: Mapping[Area, str] = {
    Area.ABDOMEN: "Belly",
    Area.HIP_FRONT: "Front of the hips",
    Area.GLUTES: "Seat",
    Area.QUADS: "Thighs",
}

OFTEN = ("How often?", "No one interval is proven best. Pick what you will actually do.")
PRESET = "A set of breaks"
AFTER = "{name}: after sitting for"
AFTER_NAME = "{name}, after sitting"
POSTURE = ("A posture check, too", "A picture of sitting tall, to change how you sit.")
WHEN = "When may breaks come?"
ALWAYS = ("Whenever I sit", "")
WORKDAYS = ("On workdays, in these hours", "")
FROM, UNTIL = "from", "to"
OTHER_HOURS = "Your hours are as they stand in the settings."

HEALTH = ("Is there anything to mind?", "So that no movement comes that does not suit you.")
ASK = "A dozen questions, two minutes. Your answers stay on this computer."
ASK_THE_ICON = "The ring in a panel"
NO_ICON = "The ring in a window"
AGAIN = "You have answered. Anything that changed can be said anew."
ASK_NOW = "Answer them now"
ASK_ANEW = "Answer them anew"
QUESTION = "Question {now} of {all}"
SITTING_TALL = "Somebody who sits tall at a desk"
YES_NO = {YesNo.YES: "Yes", YesNo.NO: "No"}
UNSAID = "Rather not say"
GO_ON = "Go on"
STOP_ASKING = "Stop asking"
WEEKS = "weeks"
SIGNS_LATER = "When that is behind you, answer anew."
LEAVES_OUT = "Routines leave out or change what does not suit {mentions}."
AT_LOGIN = ("Start when I log in", "Then you never have to think of it.")

FIRST_BREAK = "Your first break is at {time}."
NO_BREAK = "All set."
UNTIL_THEN = "Until then I only keep count. There is nothing to do."
AS_IT_STANDS = "{sentence}."
I_LIVE_THERE = (
    "I live up here, in the panel: the ring fills while you sit. Click it for all I can do."
)
I_LIVE_BELOW = (
    "I live down here, in the panel: the ring fills while you sit. Click it for all I can do."
)
LOOK_FOR_THE_RING = (
    "Look for this ring in the panel of your desktop. It fills while you sit; click it for all I "
    "can do."
)
NO_TRAY = "This desktop shows no tray icons, so I live in a window. It opens now; keep it small."
THE_ICON = "The ring in a panel"
NO_ICON = "The ring in a window"
AGAIN = "To see these pages again: Welcome in the menu, or the command deskbreak welcome."


def part(area: Area) -> str:
    """What a part of the body is called on its own: `Lower back`."""
    return PARTS.get(area) or area.value.replace("_", " ").capitalize()
