"""Looks over all that deskbreak uses of a desktop: in the running app, or without one.

Run as a program it says what the desktop gives to windows, for a toolkit that cannot open any ends
the process it is in.
"""

import json
import logging
import os
import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from deskbreak.adapters import paths
from deskbreak.adapters.desktop.autostart import Autostart
from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.adapters.own_findings import own_findings
from deskbreak.adapters.resources import assets_folder, routines_folder, share_folder

if TYPE_CHECKING:
    from deskbreak.adapters.desktop import Desktop
    from deskbreak.adapters.routine_files import RoutineFiles

_PATIENCE_MS = 1500
_LOOK_EVERY_MS = 20
_WINDOWS_PATIENCE_S = 8
_NO_SCREEN = "could not connect to display"  # in the toolkit's own words
_AWAY_AFTER = timedelta(minutes=1)


def of_app(
    desktop: "Desktop | None", own: tuple[Finding, ...], routines: "RoutineFiles"
) -> tuple[Finding, ...]:
    """What the running app has found; `own` are its voice, chimes, players and shortcuts."""
    parts = () if desktop is None else desktop.findings()
    return _sorted(*window_findings(), *parts, *own, *_on_disk(routines))


def alone() -> tuple[Finding, ...]:
    """What a deskbreak that were started now would find, within some seconds."""
    from deskbreak.adapters.body_checks import BodyChecks  # noqa: PLC0415
    from deskbreak.adapters.routine_files import RoutineFiles  # noqa: PLC0415

    logging.getLogger("deskbreak").addHandler(logging.NullHandler())  # it is all in the findings
    checks = BodyChecks(paths.checked_path())
    routines = RoutineFiles(routines_folder(), checks, paths.own_routines_path(), proven=True)
    windows = subprocess.Popen(
        [sys.executable, "-m", "deskbreak.checkup"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    found = (*_probed(), *_on_disk(routines))
    return _sorted(*_told_by(windows), *found)


def window_findings() -> tuple[Finding, ...]:
    """Screens and tray, as the QApplication of this process has them."""
    sizes = [
        f"{screen.geometry().width()} × {screen.geometry().height()}"
        for screen in QApplication.screens()
    ]
    count = "1 screen" if len(sizes) == 1 else f"{len(sizes)} screens"
    how = f"Windows have {count} ({', '.join(sizes)}; {QApplication.platformName()})."
    screens = Finding(Part.SCREENS, bool(sizes), how)
    if QSystemTrayIcon.isSystemTrayAvailable():
        return screens, Finding(Part.TRAY, works=True, sentence="The desktop has a tray.")
    return screens, Finding(Part.TRAY, works=False, sentence="This desktop shows no tray icons.")


def _sorted(*findings: Finding) -> tuple[Finding, ...]:
    order = list(Part)
    return tuple(sorted(findings, key=lambda each: order.index(each.part)))


def _on_disk(routines: "RoutineFiles") -> tuple[Finding, ...]:
    login = Autostart(paths.autostart_path(), share_folder()).finding()
    return (login, *own_findings(routines))


def _probed() -> tuple[Finding, ...]:
    from deskbreak.adapters.desktop import probe  # noqa: PLC0415
    from deskbreak.adapters.desktop.notify import Wording  # noqa: PLC0415
    from deskbreak.adapters.sounding import find_media, find_sound, find_voice  # noqa: PLC0415

    qt = QCoreApplication(["deskbreak"])
    unsaid = Wording(str, str, lambda answer, _length: str(answer))
    desktop = probe(os.environ, _AWAY_AFTER, unsaid, lambda _works: None, lambda: None)
    voice = find_voice(os.environ)
    sound = find_sound(os.environ, assets_folder() / "sounds", paths.chimes_path())
    media = find_media(desktop.session_bus)
    _wait_for(desktop)
    findings = (*desktop.findings(), voice.finding(), sound.finding(), media.finding())
    desktop.stop()
    qt.shutdown()
    return findings


def _wait_for(desktop: "Desktop") -> None:
    """Let the buses answer, as long as anything may still turn out to work."""
    loop = QEventLoop()
    patience, look = QTimer(singleShot=True), QTimer()
    patience.timeout.connect(loop.quit)
    look.timeout.connect(
        lambda: loop.quit() if all(each.works for each in desktop.findings()) else None
    )
    patience.start(_PATIENCE_MS)
    look.start(_LOOK_EVERY_MS)
    loop.exec()


def _told_by(windows: "subprocess.Popen[str]") -> tuple[Finding, ...]:
    """Screens and tray, from a process of their own: without a screen the toolkit ends it."""
    try:
        out, err = windows.communicate(timeout=_WINDOWS_PATIENCE_S)
    except subprocess.TimeoutExpired:
        windows.kill()
        windows.communicate()
        why = "Windows cannot be shown: the screen or the session bus does not answer."
        return (Finding(Part.SCREENS, works=False, sentence=why),)
    if windows.returncode == 0:
        return tuple(Finding(Part(part), works, said) for part, works, said in json.loads(out))
    said = [line for line in err.splitlines() if line.strip()]
    why = (said[0] if said else "the toolkit ended without a word").rstrip(".")
    if _NO_SCREEN in why:
        why = "no screen answers where DISPLAY or WAYLAND_DISPLAY say, or neither is set"
    return (Finding(Part.SCREENS, works=False, sentence=f"Windows cannot be shown: {why}."),)


def main() -> int:
    """Print screens and tray as one line of JSON; the exit code."""
    app = QApplication(["deskbreak"])
    print(json.dumps([[each.part, each.works, each.sentence] for each in window_findings()]))
    app.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
