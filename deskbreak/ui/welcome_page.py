"""What the pages of the welcome have in common: a question in large type, and what they can do."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from deskbreak.core.break_list import Breaks
from deskbreak.core.health import Health
from deskbreak.core.problems import Problem
from deskbreak.core.settings import Settings
from deskbreak.figure.own_picture import Depiction
from deskbreak.ui import welcome_words as words
from deskbreak.ui.controls import Line
from deskbreak.ui.fields import Panel, Switch, painter_on, whole_of
from deskbreak.ui.figure.look import FigureLooks
from deskbreak.ui.figure.view import FigureStills
from deskbreak.ui.showing import still_of
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Tone, Weight

Problems = Sequence[Problem]
_STILL_EM = 14


@dataclass(frozen=True)
class Ending:
    """What the last page says: when the first break comes, or else how things stand.

    `icon` is where on the screen the tray icon is, empty where nobody knows; None: there is none.
    `picture` is what it looks like, in a square of so many pixels.
    """

    first_at: datetime | None
    sentence: str
    icon: QRect | None
    picture: Callable[[int], QPixmap]


@dataclass(frozen=True)
class WelcomeWays:
    """What the welcome can do; each way to write says what was wrong, and then did nothing.

    `put`, `reset` and `rearrange` are those of the settings. `start_at_login` returns its trouble
    in words, empty where there was none; `over` is called once, when the window closes.
    """

    put: Callable[[str, str], Problems]
    reset: Callable[[str], Problems]
    rearrange: Callable[[Callable[[Breaks], Breaks]], Problems]
    figures: FigureLooks
    drawing: Callable[[str], Depiction]
    health: Callable[[], Health | Problem]
    keep_health: Callable[[Health], Problems]
    today: Callable[[], date]
    starts_at_login: Callable[[], bool]
    start_at_login: Callable[[bool], str]
    ending: Callable[[], Ending]
    over: Callable[[], None]


class WelcomePage(QWidget):
    """A title, a line under it, and what is asked."""

    asks_more = False
    """Whether it leads to more questions: then who goes on and on by keys goes past it."""

    def __init__(self, looks: Looks, title: tuple[str, str]) -> None:
        super().__init__()
        self._looks = looks
        self.title = title[0]
        self._head = Line(looks, Step.LARGE, Weight.LOUD)
        self._about = Line(looks, Step.LEAD, tone=Tone.SOFT)
        self._wrong = Line(looks, Step.BODY, tone=Tone.NOW)
        self._head.say(title[0])
        self._about.say(title[1])
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(Gap.BASE)
        titles = QVBoxLayout()
        titles.setSpacing(Gap.HAIR)
        titles.addWidget(self._head)
        titles.addWidget(self._about)
        self._body.addLayout(titles)
        self._body.addWidget(self._wrong)
        self._wrong.hide()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """How high it has to be goes by how wide it is: else one would scroll past its end."""
        return QSize(super().minimumSizeHint().width(), 0)

    @abstractmethod
    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""

    def complain(self, problems: Problems) -> None:
        """Say what is wrong with what was chosen last, if anything is."""
        self._wrong.say("\n".join(str(each) for each in problems[:1]))
        self._wrong.setVisible(bool(problems))


class SwitchRow(Panel):
    """Something to switch on or off, with a line on it; click anywhere."""

    def __init__(
        self, looks: Looks, said: tuple[str, str], changed: Callable[[bool], None]
    ) -> None:
        super().__init__(looks)
        self.switch = Switch(looks)
        self.switch.setAccessibleName(said[0])
        self.switch.setAccessibleDescription(said[1])
        self.switch.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name = Line(looks, Step.LEAD, Weight.STRONG)
        name.say(said[0])
        more = Line(looks, Step.SMALL, tone=Tone.SOFT)
        more.say(said[1])
        grid = QGridLayout(self)
        grid.setContentsMargins(Gap.ROOM, Gap.BASE, Gap.ROOM, Gap.BASE)
        grid.setHorizontalSpacing(Gap.ROOM)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(name, 0, 0)
        grid.addWidget(more, 1, 0)
        grid.addWidget(self.switch, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self.switch.clicked.connect(changed)


class Still(QWidget):
    """A moment of a movement, `shown` by its id and the share of it that is over, on the stage."""

    accessible_role: ClassVar = QAccessible.Role.Graphic

    def __init__(self, looks: Looks, ways: WelcomeWays, shown: tuple[str, float]) -> None:
        super().__init__()
        self._looks = looks
        self._ways = ways
        self._shown = shown
        self._picture = QPixmap()
        self.setAccessibleName(words.SITTING_TALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        looks.changed.connect(self._forget)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A third of a page."""
        theme = self._looks.theme
        return QSize(theme.em(_STILL_EM), theme.em(1.7 * _STILL_EM))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The stage and who is on it, painted once for each size and look."""
        theme, ratio = self._looks.theme, self.devicePixelRatioF()
        if self._picture.size() != self.size() * ratio:
            stills = FigureStills(self._ways.figures)
            name, share = self._shown
            depicted = self._ways.drawing(name)
            self._picture = still_of(depicted, stills, share, self.size(), ratio, theme)
        painter = painter_on(self)
        painter.setPen(theme.palette.line if theme.contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.palette.stage)
        painter.drawRoundedRect(whole_of(self), Radius.CARD, Radius.CARD)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _forget(self) -> None:
        self._picture = QPixmap()
        self.update()
