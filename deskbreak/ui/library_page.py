"""The shelf of routines and movements: cards to look through, and what narrows them down."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskbreak.core.anatomy import Area
from deskbreak.core.places import Place
from deskbreak.core.problems import Problem
from deskbreak.core.routine_shelf import Shelved, Sought, Span, found
from deskbreak.ui import routine_words as words
from deskbreak.ui.controls import AnswerButton, Line
from deskbreak.ui.field import Field
from deskbreak.ui.fields import Chip, Choice
from deskbreak.ui.flow_row import FlowRow
from deskbreak.ui.moving import Mover, Pictures
from deskbreak.ui.routine_cards import BrokenCard, Card, CardGrid
from deskbreak.ui.routine_desk import RoutineDesk
from deskbreak.ui.scrolling import Page
from deskbreak.ui.section_button import SectionButton
from deskbreak.ui.theme import Gap, Looks, Step, Tone, Weight

_ANY = ""


class LibraryPage(Page):
    """Shows what there is. Tells which routine or movement is to be opened, and what is to be made.

    Cards stay as long as what they stand for.
    """

    routine_opened = Signal(str)
    movement_opened = Signal(str)
    new_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, looks: Looks, desk: RoutineDesk, pictures: Pictures, mover: Mover) -> None:
        super().__init__(looks)
        self._desk = desk
        self._pictures = pictures
        self._mover = mover
        self._cards: dict[str, Card] = {}
        self._shelf: Sequence[Shelved] = ()
        self._broken: Sequence[Problem] = ()
        self._tabs = [SectionButton(looks, each) for each in (words.ROUTINES, words.MOVEMENTS)]
        self._new = AnswerButton(looks, words.NEW, now=True)
        self._import = AnswerButton(looks, words.IMPORT)
        self._search = Field(looks, 30)
        self._chips = {name: Chip(looks, name) for name in _CHIPS}
        self._place = Choice(looks, [(_ANY, words.ANYWHERE), *_of(words.PLACES)])
        self._span = Choice(looks, [(_ANY, words.ANY_LENGTH), *_of(words.SPANS)])
        parts = [(each.value, words.area(each).capitalize()) for each in Area]
        self._area = Choice(looks, [(_ANY, words.ANY_PART), *parts])
        self._nothing = Line(looks, Step.LEAD, tone=Tone.SOFT)
        self._nothing.say(words.NOTHING)
        self._wrong = QVBoxLayout()
        self._grid = CardGrid(looks)
        self._lay_out()
        self._listen()
        self._tabs[0].setChecked(True)

    @property
    def shows_routines(self) -> bool:
        """Whether it is the shelf of routines, not of movements."""
        return self._tabs[0].isChecked()

    @property
    def cards(self) -> Sequence[QWidget]:
        """Those that are on it now."""
        return self._grid.cards

    def look_again(self) -> None:
        """Show what there is now."""
        self._shelf = self._desk.routines() if self.shows_routines else self._desk.movements()
        broken = self._desk.broken()
        if broken != self._broken:
            self._broken = broken
            self._show_broken()
        self._narrow()

    def first(self) -> QWidget:
        """Where the keys begin."""
        return self._search

    def _go_to(self, *, on: bool) -> None:
        if on:
            self._mover.look_at(None)
            self._cards = {}
            for name in (words.FAVOURITES, words.YOURS):
                self._chips[name].setVisible(self.shows_routines)
            self.look_again()
            self.verticalScrollBar().setValue(0)

    def _narrow(self) -> None:
        sought = self._sought()
        shown = found(self._shelf, sought)
        for each in shown:
            if each.id in self._cards:
                self._cards[each.id].show_shelved(each)
            else:
                self._cards[each.id] = self._new_card(each)
        there = {each.id for each in shown}
        self._cards = {name: card for name, card in self._cards.items() if name in there}
        self._grid.put([self._cards[each.id] for each in shown])
        self._nothing.setVisible(not shown)

    def _new_card(self, each: Shelved) -> Card:
        card = Card(self._looks, self._pictures, self._mover, each)
        opened = self.routine_opened if self.shows_routines else self.movement_opened
        card.clicked.connect(lambda _=False, name=each.id: opened.emit(name))
        card.stepped.connect(lambda across, down: self._step(card, across, down))
        return card

    def _step(self, card: Card, across: int, down: int) -> None:
        there = self._grid.step(card, across, down)
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(there, Gap.WIDE, Gap.WIDE)

    def _sought(self) -> Sought:
        place, area, span = (each.currentData() for each in (self._place, self._area, self._span))
        on = {
            name for name, chip in self._chips.items() if chip.isChecked() and not chip.isHidden()
        }
        return Sought(
            words=self._search.text(),
            place=Place(place) if place else None,
            area=Area(area) if area else None,
            span=Span(span) if span else Span.ANY,
            quiet=words.QUIET in on,
            favourites=words.FAVOURITES in on,
            own=words.YOURS in on,
            hidden=words.NEVER in on,
        )

    def _show_broken(self) -> None:
        while (item := self._wrong.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for problem in self._broken:
            card = BrokenCard(self._looks, problem, self._desk.open_file)
            self._wrong.addWidget(card)
            card.show()

    def _listen(self) -> None:
        self._search.textChanged.connect(lambda _: self._narrow())
        for chip in self._chips.values():
            chip.clicked.connect(lambda _: self._narrow())
        for choice in (self._place, self._span, self._area):
            choice.activated.connect(lambda _: self._narrow())
        for tab in self._tabs:
            tab.toggled.connect(lambda on: self._go_to(on=on))
        self._new.clicked.connect(lambda _=False: self.new_wanted.emit())
        self._import.clicked.connect(lambda _=False: self.import_wanted.emit())

    def _lay_out(self) -> None:
        self._search.setPlaceholderText(words.SEARCH)
        self._search.setAccessibleName(words.SEARCH)
        self._search.setClearButtonEnabled(True)
        self._place.call(words.PLACE, "")
        self._span.call(words.LENGTH, "")
        self._area.call(words.AREA, "")
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.setAccessibleName(chip.text())
        title = Line(self._looks, Step.TITLE, Weight.LOUD)
        title.say(words.TITLE)
        title.setWordWrap(False)
        tabs = QWidget()
        row = QHBoxLayout(tabs)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Gap.HAIR)
        for tab in self._tabs:
            row.addWidget(tab)
        left, right = FlowRow(Gap.ROOM, packed=True), FlowRow(Gap.SMALL, packed=True)
        left.put(title, tabs)
        right.put(self._import, self._new)
        head = FlowRow(Gap.WIDE)
        head.put(left, right)
        filters = FlowRow(Gap.SMALL, packed=True)
        filters.put(*self._chips.values(), self._place, self._span, self._area)
        self._wrong.setSpacing(Gap.BASE)
        self.column.addWidget(head)
        self.column.addWidget(self._search)
        self.column.addWidget(filters)
        self.column.addLayout(self._wrong)
        self.column.addWidget(self._nothing)
        self.column.addWidget(self._grid)
        self.column.addStretch(1)


_CHIPS = (words.FAVOURITES, words.QUIET, words.YOURS, words.NEVER)


def _of(values: dict[Place, str] | dict[Span, str]) -> list[tuple[str, str]]:
    return [(key.value, said) for key, said in values.items()]
