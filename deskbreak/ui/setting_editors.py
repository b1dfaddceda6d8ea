"""Which control sets a setting, by what the one table says it takes; what is given is text."""

import re
from abc import abstractmethod
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from deskbreak.core.setting_steps import stepped, steps
from deskbreak.core.settings_rows import Field as TableLine
from deskbreak.core.settings_rows import plain
from deskbreak.core.shortcuts import PATTERN
from deskbreak.core.units import Days, Duration
from deskbreak.ui.field import Field
from deskbreak.ui.fields import Chip, Choice, Switch
from deskbreak.ui.flow_row import FlowRow
from deskbreak.ui.keys_field import KeysField
from deskbreak.ui.theme import Gap, Looks

NONE = "none"
"""What an empty value is called."""
_SHORT_EM, _LONG_EM, _DAYS_EM = 8.0, 16.0, 22.0
_COUNTRY = re.compile("[A-Z]{2}")
_BARE = re.compile(r"\d+(?:[.,]\d+)?")


class Editor(QWidget):
    """Shows a value and tells what the person wants instead, as `settings set` would take it."""

    given = Signal(str)
    below = False
    """Whether it needs the whole width, under its words."""

    @abstractmethod
    def show_value(self, value: object) -> None:
        """Show what is set."""

    def mark(self, *, wrong: bool) -> None:
        """Whether what was given last was refused."""

    def refused(self, value: object) -> None:
        """What was given last was not taken; a text stays, to be mended."""
        self.show_value(value)

    @abstractmethod
    def describe(self, name: str, meaning: str) -> None:
        """What a screen reader says of it."""

    def _hold(self, control: QWidget) -> None:
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(control)
        if not self.below:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(control)


