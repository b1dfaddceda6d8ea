"""The breaks in the settings window: the day they make, each one, more of them, and whole sets."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from deskbreak.core.break_list import Breaks, moved, with_copy, with_one_more, without
from deskbreak.core.breaks import Break
from deskbreak.core.presets import KINDS, PRESETS, Kind, Preset, with_preset
from deskbreak.core.problems import Problem
from deskbreak.core.settings import Settings
from deskbreak.core.typical_day import typical_day
from deskbreak.ui import settings_words as words
from deskbreak.ui.break_card import BreakCard, CardMoves
from deskbreak.ui.controls import Line
from deskbreak.ui.day_ribbon import DayRibbon
from deskbreak.ui.fields import Link, Panel
from deskbreak.ui.flow_row import FlowRow
from deskbreak.ui.setting_row import Writing
from deskbreak.ui.settings_section import Rows, Section
from deskbreak.ui.theme import Gap, Looks, Step, Tone, Weight

LIMITS = ("daily_sitting_limit", "skips_per_day", "snoozes_per_day")


class BreaksSection(Section):
    """The list of breaks."""

    def __init__(self, looks: Looks, writing: Writing) -> None:
        super().__init__(looks, words.BREAKS)
        self._writing = writing
        self._settings = Settings()
        self._moves = CardMoves(self._copy, self._move, self._delete)
        self._cards: dict[str, BreakCard] = {}
        self._ribbon = DayRibbon(looks)
        self._undone = UndoBar(looks)
        self._presets = Presets(looks, self._take)
        self._limits = Rows(looks, writing, LIMITS)
        self._add = Link(looks, words.ADD, framed=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(Gap.BASE)
        self._foot = FlowRow(Gap.BASE, packed=True)
        self._choose = Link(looks, words.PRESETS, framed=True)
        self._choose.setCheckable(True)
        self._foot.put(self._add, self._choose)
        self._body.addWidget(self._ribbon)
        self._body.addLayout(self._list)
        for part in (self._undone, self._foot, self._presets, self._limits):
            self._body.addWidget(part)
        self._body.addStretch(1)
        self._presets.hide()
        self._choose.toggled.connect(self._open_presets)
        self._add.clicked.connect(lambda _=False: self._ask_what_to_add())

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self._settings = settings
        self._ribbon.show_day(typical_day(settings))
        self._limits.show_settings(settings)
        ids = [each.id for each in settings.breaks]
        for gone in set(self._cards) - set(ids):
            self._list.removeWidget(self._cards[gone])
            self._cards[gone].hide()
            self._cards.pop(gone).deleteLater()
        for place, one in enumerate(settings.breaks):
            if one.id not in self._cards:
                self._cards[one.id] = BreakCard(self._looks, self._writing, one.id, self._moves)
            card = self._cards[one.id]
            if self._list.indexOf(card) != place:
                self._list.removeWidget(card)
                self._list.insertWidget(place, card)
            card.show_break(one)

    def complain_of(self, problems: Sequence[Problem]) -> list[Problem]:
        """Say what is wrong beside what it is about; what was said."""
        said = [each for card in self._cards.values() for each in card.complain_of(problems)]
        return said + self._limits.complain_of(problems)

    def narrow(self, wanted: str) -> bool:
        """Show only what fits what is looked for; whether there is any."""
        text = " ".join(
            (*words.BREAKS, words.PRESETS, "snooze skip notice manners routine window length")
        )
        text += " ".join(each.name for each in self._settings.breaks)
        cards = all(part in text.casefold() for part in wanted.casefold().split())
        for part in (self._ribbon, self._foot, *self._cards.values()):
            part.setVisible(cards)
        self._presets.setVisible(cards and self._choose.isChecked())
        return self._limits.narrow(wanted) or cards

    def _ask_what_to_add(self) -> None:
        menu = QMenu(self)
        theme = self._looks.theme
        menu.setPalette(theme.roles(theme.palette.card, theme.palette.ink))
        menu.setFont(theme.font(Step.BODY))
        for kind in KINDS:
            line = menu.addAction(f"{kind.made.name}: {kind.meaning}")
            line.triggered.connect(lambda _=False, kind=kind: self._more(kind))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _more(self, kind: Kind) -> None:
        before = set(self._cards)
        if not self._change(lambda now: with_one_more(now, kind.made)):
            for new in set(self._cards) - before:
                self._cards[new].unfold()

    def _copy(self, break_id: str) -> None:
        before = set(self._cards)
        self._change(lambda now: with_copy(now, break_id))
        for new in set(self._cards) - before:
            self._cards[new].unfold()

    def _move(self, break_id: str, by: int) -> None:
        self._change(lambda now: moved(now, break_id, by))

    def _delete(self, break_id: str) -> None:
        ids = [each.id for each in self._settings.breaks]
        place = ids.index(break_id)
        one = self._settings.breaks[place]
        if not self._change(lambda now: without(now, break_id)):
            said = words.DELETED.format(name=one.name)
            self._undone.offer(said, lambda: self._put_back(one, place))

    def _put_back(self, one: Break, place: int) -> None:
        self._change(lambda now: with_one_more(now, one, min(place, len(now))))

    def _go_back(self, before: Breaks) -> None:
        self._change(lambda _now: before)

    def _take(self, preset: Preset) -> None:
        before = self._settings.breaks
        if not self._change(lambda now: with_preset(now, preset)):
            said = words.TAKEN.format(name=preset.name)
            self._undone.offer(said, lambda: self._go_back(before))

    def _change(self, change: Callable[[Breaks], Breaks]) -> Sequence[Problem]:
        problems = self._writing.rearrange(change)
        if problems:
            self._undone.tell(problems[0].reason)
        else:
            self._undone.hide()
        return problems

    def _open_presets(self, opened: bool) -> None:
        self._presets.setVisible(opened)
        if opened:
            self._presets.show_days(self._settings)


class UndoBar(QWidget):
    """What was just done to the list, and a way back; or why it was not."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._said = Line(looks, Step.BODY)
        self._undo = Link(looks, words.UNDO)
        self._back: Callable[[], None] = lambda: None
        box = QHBoxLayout(self)
        box.setContentsMargins(Gap.ROOM, 0, Gap.ROOM, 0)
        box.addWidget(self._said, 1)
        box.addWidget(self._undo)
        self._undo.clicked.connect(lambda _=False: self._back())
        self.hide()

    def offer(self, said: str, back: Callable[[], None]) -> None:
        """Say what was done, and how it is undone."""
        self._back = back
        self._said.say(said)
        self._undo.show()
        self.show()
        self._undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, reason: str) -> None:
        """Say why nothing was done."""
        self._said.say(reason[:1].upper() + reason[1:])
        self._undo.hide()
        self.show()


