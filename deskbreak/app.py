"""Wires everything together: the only place that names concrete classes across layers."""

import logging
import os
from collections.abc import Iterable
from datetime import timedelta
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from deskbreak.adapters import paths
from deskbreak.adapters.alarm import SchedulerAlarm
from deskbreak.adapters.clock import SystemClock
from deskbreak.adapters.control import ControlServer
from deskbreak.adapters.end_requests import EndRequests
from deskbreak.adapters.history_keeper import HistoryKeeper
from deskbreak.adapters.requests import AnyReply, Request, Shown
from deskbreak.adapters.resources import assets_folder, routines_folder
from deskbreak.adapters.sessions import SqliteSessions
from deskbreak.adapters.settings_file import SettingsFile
from deskbreak.adapters.state_file import StateFile
from deskbreak.adapters.trace_keeper import TraceKeeper
from deskbreak.adapters.whole_file import reason_of
from deskbreak.audible import Audible
from deskbreak.choosing import Choosing
from deskbreak.composing import Composing
from deskbreak.core.appearance import Wishes, worn
from deskbreak.core.events import BreakAnnounced, BreakBegan, Effect, Event, SettingsChanged
from deskbreak.core.ports import Notifier
from deskbreak.core.status import Snapshot
from deskbreak.days_off import DaysOff
from deskbreak.pausing import Pausing
from deskbreak.runtime import Runtime
from deskbreak.shaping import Shaping
from deskbreak.shortcuts import Shortcuts
from deskbreak.ui.bridge import Bridge
from deskbreak.ui.palette import read_palettes
from deskbreak.ui.tray import Tray
from deskbreak.ui.tray_menu import TrayCommands
from deskbreak.welcoming import Welcoming

if TYPE_CHECKING:
    from deskbreak.adapters.desktop import Desktop
    from deskbreak.adapters.desktop.clock_changes import ClockChanges
    from deskbreak.adapters.desktop.findings import Finding
    from deskbreak.adapters.folder_watch import FolderWatch
    from deskbreak.adapters.routine_files import RoutineFiles
    from deskbreak.ui.break_host import BreakHost
    from deskbreak.ui.contents import Contents
    from deskbreak.ui.home_window import HomeWindow
    from deskbreak.ui.notice import CardNotice
    from deskbreak.ui.theme import Looks

LOG = logging.getLogger("deskbreak")
MINUTE = timedelta(minutes=1)


