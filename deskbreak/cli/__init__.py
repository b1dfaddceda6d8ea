"""The command line: asks the running app, or starts it; looks into what is kept on disk.

Key bindings and status bars call it all day, so each command imports what it needs and no more.
"""

import os
import sys

from deskbreak import __version__
from deskbreak.adapters.asking import NoAnswer, NotRunning, ask
from deskbreak.adapters.paths import control_path
from deskbreak.cli.saying import (
    DONE,
    HELP,
    NOT_RUNNING,
    REFUSED,
    WRONG,
    Unclear,
    Wrong,
    complain,
    say,
    told,
    usage,
)

TYPE_CHECKING = False  # importing typing would cost each command 8 ms
if TYPE_CHECKING:
    from collections.abc import Callable

    from deskbreak.adapters.asking import Answer
    from deskbreak.adapters.desktop.findings import Finding
    from deskbreak.adapters.settings_file import SettingsFile
    from deskbreak.cli.rendering import Order
    from deskbreak.core.settings import Settings

_NO_SCREEN = (
    "there is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it inside your "
    "desktop, or look at it on a screen of its own with: make tour"
)
_MEANT: "dict[str, dict[str, object]]" = {
    "settings": {"ask": "show", "window": "settings"},
    "routines": {"ask": "show", "window": "routines"},
    "welcome": {"ask": "show", "window": "welcome"},
    "standing": {"ask": "posture", "value": "standing"},
    "sitting": {"ask": "posture", "value": "sitting"},
}
_ASKING = ("status", "plan", "next")
_HERE = ("stood-up", "standing", "sitting")
_TELLING = ("start", "snooze", "skip", "pause", "resume", *_HERE, "welcome", "quit")
_FILES = ("history", "settings", "health", "replay", "routines")
_DESKTOP = ("doctor", "install-desktop", "uninstall-desktop", "autostart", "completion")
_PLACES = tuple([name] for name in _DESKTOP)
_SHOWN_ELSEWHERE = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs", "minimalegl", "vkkhrdisplay")
_WEEK_MINUTES = 7 * 24 * 60
_START_MINUTES = 120


def main(
    words: list[str],
    start: "Callable[[], int]",
    render: "Callable[[Order], int]",
    probe: "Callable[[], tuple[Finding, ...]]",
) -> int:
    """Do what the command line says and return the exit code.

    `start` runs the app to its end, `render` draws pictures, `probe` looks over the desktop: all
    three load Qt, which nothing here does.
    """
    try:
        code = _desktop(words, probe) if words[:1] in _PLACES else _run(words, start, render)
        sys.stdout.flush()
    except Wrong as wrong:
        return complain(str(wrong), WRONG)
    except NoAnswer as no_answer:
        return say(str(no_answer), REFUSED)
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return complain(f"{where}{error.strerror or error}", REFUSED)
    except KeyboardInterrupt:
        return 130
    return code


def _run(words: list[str], start: "Callable[[], int]", render: "Callable[[Order], int]") -> int:
    match words:
        case []:
            return _open(start)
        case ["--at-login"]:
            return _open(start, forward=False)
        case ["-h" | "--help" | "help"]:
            print(HELP, end="")
            return DONE
        case ["--version"]:
            print(f"deskbreak {__version__}")
            return DONE
        case [name, *_] if name in (*_ASKING, *_TELLING):
            return _control([part for word in words for part in _parts(word)])
        case [name, *_] if name in _FILES:
            return _look(words, render)
        case _:
            from deskbreak.core.problems import did_you_mean  # noqa: PLC0415

            near = did_you_mean(words[0], (*_ASKING, *_TELLING, *_FILES, *_DESKTOP))
            raise Wrong(f'there is no command "{words[0]}"{near or "; see: deskbreak --help"}')


def _open(start: "Callable[[], int]", *, forward: bool = True) -> int:
    """Be the running app, or bring it `forward`."""
    try:
        answer = ask(control_path(), {"ask": "show" if forward else "status"})
    except NotRunning:
        return start() if _has_screen() else complain(_NO_SCREEN, WRONG)
    if answer.text and forward:
        print(answer.text)
    return DONE if answer.ok else REFUSED


def _has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return platform in _SHOWN_ELSEWHERE or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


# Asking the running app: as quick as can be, so no argparse and nothing of the core.


