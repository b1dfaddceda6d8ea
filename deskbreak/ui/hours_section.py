"""Working hours in the settings window: a line for each weekday."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from deskbreak.core.breaks import Weekday
from deskbreak.core.problems import Problem
from deskbreak.core.settings import Settings
from deskbreak.core.settings_rows import plain
from deskbreak.core.units import HourRange
from deskbreak.ui import settings_words as words
from deskbreak.ui.controls import Line
from deskbreak.ui.field import Field
from deskbreak.ui.fields import Choice, Link, Panel
from deskbreak.ui.setting_editors import written
from deskbreak.ui.setting_row import Problems, Writing
from deskbreak.ui.settings_section import Rows, Section
from deskbreak.ui.theme import Gap, Looks, Step, Tone, Weight
from deskbreak.ui.week_view import WeekView

_ALL_DAY, _THESE, _NEVER = "all", "these", "never"
_CHOICES = ((_ALL_DAY, words.ALL_DAY), (_THESE, words.THESE), (_NEVER, words.NEVER))
_USUAL = '["09:00-12:30", "13:15-17:30"]'
_WORKDAYS = tuple(Weekday)[1:5]

CALENDAR = ("holidays", "days_off", "day_start")
Ranges = tuple[HourRange, ...] | None


class DayRow(QWidget):
    """One weekday: all day, never, or some ranges, which are typed."""

    def __init__(self, looks: Looks, writing: Writing, day: Weekday) -> None:
        super().__init__()
        self._looks = looks
        self._writing = writing
        self.key = f"hours.{day.value}"
        self.ranges: Ranges = None
        self._in_file = False
        name = words.DAYS[day]
        called = Line(looks, Step.BODY, Weight.STRONG)
        called.say(name)
        called.setWordWrap(False)
        self._choice = Choice(looks, _CHOICES)
        self._choice.call(name, "")
        self._field = Field(looks, 18)
        self._field.setAccessibleName(words.HOURS_OF.format(day=name))
        self._field.setAccessibleDescription(words.EXAMPLE)
        self._field.setToolTip(words.EXAMPLE)
        self._wrong = Line(looks, Step.SMALL, tone=Tone.NOW)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, Gap.SMALL, 0, Gap.SMALL)
        grid.setSpacing(Gap.SMALL)
        grid.setColumnStretch(0, 1)
        grid.addWidget(called, 0, 0)
        grid.addWidget(self._choice, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._field, 1, 0, 1, 2)
        grid.addWidget(self._wrong, 2, 0, 1, 2)
        self._choice.activated.connect(lambda _: self._chosen())
        self._field.editingFinished.connect(self._typed)
        self._complain(())

    def show_ranges(self, ranges: Ranges) -> None:
        """Show what is set."""
        if ranges != self.ranges:
            self._complain(())
        self.ranges = ranges
        self._choice.choose(_ALL_DAY if ranges is None else _THESE if ranges else _NEVER)
        self._field.setVisible(bool(ranges))
        if not (self._field.hasFocus() and self._field.isModified()):
            self._field.setText(written(ranges or ()))

    def write(self, ranges: Ranges) -> Problems:
        """Set other hours."""
        if ranges is None:
            return self._writing.reset(self.key)
        return self._writing.put(self.key, plain(ranges))

    def drag_to(self, ranges: Ranges) -> None:
        """Set the hours that were dragged."""
        self._complain(self.write(ranges))

    def complain_of(self, problems: Sequence[Problem]) -> bool:
        """Say what the file reader says of this day, if anything; whether it did."""
        mine = [each for each in problems if each.where == self.key]
        if mine or self._in_file:
            self._complain(mine)
        self._in_file = bool(mine)
        return self._in_file

    def _chosen(self) -> None:
        match self._choice.currentData():
            case "all":
                self._complain(self.write(None))
            case "never":
                self._complain(self.write(()))
            case _:
                self._complain(self._writing.put(self.key, _USUAL))
                self._field.setFocus(Qt.FocusReason.TabFocusReason)

    def _typed(self) -> None:
        if self._field.isModified():
            self._field.setModified(False)
            parts = [each.strip() for each in self._field.text().split(",") if each.strip()]
            self._complain(self._writing.put(self.key, plain(parts)))

    def _complain(self, problems: Sequence[Problem]) -> None:
        reason = problems[0].reason if problems else ""
        self._wrong.say(reason[:1].upper() + reason[1:])
        self._wrong.setVisible(bool(reason))
        self._field.mark(wrong=bool(reason))


class HoursSection(Section):
    """The week, and when a day begins."""

    def __init__(self, looks: Looks, writing: Writing) -> None:
        super().__init__(looks, words.HOURS)
        self._days = {day: DayRow(looks, writing, day) for day in Weekday}
        self._drawn = Panel(looks)
        self._view = WeekView(looks)
        drawn = QVBoxLayout(self._drawn)
        drawn.setContentsMargins(Gap.ROOM, Gap.WIDE, Gap.ROOM, Gap.WIDE)
        drawn.setSpacing(Gap.BASE)
        about = Line(looks, Step.SMALL, tone=Tone.SOFT)
        about.say(words.DRAG_HOURS)
        drawn.addWidget(about)
        drawn.addWidget(self._view)
        self._view.wanted.connect(self._dragged)
        self._week = Panel(looks)
        week = QVBoxLayout(self._week)
        week.setContentsMargins(Gap.ROOM, Gap.BASE, Gap.ROOM, Gap.WIDE)
        week.setSpacing(0)
        copy = Link(looks, words.COPY_TO_ALL)
        for day, row in self._days.items():
            week.addWidget(row)
            if day is Weekday.MON:
                week.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows = Rows(looks, writing, CALENDAR)
        self._body.addWidget(self._drawn)
        self._body.addWidget(self._week)
        self._body.addWidget(self._rows)
        self._body.addStretch(1)
        copy.clicked.connect(lambda _=False: self._copy())

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        for day, row in self._days.items():
            row.show_ranges(settings.hours.of(day))
        self._view.show_week({day: settings.hours.of(day) for day in Weekday})
        self._rows.show_settings(settings)

    def complain_of(self, problems: Sequence[Problem]) -> list[Problem]:
        """Say what is wrong beside what it is about; what was said."""
        said = {row.key for row in self._days.values() if row.complain_of(problems)}
        mine = [each for each in problems if each.where in said]
        return mine + self._rows.complain_of(problems)

    def narrow(self, wanted: str) -> bool:
        """Show only what fits what is looked for; whether there is any."""
        text = " ".join((*words.HOURS, *words.DAYS.values(), "working hours", "hours.mon"))
        week = all(part in text.casefold() for part in wanted.casefold().split())
        self._week.setVisible(week)
        self._drawn.setVisible(week)
        return self._rows.narrow(wanted) or week

    def _dragged(self, day: Weekday, ranges: Ranges) -> None:
        self._days[day].drag_to(ranges)

    def _copy(self) -> None:
        monday = self._days[Weekday.MON].ranges
        for write in [partial(self._days[day].write, monday) for day in _WORKDAYS]:
            write()
