"""The last question of the welcome: what to mind, one health question at a time, and the login."""

from collections.abc import Callable
from datetime import date
from functools import partial

from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskbreak.core.conditions import RULES, Condition
from deskbreak.core.health import Clearance, Health, Question, YesNo, answered, questions
from deskbreak.core.problems import Problem
from deskbreak.core.screening import (
    RESULTS,
    next_question,
    picked_from_list,
    screen,
    signs_for,
)
from deskbreak.core.settings import Settings
from deskbreak.ui import welcome_words as words
from deskbreak.ui.announcer import announce
from deskbreak.ui.controls import AnswerButton, Line
from deskbreak.ui.field import Field
from deskbreak.ui.fields import Chip, Link, Panel
from deskbreak.ui.flow_row import FlowRow
from deskbreak.ui.theme import Gap, Looks, Step, Tone, Weight
from deskbreak.ui.welcome_page import Still, SwitchRow, WelcomePage, WelcomeWays

_WEEKS_EM = 5
_BESIDE_EM = 46
_SHOWN = ("posture-check-seated", 0.5)


class HealthPage(WelcomePage):
    """What to mind, where somebody wants to say it, and whether a login starts deskbreak."""

    asks_more = True

    def __init__(self, looks: Looks, ways: WelcomeWays) -> None:
        super().__init__(looks, words.HEALTH)
        self._ways = ways
        self._login = SwitchRow(looks, words.AT_LOGIN, self._start_at_login)
        self._login.switch.setChecked(ways.starts_at_login())
        self._asking = Asking(looks, ways.health, self._keep, ways.today)
        self._picture = Still(looks, ways, _SHOWN)
        self._halves = QHBoxLayout()
        self._halves.setSpacing(Gap.ROOM)
        asked = QVBoxLayout()
        asked.setSpacing(Gap.BASE)
        asked.addWidget(self._asking)
        asked.addWidget(self._login)
        asked.addStretch(1)
        self._halves.addLayout(asked, 3)
        self._halves.addWidget(self._picture, 2, Qt.AlignmentFlag.AlignTop)
        self._body.addSpacing(Gap.SMALL)
        self._body.addLayout(self._halves, 1)

    def show_settings(self, _settings: Settings) -> None:
        """Nothing of it is a setting."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The picture only where there is room for it beside the questions."""
        super().resizeEvent(event)
        self._picture.setVisible(self.width() >= self._looks.theme.em(_BESIDE_EM))

    def _keep(self, health: Health) -> None:
        self.complain(self._ways.keep_health(health))

    def _start_at_login(self, on: bool) -> None:
        wrong = self._ways.start_at_login(on)
        self.complain([Problem("", None, "", wrong)] if wrong else [])
        self._login.switch.setChecked(self._ways.starts_at_login())