def _parts(word: str) -> list[str]:
    option, equals, value = word.partition("=")
    return [option, value] if equals and option.startswith("--") else [word]


def _control(words: list[str]) -> int:
    if words[-1] in ("-h", "--help"):
        print(usage(words[0]))
        return DONE
    try:
        answer = ask(control_path(), _request(words))
    except NotRunning:
        return say("deskbreak is not running. Start it with: deskbreak", NOT_RUNNING)
    if not answer.ok:
        return say(answer.text, REFUSED)
    if words[0] == "next":
        answer = _first_of(answer)
    if "--json" in words:
        import json  # noqa: PLC0415

        print(json.dumps(answer.data, ensure_ascii=False))
    elif answer.text:
        print(answer.text)
    return DONE


def _first_of(plan: "Answer") -> "Answer":
    """The first line of a plan, with its data; none where nothing comes any more."""
    planned = plan.data if isinstance(plan.data, list) else []
    plan.text, plan.data = plan.text.partition("\n")[0], planned[0] if planned else None
    return plan


def _request(words: list[str]) -> dict[str, object]:
    """What to ask for, in the words of `adapters.requests`."""
    match words:
        case [word] if word in _MEANT:
            return {**_MEANT[word]}
        case [name] | [("status" | "plan" | "next") as name, "--json"]:
            return {"ask": "plan" if name == "next" else name}
        case ["start", *options]:
            return {"ask": "start", **_start_options(options)}
        case ["snooze", *length]:
            return {"ask": "snooze", "minutes": _minutes(" ".join(length), 240)}
        case ["pause", "until", until]:
            return {"ask": "pause", "until": _time_of_day(until)}
        case ["pause", *length]:
            return {"ask": "pause", "minutes": _minutes(" ".join(length), _WEEK_MINUTES)}
        case _:
            raise Unclear(words[0])


def _start_options(options: list[str]) -> dict[str, object]:
    """A routine's id and options, in any order; `--resume` stands alone."""
    if options == ["--resume"]:
        return {"resume": True}
    asked: dict[str, object] = {}
    left = iter(options)
    for word in left:
        match word:
            case "--minutes" if "minutes" not in asked:
                asked["minutes"] = _minutes(next(left, ""), _START_MINUTES)
            case "--windowed" | "--quiet":
                asked[word[2:]] = True
            case _ if not word.startswith("-") and "routine" not in asked:
                asked["routine"] = word
            case _:
                raise Unclear("start")
    return asked


def _minutes(text: str, most: int) -> float:
    """`30`, `30 min` or `1h` as minutes."""
    from deskbreak.core.units import Duration  # noqa: PLC0415

    unit = " min" if text.replace(".", "", 1).isdecimal() else ""
    try:
        minutes = Duration.parse(f"{text}{unit}").total_seconds() / 60
    except ValueError as wrong:
        raise Wrong(str(wrong)) from None
    if not 0 < minutes <= most:
        raise Wrong(f'expected a time of up to {most} min, got "{text}"')
    return minutes


def _time_of_day(text: str) -> str:
    from deskbreak.core.units import ClockTime  # noqa: PLC0415

    try:
        return str(ClockTime.parse(text))
    except ValueError as wrong:
        raise Wrong(str(wrong)) from None


# Looking into what is kept on disk: none of it needs the running app.


def _look(words: list[str], render: "Callable[[Order], int]") -> int:  # noqa: PLR0911, PLR0912  (a line for each command)
    match words:
        case ["history", "summary"] | ["history", "summary", "--json"]:
            return _history(as_json="--json" in words)
        case ["settings"] | ["routines"]:
            return _control(words)
        case ["settings", "path"]:
            print(_settings_file().path)
            return DONE
        case ["settings", "get", *key] if len(key) <= 1:
            return _settings_get("".join(key))
        case ["settings", "set", key, *value] if value:
            return _settings_set(key, " ".join(value))
        case ["settings", "reset"]:
            return told(_settings_file().reset_all())
        case ["settings", "reset", key]:
            return told(_settings_file().reset(key))
        case ["replay", "--record"]:
            return _record()
        case ["replay", *options]:
            return _replay(options)
        case [name, *_, "-h" | "--help"]:
            print(usage(name))
            return DONE
        case ["health", *more]:
            from deskbreak.cli.health import health  # noqa: PLC0415

            return health(more)
        case ["routines", *more]:
            from deskbreak.cli.routines import routines  # noqa: PLC0415

            return routines(more, render)
        case _:
            raise Unclear(words[0])