class SwitchEditor(Editor):
    """True or false."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._switch = Switch(looks)
        self._hold(self._switch)
        self._switch.clicked.connect(lambda on: self.given.emit(plain(on)))

    def show_value(self, value: object) -> None:
        """Show what is set."""
        self._switch.setChecked(bool(value))

    def describe(self, name: str, meaning: str) -> None:
        """What a screen reader says of it."""
        _describe(self._switch, name, meaning)


class ChoiceEditor(Editor):
    """One of a few values, each with its word."""

    def __init__(self, looks: Looks, offered: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._choice = Choice(looks, offered)
        self._hold(self._choice)
        self._choice.activated.connect(lambda _: self.given.emit(str(self._choice.currentData())))

    def show_value(self, value: object) -> None:
        """Show what is set."""
        self._choice.choose(str(value))

    def describe(self, name: str, meaning: str) -> None:
        """What a screen reader says of it."""
        _describe(self._choice, name, meaning)


class FieldEditor(Editor):
    """A text; a list is typed with commas between its parts, a bare number gets its unit."""

    def __init__(self, looks: Looks, line: TableLine) -> None:
        super().__init__()
        self._line = line
        self._shown: str | None = None
        self._typed = ""
        long = line.item is not None or line.kind is str
        self._value: object = None
        wide = _DAYS_EM if line.item is Days else _LONG_EM if long else _SHORT_EM
        self._field = self._made(looks, wide)
        self._field.stepped.connect(self._step)
        if line.extra.get("none") or (line.item is not None and not line.meta.min_length):
            self._field.setPlaceholderText(NONE)
        self._hold(self._field)
        self._field.editingFinished.connect(self._give)

    def _made(self, looks: Looks, wide_em: float) -> Field:
        return Field(looks, wide_em, steps=steps(self._line))

    def show_value(self, value: object) -> None:
        """Show what is set, except where somebody is typing something else."""
        self._value = value
        text = written(value)
        same, self._shown = text == self._shown, text
        if not same and not (self._field.hasFocus() and self._field.isModified()):
            self._field.setText(text)

    def refused(self, value: object) -> None:
        """What was given stays, to be mended."""
        self._shown = written(value)
        self._field.setText(self._typed)

    def mark(self, *, wrong: bool) -> None:
        """Whether what was given last was refused."""
        self._field.mark(wrong=wrong)

    def describe(self, name: str, meaning: str) -> None:
        """What a screen reader says of it."""
        _describe(self._field, name, meaning)

    def _give(self) -> None:
        text = self._field.text().strip()
        if not self._field.isModified() or text == self._shown:
            return
        self._field.setModified(False)
        seconds = (self._shown or "").endswith(" s")
        self._typed, self._shown = self._field.text(), None
        if self._line.item is None:
            self.given.emit(self._with_unit(text, seconds))
            return
        parts = [self._with_unit(part.strip(), seconds) for part in text.split(",") if part.strip()]
        self.given.emit(plain(parts))

    def _step(self, up: bool) -> None:
        """The next value from what is set; what was half typed is let go."""
        text = stepped(self._line, self._value, up=up)
        if text != written(self._value):
            self._field.setModified(False)
            self._typed, self._shown = text, None
            self.given.emit(text)

    def _with_unit(self, text: str, seconds: bool) -> str:
        if Duration not in (self._line.kind, self._line.item) or not _BARE.fullmatch(text):
            return text
        return f"{text.replace(',', '.')} {'s' if seconds else 'min'}"


class KeysEditor(FieldEditor):
    """Keys that are pressed anywhere: pressed here, or typed as they are called."""

    def _made(self, looks: Looks, wide_em: float) -> Field:
        field = KeysField(looks, wide_em)
        field.setPlaceholderText(NONE)
        field.pressed.connect(self._take)
        return field

    def _take(self, keys: str) -> None:
        self._field.setModified(False)
        self._typed, self._shown = keys, None
        self.given.emit(keys)


class ChipsEditor(Editor):
    """Any of a few values."""

    below = True

    def __init__(self, looks: Looks, offered: Sequence[str]) -> None:
        super().__init__()
        self._row = FlowRow(Gap.SMALL, packed=True)
        self._chips = {value: Chip(looks, worded(value)) for value in offered}
        self._row.put(*self._chips.values())
        self._hold(self._row)
        self.setFocusProxy(next(iter(self._chips.values())))
        for chip in self._chips.values():
            chip.clicked.connect(lambda _: self._give())

    def show_value(self, value: object) -> None:
        """Show what is set."""
        chosen = {str(each) for each in value} if isinstance(value, tuple) else set()
        for name, chip in self._chips.items():
            chip.setChecked(name in chosen)

    def describe(self, name: str, meaning: str) -> None:
        """What a screen reader says of each."""
        for chip in self._chips.values():
            _describe(chip, f"{name}: {chip.text()}", meaning)

    def _give(self) -> None:
        self.given.emit(plain([name for name, chip in self._chips.items() if chip.isChecked()]))


def editor_for(line: TableLine, looks: Looks) -> Editor:
    """The control for one line of the table."""
    item: Any = line.item
    if item is not None and issubclass(item, StrEnum):
        return ChipsEditor(looks, [each.value for each in item])
    if issubclass(line.kind if item is None else str, StrEnum):
        return ChoiceEditor(looks, [(each.value, worded(each.value)) for each in line.kind])
    if line.name == "holidays":
        return ChoiceEditor(looks, countries())
    if line.meta.pattern == PATTERN:
        return KeysEditor(looks, line)
    return SwitchEditor(looks) if line.kind is bool else FieldEditor(looks, line)


def countries() -> list[tuple[str, str]]:
    """Every country by its two letters and its name, in the order of the names; none first."""
    named = {
        QLocale.territoryToCode(each): QLocale.territoryToString(each) for each in QLocale.Country
    }
    known = [(code, name) for code, name in named.items() if _COUNTRY.fullmatch(code)]
    return [("", NONE), *sorted(known, key=lambda each: each[1])]


def written(value: object) -> str:
    """A value as a person types it: `5 min, 15 min`."""
    if isinstance(value, tuple):
        return ", ".join(written(each) for each in value)
    return plain(value) if isinstance(value, bool | int | float) else str(value)


def worded(value: str) -> str:
    """`upper_back` as `upper back`."""
    return value.replace("_", " ")


def _describe(control: QWidget, name: str, meaning: str) -> None:
    if isinstance(control, Choice):
        control.call(name, meaning)
        return
    control.setAccessibleName(name)
    control.setAccessibleDescription(meaning)
    control.setToolTip(meaning)
    if isinstance(control, Chip | Switch):
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