class Asking(Panel):
    """The health questions in one card: an offer, one question after the other, what they come to.

    What was answered is kept at the end, or where somebody stops before it with an answer given.
    """

    def __init__(
        self,
        looks: Looks,
        read: Callable[[], Health | Problem],
        keep: Callable[[Health], None],
        today: Callable[[], date],
    ) -> None:
        super().__init__(looks)
        self._looks = looks
        self._read = read
        self._keep = keep
        self._today = today
        self._given = Health()
        self._question: Question | None = None
        self._place = Line(looks, Step.SMALL, tone=Tone.SOFT)
        self._text = Line(looks, Step.HEAD, Weight.STRONG)
        self._more = Line(looks, Step.BODY)
        self._choices = FlowRow(Gap.SMALL, packed=True)
        self._weeks = Field(looks, _WEEKS_EM)
        self._weeks.setAccessibleName(words.WEEKS)
        self._chips: dict[Condition, Chip] = {}
        self._offered: list[AnswerButton | Link] = []
        self._buttons = FlowRow(Gap.SMALL, packed=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(Gap.ROOM, Gap.ROOM, Gap.ROOM, Gap.ROOM)
        box.setSpacing(Gap.BASE)
        for part in (self._place, self._text, self._more, self._choices):
            box.addWidget(part)
        box.addWidget(self._weeks, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._buttons)
        self._offer()

    def _offer(self) -> None:
        """Before the questions: how many, and a way to begin."""
        there = self._read()
        done = isinstance(there, Health) and there.answered_on is not None
        if done and isinstance(there, Health):
            self._given = there
            self._tell()
            return
        self._show("", words.ASK, "")
        self._put_buttons((words.ASK_NOW, self._begin, True))

    def _begin(self) -> None:
        self._given = Health()
        self._ask(next_question("", self._given, self._today()))
        self._focus_first()

    def _ask(self, question: Question | None) -> None:
        self._question = question
        if question is None:
            self._end()
            return
        every = [each.key for each in questions()]
        place = words.QUESTION.format(now=every.index(question.key) + 1, all=len(every))
        self._show(place, question.text, "")
        if question.key == "conditions":
            self._offer_conditions()
            self._put_buttons(
                (words.GO_ON, self._picked, True), (words.STOP_ASKING, self._stop, False)
            )
        elif question.key == "weeks":
            self._weeks.clear()
            self._weeks.show()
            self._put_buttons(
                (words.GO_ON, self._told, True), (words.STOP_ASKING, self._stop, False)
            )
        else:
            said = [
                (words.YES_NO[each], partial(self._answer, each.value), False) for each in YesNo
            ]
            unsaid = (words.UNSAID, partial(self._answer, ""), False)
            self._put_buttons(*said, unsaid, (words.STOP_ASKING, self._stop, False))

    def _answer(self, text: str) -> None:
        """Take an answer and go on; one that means nothing is asked for again."""
        if self._question is None:
            return
        changed = answered(self._given, self._question.key, text, self._today())
        if isinstance(changed, str):
            self._more.say(changed)
            self._more.show()
            return
        self._given = changed
        self._ask(next_question(self._question.key, changed, self._today()))
        self._focus_first()

    def _told(self) -> None:
        self._answer(self._weeks.text())

    def _picked(self) -> None:
        picked = [each for each, chip in self._chips.items() if chip.isChecked()]
        self._answer(", ".join(picked) or "none")

    def _end(self) -> None:
        """All was asked, or nothing more has to be: keep it, and say what it comes to."""
        self._given = structs.replace(self._given, answered_on=self._today())
        self._keep(self._given)
        self._tell()

    def _stop(self) -> None:
        """What was said so far is kept; who said nothing changes nothing."""
        if self._given != Health():
            self._keep(self._given)
        self._offer()
        self._focus_first()

    def _tell(self) -> None:
        """What the answers come to, and what to do about it."""
        screening = screen(self._given, self._today())
        signs = signs_for(screening.clearance)
        lines = []
        if signs is not None:
            lines = [signs.heading, *(f"• {each}" for each in signs.lines), words.SIGNS_LATER]
        mentions = dict.fromkeys(rule.mention for rule in screening.rules)
        if mentions and screening.clearance.allows_routines:
            lines.append(words.LEAVES_OUT.format(mentions=", ".join(mentions)))
        self._show("", RESULTS[screening.clearance], "\n".join(lines))
        self.stand_out(now=screening.clearance >= Clearance.URGENT)
        self._put_buttons((words.ASK_ANEW, self._begin, False))

    def _offer_conditions(self) -> None:
        self._chips = {each: Chip(self._looks, RULES[each].question) for each in picked_from_list()}
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._choices.put(*self._chips.values())
        self._choices.show()

    def _show(self, place: str, text: str, more: str) -> None:
        for line, said in ((self._place, place), (self._text, text), (self._more, more)):
            line.say(said)
            line.setVisible(bool(said))
        self._choices.hide()
        self._weeks.hide()
        self.stand_out(now=False)

    def _put_buttons(self, *offered: tuple[str, Callable[[], None], bool]) -> None:
        """Those, each with what it does; the one that matters stands out."""
        self._offered.clear()
        for said, act, now in offered:
            button: AnswerButton | Link = AnswerButton(self._looks, said, now=now)
            if said == words.STOP_ASKING:
                button = Link(self._looks, said)
            button.clicked.connect(lambda _=False, act=act: act())
            self._offered.append(button)
            button.setAccessibleDescription(self._text.text())
        self._buttons.put(*self._offered)
        announce(self, f"{self._text.text()} {self._more.text()}".strip())

    def _focus_first(self) -> None:
        """The keys go on where one reads on, and of answers at the one that says nothing."""
        unsaid = (each for each in self._offered if each.text() == words.UNSAID)
        first: QWidget | None = next(unsaid, self._offered[0] if self._offered else None)
        if not self._choices.isHidden():
            first = next(iter(self._chips.values()))
        elif not self._weeks.isHidden():
            first = self._weeks
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
