"""What the command line says: its help, how it complains, and the codes it ends with."""

import sys

TYPE_CHECKING = False  # importing typing would cost each command 8 ms
if TYPE_CHECKING:
    from collections.abc import Iterable

    from deskbreak.core.problems import Problem

DONE, REFUSED, WRONG, NOT_RUNNING = 0, 1, 2, 3

HELP = """\
deskbreak: stretch breaks for people who sit at a computer

deskbreak                             start it, or bring the running one forward
deskbreak status [--json]             how things stand, in one sentence
deskbreak next [--json]               the break that comes next, and when
deskbreak plan [--json]               what comes today, if you keep sitting
deskbreak start [ROUTINE] [--minutes N] [--windowed] [--quiet]   stretch now; how
deskbreak start --resume              go on with the session that was interrupted
deskbreak snooze [MINUTES]            the break that is offered, later
deskbreak skip                        not this break
deskbreak pause [1h | until 15:00]    no breaks for a while, or until you resume
deskbreak resume                      go on
deskbreak stood-up                    you have stood up: sitting time is zero again
deskbreak standing                    you stand at your desk now, which is not sitting
deskbreak sitting                     you sit at it again
deskbreak welcome                     show the pages of the first start again
deskbreak quit                        end it

deskbreak history summary [--json]    today, the last seven days, what you did
deskbreak settings                    open the window in which all of it is set
deskbreak settings get [KEY]          one setting, or all
deskbreak settings set KEY VALUE      such as: settings set breaks.movement.after "45 min"
deskbreak settings reset [KEY]        back to the default, for one or for all
deskbreak settings path               where the settings are
deskbreak health                      a few questions, so that routines suit you
deskbreak health show [--json]        your answers, and what follows from them
deskbreak health set KEY VALUE        one answer, such as: health set conditions knees, wrists
deskbreak health signs                when to stop, and when to see a doctor
deskbreak health forget               delete your answers
deskbreak replay TRACE [--settings FILE] [--sentences]   what would have happened on a day
deskbreak replay --record             today so far, in the form that replay reads
deskbreak routines                    open the window of routines, to look through and change them
deskbreak routines list [--movements] [--json]   the routines there are, or the movements
deskbreak routines show ID [--json]   a routine or a movement: how long, how, and what to mind
deskbreak routines new NAME           begin a routine of your own
deskbreak routines check [FOLDER]     what is wrong with your own routine files
deskbreak routines export ID --to FILE        one of your own to give away: .deskbreak
deskbreak routines import FILE [--look] [--replace]   one that you were given; or only look
deskbreak routines schema [--to FOLDER]   what an editor needs to complete such files
deskbreak routines render ID --to FILE        its picture: .png, .svg, or .gif, which moves
deskbreak routines render --all --to FOLDER   one of every movement, and one of all together
deskbreak routines render ... [--strip] [--look NAME] [--dark] [--size PIXELS]   step by step; how

deskbreak doctor [--json]             what it can use of this desktop, and what to do about the rest
deskbreak install-desktop             put it into the menu of the desktop
deskbreak uninstall-desktop           take it out of the menu, and out of what a login starts
deskbreak autostart on                have it started at login
deskbreak autostart off               not any more
deskbreak autostart status            whether it is
deskbreak completion SHELL            what lets your shell complete all this: bash, zsh or fish

Exit codes: 0 done; 1 deskbreak could not do it; 2 it was not understood, or a file is wrong;
3 deskbreak is not running.
"""


class Wrong(Exception):  # noqa: N818
    """The command was not understood; the text says why."""


class Unclear(Wrong):
    """A command that exists, with words it does not take."""

    def __init__(self, name: str) -> None:
        super().__init__(f"it goes like this:\n{usage(name)}")


def complain(text: str, code: int) -> int:
    """Say what is wrong, as deskbreak itself; the code."""
    return say(f"deskbreak: {text}", code)


def say(text: str, code: int) -> int:
    """Say what is not data; the code."""
    print(text, file=sys.stderr)
    return code


def usage(name: str) -> str:
    """How a command goes, out of the help."""
    return "\n".join(line for line in HELP.splitlines() if line.startswith(f"deskbreak {name}"))


def told(problems: "Iterable[Problem]") -> int:
    """Name problems, if there are any, on the way out."""
    code = DONE
    for problem in problems:
        code = say(str(problem), WRONG)
    return code
