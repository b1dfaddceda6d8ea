"""The first pages of the welcome: how somebody works, what is stiff, how often breaks come."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from deskbreak.core.anatomy import Area
from deskbreak.core.beginnings import (
    Way,
    begun_with,
    checks_posture,
    preset_of,
    way_of,
    with_posture_check,
)
from deskbreak.core.break_list import Breaks
from deskbreak.core.breaks import Break
from deskbreak.core.presets import PRESETS, Preset
from deskbreak.core.settings import Hours, Settings
from deskbreak.core.settings_rows import fields_of, plain
from deskbreak.core.typical_day import typical_day
from deskbreak.ui import welcome_words as words
from deskbreak.ui.body_picker import BodyPicker
from deskbreak.ui.choice_card import ChoiceCard, choose_one
from deskbreak.ui.controls import Line
from deskbreak.ui.day_ribbon import DayRibbon
from deskbreak.ui.fields import Panel
from deskbreak.ui.figure.view import FigureStills
from deskbreak.ui.setting_editors import Editor, editor_for
from deskbreak.ui.showing import still_of
from deskbreak.ui.theme import Gap, Looks, Step
from deskbreak.ui.welcome_hours import HoursChoice
from deskbreak.ui.welcome_page import Problems, SwitchRow, WelcomePage, WelcomeWays

_SHOWN = {
    Way.CHAIR: ("thoracic-rotation-seated", 0.5),
    Way.STANDING: ("standing-side-bend", 0.5),
    Way.FLOOR: ("childs-pose", 0.5),
}
_BESIDE_EM = 50
_QUIET = ("voice", "chimes")
_AFTER = fields_of(Break)["after"]


class WorkPage(WelcomePage):
    """Where somebody can stretch, and whether it has to be quiet."""

    def __init__(self, looks: Looks, ways: WelcomeWays) -> None:
        super().__init__(looks, words.WORK)
        self._ways = ways
        stills = FigureStills(ways.figures)

        def drawn(name: str, share: float, size: QSize, ratio: float) -> QPixmap:
            return still_of(ways.drawing(name), stills, share, size, ratio, looks.theme)

        row = QWidget()
        cards = QHBoxLayout(row)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(Gap.WIDE)
        self._cards: dict[Way, ChoiceCard] = {}
        for way in Way:
            card = ChoiceCard(looks, words.WAYS[way], partial(drawn, *_SHOWN[way]), row)
            card.toggled.connect(partial(self._choose, way))
            self._cards[way] = card
            cards.addWidget(card, 1)
        self._quiet = SwitchRow(looks, words.QUIET, self._be_quiet)
        self._body.addSpacing(Gap.SMALL)
        self._body.addWidget(row)
        self._body.addWidget(self._quiet)
        self._body.addStretch(1)
        self._settings = Settings()

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self._settings = settings
        way = way_of(settings.places)
        choose_one(self._cards, way)
        self._quiet.switch.setChecked(not (settings.voice or settings.chimes))

    def _choose(self, way: Way, on: bool) -> None:
        if on and way is not way_of(self._settings.places):
            self.complain(self._ways.put("places", plain([each.value for each in way.value])))

    def _be_quiet(self, on: bool) -> None:
        change = (lambda key: self._ways.put(key, "false")) if on else self._ways.reset
        self.complain([each for key in _QUIET for each in change(key)])


class StiffPage(WelcomePage):
    """Which parts of the body get more than their turn."""

    def __init__(self, looks: Looks, ways: WelcomeWays) -> None:
        super().__init__(looks, words.STIFF)
        self._ways = ways
        self.picker = BodyPicker(looks, ways.figures)
        self.picker.given.connect(self._give)
        self._body.addWidget(self.picker, 1)

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self.picker.show_areas(settings.areas)

    def _give(self, chosen: tuple[Area, ...]) -> None:
        self.complain(self._ways.put("areas", plain([each.value for each in chosen])))


class OftenPage(WelcomePage):
    """A set of breaks, with the day that it makes, and the hours in which they may come."""

    def __init__(self, looks: Looks, ways: WelcomeWays) -> None:
        super().__init__(looks, words.OFTEN)
        self._ways = ways
        self._settings = Settings()
        self._drawn: tuple[Breaks, Hours] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw_day)
        sets = QWidget()
        self._list = QVBoxLayout(sets)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(Gap.HAIR)
        self._cards: dict[str, ChoiceCard] = {}
        for preset in PRESETS:
            card = ChoiceCard(looks, (preset.name, preset.meaning), None, sets, small=True)
            card.toggled.connect(partial(self._choose, preset))
            self._cards[preset.name] = card
            self._list.addWidget(card)
        self._list.addStretch(1)
        self._ribbon = DayRibbon(looks)
        self._times = BreakTimes(looks, ways, self.complain)
        self._posture = SwitchRow(looks, words.POSTURE, self._check_posture)
        self._hours = HoursChoice(looks, ways, self.complain)
        day = QVBoxLayout()
        day.setSpacing(Gap.SMALL)
        for part in (self._ribbon, self._times, self._posture, self._hours):
            day.addWidget(part)
        day.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(Gap.ROOM)
        self._halves.addWidget(sets, 5)
        self._halves.addLayout(day, 5)
        self._body.addLayout(self._halves)
        self._body.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self._settings = settings
        preset = preset_of(settings.breaks)
        choose_one(self._cards, None if preset is None else preset.name)
        self._soon.start()
        self._times.show_settings(settings)
        self._posture.switch.setChecked(checks_posture(settings.breaks))
        self._hours.show_settings(settings)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The day is drawn for those who see it."""
        super().showEvent(event)
        self._soon.start()

    def _draw_day(self) -> None:
        """A day is planned in a tenth of a second: once for all that is written at once."""
        settings = self._settings
        if self.isVisible() and (settings.breaks, settings.hours) != self._drawn:
            self._drawn = (settings.breaks, settings.hours)
            self._ribbon.show_day(typical_day(settings))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The day beside the sets, or where there is no room, under them."""
        super().resizeEvent(event)
        beside = self.width() >= self._looks.theme.em(_BESIDE_EM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(across if beside else down)

    def _choose(self, preset: Preset, on: bool) -> None:
        if on and preset_of(self._settings.breaks) is not preset:
            self.complain(self._ways.rearrange(lambda now: begun_with(now, preset)))

    def _check_posture(self, on: bool) -> None:
        self.complain(self._ways.rearrange(lambda now: with_posture_check(now, on=on)))


class BreakTimes(Panel):
    """After how much sitting each break comes that is on."""

    def __init__(
        self, looks: Looks, ways: WelcomeWays, complain: Callable[[Problems], None]
    ) -> None:
        super().__init__(looks)
        self._looks = looks
        self._ways = ways
        self._complain = complain
        self._editors: dict[str, Editor] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Gap.ROOM, Gap.BASE, Gap.ROOM, Gap.BASE)
        self._grid.setHorizontalSpacing(Gap.BASE)
        self._grid.setVerticalSpacing(Gap.SMALL)
        self._grid.setColumnStretch(0, 1)

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        shown = [each for each in settings.breaks if each.enabled and each.after]
        if [each.id for each in shown] != list(self._editors):
            self._lay_out(shown)
        for one in shown:
            self._editors[one.id].show_value(one.after)
        self.setVisible(bool(shown))

    def _lay_out(self, shown: Sequence[Break]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._editors.clear()
        for row, one in enumerate(shown):
            name = Line(self._looks, Step.BODY)
            name.say(words.AFTER.format(name=one.name))
            editor = editor_for(_AFTER, self._looks)
            editor.describe(words.AFTER_NAME.format(name=one.name), _AFTER.meta.description or "")
            editor.given.connect(partial(self._put, one.id))
            self._editors[one.id] = editor
            for column, part in enumerate((name, editor)):
                self._grid.addWidget(part, row, column)
                part.show()

    def _put(self, break_id: str, text: str) -> None:
        problems = self._ways.put(f"breaks.{break_id}.after", text)
        self._editors[break_id].mark(wrong=bool(problems))
        self._complain(problems)
