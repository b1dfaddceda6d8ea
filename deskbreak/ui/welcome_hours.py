"""When breaks may come, in the welcome: whenever one sits, or on workdays between two times."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskbreak.core.beginnings import USUAL, Workdays, changes_to, workdays_of
from deskbreak.core.hours import ALWAYS
from deskbreak.core.settings import Settings
from deskbreak.core.settings_rows import fields_of
from deskbreak.core.units import ClockTime
from deskbreak.ui import welcome_words as words
from deskbreak.ui.choice_card import ChoiceCard, choose_one
from deskbreak.ui.controls import Line
from deskbreak.ui.field import Field
from deskbreak.ui.theme import Gap, Looks, Step, Tone, Weight
from deskbreak.ui.welcome_page import Problems, WelcomeWays

_FIELD_EM = 6
_STEP: Final = 15
_DAY: Final = 24 * 60


class HoursChoice(QWidget):
    """Two cards; under the second one, from when to when."""

    def __init__(
        self, looks: Looks, ways: WelcomeWays, complain: Callable[[Problems], None]
    ) -> None:
        super().__init__()
        self._ways = ways
        self._complain = complain
        self._workdays = USUAL
        self._hours = Settings().hours
        title = Line(looks, Step.LEAD, Weight.STRONG)
        title.say(words.WHEN)
        self._always = ChoiceCard(looks, words.ALWAYS, None, self, small=True)
        self._work = ChoiceCard(looks, words.WORKDAYS, None, self, small=True)
        self._start, self._end = (Field(looks, _FIELD_EM, steps=True) for _ in range(2))
        self._other = Line(looks, Step.SMALL, tone=Tone.SOFT)
        self._other.say(words.OTHER_HOURS)
        self._lay_out(looks, title)
        self._always.toggled.connect(self._be_always)
        self._work.toggled.connect(self._be_workdays)
        for field in (self._start, self._end):
            field.editingFinished.connect(self._typed)
            field.stepped.connect(lambda up, field=field: self._step(field, up))

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self._hours = settings.hours
        found = workdays_of(settings.hours)
        always = settings.hours == ALWAYS
        cards = {True: self._always, False: self._work}
        choose_one(cards, None if found is None and not always else always)
        self._workdays = found or self._workdays
        for field, at in zip(self._fields, (self._workdays.start, self._workdays.end), strict=True):
            if not (field.hasFocus() and field.isModified()):
                field.setText(str(at))
        self._times.setVisible(found is not None)
        self._other.setVisible(found is None and not always)

    @property
    def _fields(self) -> tuple[Field, Field]:
        return self._start, self._end

    def _lay_out(self, looks: Looks, title: Line) -> None:
        self._times = QWidget()
        row = QHBoxLayout(self._times)
        row.setContentsMargins(Gap.LARGE, 0, 0, 0)
        row.setSpacing(Gap.SMALL)
        for word, field in zip((words.FROM, words.UNTIL), self._fields, strict=True):
            line = Line(looks, Step.BODY)
            line.setWordWrap(False)
            line.say(word)
            field.setAccessibleName(f"{words.WORKDAYS[0]}, {word}")
            row.addWidget(line)
            row.addWidget(field)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Gap.HAIR)
        box.addWidget(title)
        for part in (self._always, self._work, self._times, self._other):
            box.addWidget(part)

    def _be_always(self, on: bool) -> None:
        if on and self._hours != ALWAYS:
            days = [f"hours.{day}" for day in fields_of(type(self._hours))]
            self._complain([each for key in days for each in self._ways.reset(key)])

    def _be_workdays(self, on: bool) -> None:
        if on and workdays_of(self._hours) is None:
            self._write(self._workdays)

    def _write(self, workdays: Workdays) -> None:
        changes = changes_to(workdays)
        wrong = [each for key, text in changes.items() for each in self._ways.put(key, text)]
        self._complain(wrong)

    def _typed(self) -> None:
        if not any(field.isModified() for field in self._fields):
            return
        for field in self._fields:
            field.setModified(False)
        try:
            start, end = (ClockTime.parse(_with_minutes(field.text())) for field in self._fields)
            self._write(Workdays(start, end))
        except ValueError:
            self._mark(wrong=True)
        else:
            self._mark(wrong=False)

    def _mark(self, *, wrong: bool) -> None:
        for field in self._fields:
            field.mark(wrong=wrong)

    def _step(self, field: Field, up: bool) -> None:
        start, end = self._workdays.start.minutes, self._workdays.end.minutes
        by = _STEP if up else -_STEP
        start, end = (start + by, end) if field is self._start else (start, end + by)
        if start % _DAY != end % _DAY:
            self._mark(wrong=False)
            field.setModified(False)
            self._write(Workdays(ClockTime(start % _DAY), ClockTime(end % _DAY)))
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def _with_minutes(text: str) -> str:
    """`9` is nine o'clock."""
    return text if ":" in text else f"{text.strip()}:00"