def _desktop(words: list[str], probe: "Callable[[], tuple[Finding, ...]]") -> int:
    match words:
        case [name, *_, "-h" | "--help"]:
            print(usage(name))
            return DONE
        case ["doctor"] | ["doctor", "--json"]:
            from deskbreak.cli.doctor import doctor  # noqa: PLC0415

            return doctor(probe, as_json="--json" in words)
        case ["completion", shell] if shell in ("bash", "zsh", "fish"):
            from deskbreak.cli.completion import Shell, completion  # noqa: PLC0415

            print(completion(Shell(shell)), end="")
            return DONE
        case ["doctor" | "completion", *_]:
            raise Unclear(words[0])
        case _:
            from deskbreak.cli.placing import place  # noqa: PLC0415

            return place(words)


def _settings_file(path: str = "") -> "SettingsFile":
    from pathlib import Path  # noqa: PLC0415

    from deskbreak.adapters.paths import settings_path  # noqa: PLC0415
    from deskbreak.adapters.settings_file import SettingsFile  # noqa: PLC0415

    return SettingsFile(Path(path), keeps_bad=False) if path else SettingsFile(settings_path())


def _settings(path: str = "") -> "Settings":
    settings, problems = _settings_file(path).read()
    told(problems)
    return settings


def _settings_get(key: str) -> int:
    from deskbreak.core.settings_editing import listing  # noqa: PLC0415

    lines = listing(_settings(), key)
    if not isinstance(lines, tuple):
        return complain(str(lines), WRONG)
    for line in lines:
        print(line)
    return DONE


def _settings_set(key: str, value: str) -> int:
    code = told(_settings_file().set(key, value))
    if key.startswith("breaks.") and key.endswith(".id"):
        now = value.strip('"')
        key = f"breaks.{now}.id"
    return code or _settings_get(key)


def _record() -> int:
    from deskbreak.adapters.paths import trace_path  # noqa: PLC0415

    try:
        print(trace_path().read_text("utf-8"), end="")
    except FileNotFoundError:
        return complain("nothing has been recorded today", REFUSED)
    return DONE


def _replay(options: list[str]) -> int:
    from argparse import ArgumentParser  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from deskbreak.cli.routines import lengths, routine_files  # noqa: PLC0415
    from deskbreak.core.trace import TraceError  # noqa: PLC0415
    from deskbreak.replay import replay  # noqa: PLC0415

    parser = ArgumentParser("deskbreak replay", description="What would have happened on a day.")
    parser.add_argument("trace", metavar="TRACE", help="the day, as `replay --record` prints it")
    parser.add_argument("--settings", metavar="FILE", default="", help="instead of your own")
    parser.add_argument("--sentences", action="store_true", help="what would have been said, too")
    given = parser.parse_args(options)
    name = Path(given.trace).name
    try:
        if given.settings:
            Path(given.settings).stat()
        text = Path(given.trace).read_text("utf-8")
        settings, known = _settings(given.settings), lengths(routine_files())
        for line in replay(text, settings, known, sentences=given.sentences):
            print(line)
    except TraceError as error:
        return say(f"{name}, {error}", WRONG)
    except UnicodeDecodeError:
        return say(f"{name}: is not UTF-8 text", WRONG)
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        return complain(f"{error.filename}: {error.strerror}", WRONG)
    return DONE


def _history(*, as_json: bool) -> int:
    from datetime import UTC, datetime  # noqa: PLC0415

    from deskbreak.adapters.clock import SystemClock  # noqa: PLC0415
    from deskbreak.adapters.paths import history_path  # noqa: PLC0415
    from deskbreak.adapters.sessions import SqliteSessions  # noqa: PLC0415
    from deskbreak.core.session import summarise  # noqa: PLC0415
    from deskbreak.core.session_words import summary_data, summary_words  # noqa: PLC0415

    sessions = SqliteSessions(history_path())
    now = SystemClock().now().wall
    records = sessions.between(datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC))
    summary = summarise(records, _settings().day_start, now)
    told(sessions.problems)
    if as_json:
        import json  # noqa: PLC0415

        print(json.dumps(summary_data(summary)))
    else:
        print("\n".join(summary_words(summary)))
    return DONE
