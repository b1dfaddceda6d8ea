"""Who may use the screens now: one break at a time, wherever screens come and go meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from deskbreak.core.appearance import OtherScreens
from deskbreak.core.breaks import BreakWindow
from deskbreak.ui.break_content import BreakContent
from deskbreak.ui.break_window import BreakFrame, Dim, other_screens
from deskbreak.ui.corner import CornerCard, screen_in_use
from deskbreak.ui.theme import Looks

_CARD_EM = 30.0


class Stage(QObject):
    """Owns every window of a running break, and leaves none behind."""

    def __init__(
        self,
        app: QGuiApplication,
        looks: Looks,
        *,
        soft: bool,
        others: Callable[[], OtherScreens] = lambda: OtherScreens.DIM,
        emptied: Callable[[], None] = lambda: None,
    ) -> None:
        """`soft`: whether this desktop blends windows, so that a card may cast a shadow.

        `others` is what becomes of the other screens, asked as a break begins; `emptied` is
        called when its windows have gone.
        """
        super().__init__()
        self._app = app
        self._looks = looks
        self._soft = soft
        self._others = others
        self._emptied = emptied
        self._view = BreakWindow.CARD
        self._content: BreakContent | None = None
        self._frame: BreakFrame | CornerCard | None = None
        # The name, not the screen: Qt deletes screens, and Python would keep what is gone.
        self._screen = ""
        self._dims: list[Dim] = []
        self._ready: tuple[BreakContent, BreakFrame | CornerCard] | None = None
        app.screenAdded.connect(self._screens_changed)
        app.screenRemoved.connect(self._screens_changed)

    @property
    def taken(self) -> bool:
        """Whether a break is on the screen."""
        return self._frame is not None

    def make_ready(self, view: BreakWindow, content: BreakContent) -> None:
        """Build its window, hidden, and paint it once: whatever is slow is then done."""
        self.forget()
        frame = self._frame_for(view, content)
        self._ready = content, frame
        screen = screen_in_use(self._app)
        if isinstance(frame, CornerCard):
            frame.fit(screen, self._looks.theme.em(_CARD_EM))
        else:
            frame.fit(screen)
        frame.grab()

    def forget(self) -> None:
        """Let go of what was made ready and has not been opened."""
        if self._ready is not None:
            _let_go(self._ready[1])
        self._ready = None

    def open(self, view: BreakWindow, content: BreakContent) -> None:
        """Give the screen in use to `content`; what was there before goes."""
        self.close()
        self._view = view
        self._content = content
        if self._ready is not None and self._ready[0] is content:
            self._frame = self._ready[1]
            self._ready = None
        else:
            self._frame = self._frame_for(view, content)
        self._place(screen_in_use(self._app))

    def close(self) -> None:
        """Give the screens back."""
        for dim in self._dims:
            _let_go(dim)
        if self._frame is not None:
            _let_go(self._frame)
            QTimer.singleShot(0, self._emptied)
        self._dims = []
        self._frame = self._content = None
        self._screen = ""

    def _frame_for(self, view: BreakWindow, content: BreakContent) -> BreakFrame | CornerCard:
        content.settle(view)
        if view is BreakWindow.CARD:
            return CornerCard(self._looks, content, soft=self._soft)
        return BreakFrame(self._looks, view, content)

    def _place(self, screen: QScreen) -> None:
        """The dims first: the window shown last gets the keyboard on most desktops."""
        self._screen = screen.name()
        match self._frame:
            case CornerCard():
                self._frame.appear(screen, self._looks.theme.em(_CARD_EM))
            case BreakFrame():
                self._dim_all_but(screen)
                self._frame.place(screen)
            case None:
                pass

    def _dim_all_but(self, screen: QScreen) -> None:
        for dim in self._dims:
            _let_go(dim)
        self._dims = []
        dims = self._view is BreakWindow.FULL and self._others() is OtherScreens.DIM
        if dims and self._content is not None:
            for other in other_screens(self._app, screen):
                dim = Dim(self._looks, self._content)
                dim.place(other)
                self._dims.append(dim)

    def _screens_changed(self) -> None:
        """The break stays on its screen where that is still there, and the rest is dimmed anew."""
        if self._frame is not None:
            still_there = [each for each in self._app.screens() if each.name() == self._screen]
            self._place(still_there[0] if still_there else screen_in_use(self._app))


def _let_go(window: QWidget) -> None:
    """Hidden now, deleted once no event of its own is on the way."""
    window.hide()
    window.deleteLater()