class Presets(Panel):
    """Sets of breaks to begin with, each with what it makes of a day."""

    def __init__(self, looks: Looks, take: Callable[[Preset], None]) -> None:
        super().__init__(looks)
        self._days: dict[str, Line] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(Gap.ROOM, Gap.WIDE, Gap.ROOM, Gap.WIDE)
        grid.setHorizontalSpacing(Gap.WIDE)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for number, preset in enumerate(PRESETS):
            name = Line(looks, Step.BODY, Weight.STRONG)
            name.say(preset.name)
            meaning = Line(looks, Step.SMALL)
            meaning.say(preset.meaning)
            day = self._days[preset.name] = Line(looks, Step.SMALL, tone=Tone.SOFT)
            use = Link(looks, words.USE, framed=True)
            use.setAccessibleName(words.USE_ONE.format(name=preset.name))
            use.setAccessibleDescription(preset.meaning)
            use.clicked.connect(lambda _=False, preset=preset: take(preset))
            for line, part in enumerate((name, meaning, day)):
                grid.addWidget(part, 4 * number + line, 0)
            grid.addWidget(use, 4 * number, 1, 3, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.setRowMinimumHeight(4 * number + 3, Gap.WIDE)

    def show_days(self, settings: Settings) -> None:
        """What each makes of a day with these hours."""
        for preset in PRESETS:
            day = typical_day(replace(settings, breaks=preset.breaks))
            self._days[preset.name].say(words.summary(day))
