"""Says which parts of the desktop can be used, which not, and what to do about it."""

import json
from collections.abc import Callable, Iterable
from typing import assert_never

from deskbreak.adapters.asking import NoAnswer, NotRunning, ask
from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.adapters.paths import control_path
from deskbreak.cli.saying import DONE, REFUSED

_PATIENCE_S = 5.0  # it may have to read every routine first


def doctor(probe: Callable[[], Iterable[Finding]], *, as_json: bool) -> int:
    """Print what the running app has found, or what `probe` finds; the exit code."""
    running, findings = _asked(probe)
    if as_json:
        parts = [{**_data(each), "advice": advice(each)} for each in findings]
        print(json.dumps({"running": running, "parts": parts}, ensure_ascii=False))
    else:
        print("\n".join(_page(running, findings)))
    return DONE if all(each.works for each in findings) else REFUSED


def _asked(probe: Callable[[], Iterable[Finding]]) -> tuple[bool, tuple[Finding, ...]]:
    """Whether the app runs, and what it says of itself: that counts more than a second look."""
    try:
        answer = ask(control_path(), {"ask": "doctor"}, _PATIENCE_S)
        if not answer.ok:
            raise NoAnswer(answer.text)
        return True, tuple(map(_finding, _listed(answer.data)))
    except NotRunning:
        return False, tuple(probe())
    except NoAnswer as no_answer:
        silent = Finding(Part.APP, works=False, sentence=f"{str(no_answer).rstrip('.')}.")
        return True, (silent, *probe())


def _listed(data: object) -> list[object]:
    if not isinstance(data, list):
        raise NoAnswer("what deskbreak answered makes no sense; is it another version?")
    return data


def _finding(data: object) -> Finding:
    match data:
        case {"part": str(part), "works": bool(works), "sentence": str(sentence)}:
            try:
                return Finding(Part(part), works, sentence)
            except ValueError:
                raise NoAnswer(f"deskbreak told of {part}; is it another version?") from None
        case _:
            raise NoAnswer("what deskbreak answered makes no sense; is it another version?")


def _data(finding: Finding) -> dict[str, object]:
    return {"part": finding.part, "works": finding.works, "sentence": finding.sentence}


def _page(running: bool, findings: tuple[Finding, ...]) -> list[str]:
    who = "The running deskbreak says" if running else "deskbreak is not running; a look without it"
    well = [each for each in findings if each.works]
    ill = [each for each in findings if not each.works]
    lines = [f"{who}:"]
    if well:
        lines += ["", "Works", *(f"  {each.part:10} {each.sentence}" for each in well)]
    if ill:
        lines += ["", "Does not work"]
    for each in ill:
        lines.append(f"  {each.part:10} {each.sentence}")
        if todo := advice(each):
            lines.append(f"  {'':10} {todo}")
    return lines


def advice(finding: Finding) -> str:  # noqa: PLR0911, PLR0912 - one a part
    """What to do about a part that does not work, where its sentence does not say so itself."""
    if finding.works:
        return ""
    match finding.part:
        case Part.SCREENS:
            return "Start it inside your desktop, or install what the toolkit says is missing."
        case Part.TRAY:
            return (
                "Its window opens instead; on GNOME an extension such as AppIndicator adds a tray."
            )
        case Part.NOTICE:
            return "Nothing is lost; for notifications with buttons run a daemon such as dunst."
        case Part.INPUT:
            return 'When you get up, say so: "I stood up" in the menu, or deskbreak stood-up.'
        case Part.SLEEP:
            return "Nothing to do: time asleep counts as away all the same."
        case Part.LOCK:
            return (
                "A screen saver that tells of itself over D-Bus, such as your desktop's own, helps."
            )
        case Part.MEDIA:
            return "Start it inside a desktop session, which has a session bus."
        case Part.FILES:
            return "Give yourself the permission to write there: see `ls -ld` of the folder."
        case Part.APP:
            return "End it with deskbreak quit, or by its process, and start it again."
        case Part.SHORTCUTS:
            return "Or give keys of your desktop's own to deskbreak start, snooze and pause."
        case Part.VOICE | Part.SOUND | Part.AUTOSTART | Part.ROUTINES | Part.SETTINGS:
            return ""
        case _ as never:
            assert_never(never)