class App(QObject):
    """One running deskbreak, from its tray icon on."""

    def __init__(self, qt: QApplication, icon: QSystemTrayIcon, *, at_login: bool) -> None:
        """`at_login`: nobody has asked for it at this moment."""
        super().__init__()
        self._at_login = at_login
        logging.basicConfig(format="deskbreak: %(message)s", level=logging.WARNING)
        self._qt = qt
        self._clock = SystemClock()
        self._settings = SettingsFile(paths.settings_path())
        settings, problems = self._settings.read()
        self._state = StateFile(paths.state_path())
        self._bridge = Bridge(lambda: self._runtime.ring())  # noqa: PLW0108 - it comes below
        self._alarm = SchedulerAlarm(self._bridge.ring)
        self._runtime = Runtime(settings, self._clock, self._alarm, self._state)
        self._control = ControlServer(paths.control_path(), self._answer)
        self._palettes = read_palettes((assets_folder() / "palette.toml").read_text("utf-8"))
        self._sessions = SqliteSessions(paths.history_path())
        self._tray = self._with_windows(icon)
        self._reported: set[str] = set()
        self._wrong: set[str] = set()
        self._card: CardNotice | None = None
        self._made: Contents | None = None
        self._home: HomeWindow | None = None
        self._desktop: Desktop | None = None
        self._host: BreakHost | None = None
        self._clock_changes: ClockChanges | None = None
        self._watches: list[FolderWatch] = []
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self._runtime.look_again)
        self._trace = TraceKeeper(paths.trace_path(), self._clock, settings, self._unwritten)
        self._days_off = DaysOff(self._runtime, self._clock, self._read_settings)
        self._audible = Audible(lambda: self._runtime.settings, lambda: self._desktop)
        self._shortcuts = Shortcuts(self._runtime, lambda: self._desktop, self._answer)
        self._report(map(str, problems))

    def _with_windows(self, icon: QSystemTrayIcon) -> Tray:
        """What opens windows, none of which is there before it is opened, and the icon's menu."""
        seen = (lambda: self._looks), (lambda: self._routines), (lambda: self._tray)
        settings, send = (lambda: self._runtime.settings), self._runtime.handle
        say = self._report, self._tell_of_routines
        self._choosing = Choosing(settings, self._sessions, seen[1], *say)
        self._shaping = Shaping(self._settings, seen[0], self._choosing.every, self._read_settings)
        self._welcoming = Welcoming(self._settings, self._runtime, *seen, self._read_settings)
        self._welcoming.then(self.show_home)
        told = self._choosing, send, self._read_settings, self._read_routines
        self._composing = Composing(seen[0], lambda: self._wished().still, self._settings, *told)
        self._windows = self._composing.open, self._shaping.open, self._welcoming.open
        opened = self.show_home, *self._windows, self.leave
        pausing = Pausing(self._clock, self._runtime, seen[0])
        said = (lambda: self._runtime.reads), self._runtime.read
        commands = TrayCommands(*opened, pausing.ends, pausing.ask, *said, self._choosing.offers)
        colours = self._palettes.tray
        return Tray(icon, colours, settings, seen[0], send, commands, self._tray_came)

    def takes_place(self) -> bool:
        """Become the one deskbreak that runs; False where another one is."""
        try:
            return self._control.listen()
        except OSError as error:
            # Without the socket there is no command line, but there are breaks.
            self._report([f"{paths.control_path()}: {reason_of(error)}; commands will not work."])
            return True

    def begin(self) -> None:
        """Show how things stand, then load what takes longer."""
        self._tray.render(self._runtime.snapshot())
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        self._end_requests = EndRequests(self.leave)
        self._listen()
        started = self._runtime.start()
        if started.lost:
            self._report(["The saved state could not be read; deskbreak begins anew."])
        self._report(map(str, self._state.problems))
        self._trace.begin(started.down)
        self._find_desktop()
        self._watch_files()
        self._days_off.look()
        self._shortcuts.look()
        if self._welcoming.is_due and not self._at_login:
            self._welcoming.open()
        elif not self._tray.available:
            self._open_home()

    def _listen(self) -> None:
        """Who hears of what the planner decides: the history first, nothing may be lost."""
        history = HistoryKeeper(self._sessions, self._clock, self._unwritten)
        later = self._audible, self._days_off, self._shortcuts
        for each in (history, self._trace, self, *later):
            self._runtime.listen(each)

    def _find_desktop(self) -> None:
        from deskbreak.adapters.desktop import probe  # noqa: PLC0415
        from deskbreak.adapters.desktop.clock_changes import clock_changes  # noqa: PLC0415
        from deskbreak.adapters.desktop.keep_awake import KeepAwake  # noqa: PLC0415
        from deskbreak.adapters.desktop.notify import Wording  # noqa: PLC0415
        from deskbreak.ui import wording  # noqa: PLC0415

        words = Wording(
            lambda notice: wording.notice_title(notice, notice.starts_in),
            lambda notice: wording.notice_line(notice, self._contents().title_of(notice)),
            wording.answer,
        )
        away_after = self._runtime.settings.away_after
        self._desktop = probe(
            os.environ, away_after, words, self._notices_work, self._runtime.look_again
        )
        if self._desktop.session_bus is not None:
            self._runtime.listen(KeepAwake(self._desktop.session_bus))
        self._runtime.watch(self._desktop.presence)
        self._clock_changes = clock_changes(self._runtime.look_again)

    # What the runtime tells

    def heard(self, event: Event, effects: tuple[Effect, ...], snapshot: Snapshot) -> None:
        """Show how things stand. What shows breaks is built with the first notice or break."""
        if any(isinstance(effect, BreakAnnounced | BreakBegan) for effect in effects):
            self._hosting().heard(event, effects, snapshot)
        elif self._host is not None:
            self._host.heard(event, effects, snapshot)
        self._show(snapshot)
        if self._runtime.unsaved is not None:
            self._unwritten(self._runtime.unsaved)
        if isinstance(event, SettingsChanged):
            if self._desktop is not None:
                self._desktop.presence.call_away_after(event.settings.away_after)
            if "_looks" in self.__dict__:  # a window was there already
                self._looks.look_again()

    def _show(self, snapshot: Snapshot) -> None:
        self._tray.render(snapshot)
        if self._home is not None:
            self._home.show_snapshot(snapshot)
        again_in = snapshot.changes_in
        if again_in is None and snapshot.presence.sits:
            again_in = MINUTE  # the sentence stays, but sitting time grows and is to be kept
        if again_in is None:
            self._minute.stop()
        else:
            self._minute.start(max(1, round(again_in.total_seconds() * 1000)))

    def _hosting(self) -> "BreakHost":
        if self._host is None:
            from deskbreak.adapters.memory import give_back  # noqa: PLC0415
            from deskbreak.ui.break_host import BreakHost  # noqa: PLC0415
            from deskbreak.ui.stage import Stage  # noqa: PLC0415

            others, soft = (lambda: self._runtime.settings.other_screens), self._soft
            stage = Stage(self._qt, self._looks, soft=soft, others=others, emptied=give_back)
            contents = self._contents()
            self._host = BreakHost(stage, self._notifier(), contents.content, self._runtime.handle)
        return self._host

    def _contents(self) -> "Contents":
        if self._made is None:
            from deskbreak.ui.contents import Contents, Ways  # noqa: PLC0415
            from deskbreak.ui.figure.look import read_figure_looks  # noqa: PLC0415

            figures = read_figure_looks((assets_folder() / "looks.toml").read_text("utf-8"))
            ways = Ways(lambda: self._wished().still, self._audible.speech, self._never_show)
            send = self._runtime.handle
            self._made = Contents(
                self._looks, figures, self._choosing.choice, send, monotonic, ways
            )
        return self._made

    def _never_show(self, movement: str) -> str:
        return "; ".join(map(str, self._settings.add("never_show", movement)))

    def _notifier(self) -> "Notifier":
        """The desktop's notifications where they have buttons, else a card of our own."""
        if self._desktop is not None and self._desktop.notifier.can_act:
            return self._desktop.notifier
        if self._card is None:
            from deskbreak.ui.notice import CardNotice  # noqa: PLC0415

            contents = self._contents()
            self._card = CardNotice(
                self._qt, self._looks, monotonic, contents.title_of, contents.still, soft=self._soft
            )
        return self._card

    @cached_property
    def _soft(self) -> bool:
        from deskbreak.adapters.desktop.compositing import blends  # noqa: PLC0415

        return blends(os.environ)

    def _notices_work(self, _work: bool) -> None:
        if self._host is not None:
            self._host.use(self._notifier(), self._runtime.snapshot().notice)

    # What people ask for

    @cached_property
    def _looks(self) -> "Looks":
        """Made with the first window: it loads the desktop's letters and colours."""
        from deskbreak.ui.roles import tell_roles  # noqa: PLC0415
        from deskbreak.ui.theme import Looks  # noqa: PLC0415

        tell_roles()
        looks = Looks(self._qt, self._palettes, self._wished)
        if self._desktop is not None and self._desktop.wishes is not None:
            self._desktop.wishes.changed.connect(looks.look_again)
        return looks

    def _wished(self) -> Wishes:
        settings = self._runtime.settings
        asked = Wishes() if self._desktop is None else self._desktop.wished()
        return worn(settings.colours, settings.contrast, asked)

    @cached_property
    def _routines(self) -> "RoutineFiles":
        from deskbreak.adapters.body_checks import BodyChecks  # noqa: PLC0415
        from deskbreak.adapters.read_before import ReadBefore  # noqa: PLC0415
        from deskbreak.adapters.routine_files import RoutineFiles  # noqa: PLC0415

        checks, kept = BodyChecks(paths.checked_path()), ReadBefore(paths.read_before_path())
        # The drawings that ship were checked before: half a second saved, before the first notice.
        return RoutineFiles(routines_folder(), checks, paths.own_routines_path(), kept, proven=True)

    def _answer(self, request: Request) -> AnyReply:
        from deskbreak.adapters.control_desk import ControlDesk  # noqa: PLC0415

        app = self._open, self.leave, self._checked
        return ControlDesk(self._runtime, lambda: self._choosing.choice, *app).handle(request)

    def _open(self, window: Shown) -> None:
        """Who asked is answered before: a window may take a moment."""
        ways = zip((Shown.ROUTINES, Shown.SETTINGS, Shown.WELCOME), self._windows, strict=True)
        QTimer.singleShot(0, dict(ways).get(window, self.show_home))

    def _checked(self) -> "tuple[Finding, ...]":
        from deskbreak.checkup import of_app  # noqa: PLC0415

        own = *self._audible.findings(), *self._shortcuts.findings()
        return of_app(self._desktop, own, self._routines)

    def show_home(self) -> None:
        """Open the window that tells how things stand, or bring it forward."""
        if self._welcoming.is_due:
            self._welcoming.open()
            return
        self._open_home()
        if next(paths.own_routines_path().rglob("*.toml*"), None):
            QTimer.singleShot(0, self._tell_of_routines)  # what is to be read comes after it

    def _open_home(self) -> None:
        from deskbreak.ui.forward import bring_forward  # noqa: PLC0415

        if self._home is None:
            from deskbreak.ui.home_window import HomeWindow  # noqa: PLC0415

            there = self._tray.available
            self._home = HomeWindow(self._looks, self._runtime.handle, self.leave, tray=there)
            self._home.shape_with(*self._windows)
            self._home.offer(lambda: next(iter(self._choosing.every()), None))
        self._home.show_snapshot(self._runtime.snapshot())
        bring_forward(self._home)

    def _tray_came(self) -> None:
        """A tray came after the app: the window need not stand in for it any more."""
        if self._home is not None:
            self._home.tray_there(True)

    # Files that people edit

    def _watch_files(self) -> None:
        from deskbreak.adapters.folder_watch import FolderWatch  # noqa: PLC0415

        for folder, read in (
            (self._settings.path.parent, self._read_settings),
            (paths.own_routines_path(), self._read_routines),
        ):
            self._watches.append(FolderWatch(folder, read, self))
        self._read_settings()  # for what was edited since they were read

    def _read_settings(self) -> None:
        settings, problems = self._settings.read()
        problems = (*problems, *self._days_off.problems)
        self._report(map(str, problems))
        if settings != self._runtime.settings:
            self._runtime.handle(SettingsChanged(settings))
        self._shaping.show(settings, problems)
        self._welcoming.show(settings)
        self._composing.look_again()

    def _read_routines(self) -> None:
        """A session that runs keeps what it has; whatever comes next has them as they are now."""
        self._routines.look_again()
        self._tell_of_routines()
        self._composing.look_again()

    def _tell_of_routines(self) -> None:
        """Say what is wrong with the person's own, where they can see it."""
        problems = self._routines.own_problems()
        said = {str(each) for each in problems}
        self._reported -= self._wrong - said  # what is mended may break again
        self._wrong = said
        self._report(sorted(said))
        if self._home is not None:
            self._home.tell(problems)

    # Trouble, and the end

    def _report(self, sentences: Iterable[str]) -> None:
        """Say each trouble once."""
        for sentence in sentences:
            if sentence not in self._reported:
                self._reported.add(sentence)
                LOG.warning("%s", sentence)

    def _unwritten(self, error: OSError) -> None:
        self._report([f"cannot be written: {error}"])

    def leave(self) -> None:
        """Save, take everything off the screen, and end; what was asked is answered before."""
        QTimer.singleShot(0, self._end)

    def _end(self) -> None:
        self._welcoming.stop()
        self._runtime.stop()
        self._minute.stop()
        if self._host is not None:
            self._host.close()
        self._audible.stop()
        self._shortcuts.stop()
        if self._desktop is not None:
            self._desktop.stop()
        self._days_off.stop()
        if self._clock_changes is not None:
            self._clock_changes.stop()
        if self._home is not None:
            self._home.hide()
        self._tray.close()
        self._control.close()
        self._qt.quit()
