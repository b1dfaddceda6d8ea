"""Which routine runs: what the files hold and suits the person, made to fit, chosen, and why."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.breaks import MOVEMENT, Break
from deskbreak.core.chooser import Offer, choose, offer_of
from deskbreak.core.events import StartAsked
from deskbreak.core.filtering import Filtered, about, filtered
from deskbreak.core.fit import fit, fit_words
from deskbreak.core.objections import SWAPS
from deskbreak.core.problems import did_you_mean
from deskbreak.core.routine import AUTO, Movement, Routine
from deskbreak.core.screening import RESULTS, Screening
from deskbreak.core.served import Past, Served, evened, past_of, served
from deskbreak.core.session import SessionRecord
from deskbreak.core.settings import Settings
from deskbreak.core.timeline import Timeline, lay_out
from deskbreak.figure.pose import Drawing

REMEMBERED = timedelta(days=14)
"""What was served before has no say in what comes next; which side was, has."""
_NEAREST = 40
"""So many routines of about the right length are looked at, where somebody has hundreds."""
_FARTHEST = 4
"""A routine so many times longer or shorter than the time there is becomes another one."""
_NONE_THERE = "There is no routine that can be used: see `deskbreak routines check`."
_NONE_SUITS = "No routine suits now: see places, tender and never_show in `deskbreak settings get`."


class Situation(Struct, frozen=True, kw_only=True):
    """What choosing goes by besides the routines. `records` are of sessions, the oldest first."""

    today: date
    settings: Settings = Settings()
    screening: Screening = Screening()
    records: Sequence[SessionRecord] = ()


class Start(Struct, frozen=True):
    """What starts a session or a break by hand, and what to say of how it came to be so."""

    event: StartAsked
    words: str = ""


class RoutineChoice:
    """Chooses from the routines of `files`; `situation` says how things stand when it is asked."""

    def __init__(self, files: RoutineFiles, situation: Callable[[], Situation]) -> None:
        self._files = files
        self._situation = situation
        self._known: Mapping[str, Routine] = {}
        self._edition = -1
        self._basis: tuple[Screening, Settings] | None = None
        self._suited: dict[str, Filtered] = {}
        self._fitted: dict[tuple[str, timedelta], Timeline] = {}
        self._pasts: dict[tuple[str, timedelta], Past] = {}

    def movements_of(self, routine: Routine) -> Mapping[str, Movement]:
        """The movements of a routine that was chosen or offered, by id, worded for the person."""
        suited = self._suited.get(routine.id)
        return suited.movements if suited and suited.routine else self._files.movements_of(routine)

    def drawing(self, movement_id: str) -> Drawing:
        """How a movement of one of the routines is drawn."""
        return self._files.drawing(movement_id)

    def timelines(self) -> list[Timeline]:
        """Every routine that suits, at its own length, the shortest first."""
        never = self._look().settings.never_show
        suited = [self._suit(each) for each in self._known if each not in never]
        laid_out = [lay_out(each.routine, each.movements) for each in suited if each.routine]
        return sorted(laid_out, key=lambda each: (each.total, each.routine.id))

    def fitting(self, wanted: str, length: timedelta) -> Timeline | None:
        """The routine for a break of that length, made to fit it; None where none may run."""
        chosen = self._chosen(wanted, length, self._look())
        return None if chosen is None else chosen[0]

    def asked(self, name: str, length: timedelta | None, breaks: tuple[Break, ...]) -> Start | str:
        """What starts a routine or a break by hand, or why it cannot be started.

        Without a `length` a routine asked for by name takes as long as it says.
        """
        if any(each.id == name for each in breaks) and length is None:
            return Start(StartAsked(break_id=name))
        situation, known = self._look(), self._known
        clearance = situation.screening.clearance
        if not clearance.allows_routines:
            return f"{RESULTS[clearance]} See: deskbreak health show"
        if name not in ("", AUTO, *known):
            meant = did_you_mean(name, [*known, *(each.id for each in breaks)])
            return f'There is no routine "{name}"{meant or "."}'
        if name in known:
            suited = self._suit(name)
            if suited.routine is None:
                return suited.why_not
            length = length or lay_out(suited.routine, suited.movements).total
        chosen = self._chosen(name or AUTO, length or MOVEMENT.length, situation)
        if chosen is None:
            return _NONE_SUITS if known else _NONE_THERE
        timeline, reason = chosen
        suited = self._suit(timeline.routine.id)
        length_s = timeline.total.total_seconds()
        words = [reason, fit_words(timeline, suited.movements), *suited.sentences]
        event = StartAsked(routine=timeline.routine.id, length_s=length_s)
        return Start(event, "\n".join(filter(None, words)))

    def _look(self) -> Situation:
        """How things stand; what was worked out for something else is forgotten."""
        situation = self._situation()
        basis = (situation.screening, situation.settings)
        if self._files.edition != self._edition or basis != self._basis:
            self._edition, self._basis = self._files.edition, basis
            self._known = self._files.routines()
            self._suited, self._fitted, self._pasts = {}, {}, {}
        return situation

    def _chosen(
        self, wanted: str, length: timedelta, situation: Situation
    ) -> tuple[Timeline, str] | None:
        """The routine for that length, and why it was chosen; "" for one asked for by its id."""
        history = self._served(situation)
        name, reason = wanted, ""
        named = self._suit(wanted) if wanted in self._known else None
        if named is None or named.routine is None:
            offers = self._offers(length)
            choice = choose(offers, length, situation.settings, history, situation.today)
            if choice is None:
                return None
            name, reason = choice.routine, choice.reason
        suited = self._suit(name)
        assert suited.routine is not None
        if not any(step.movement in history.ahead for step in suited.routine.steps):
            return self._fit(name, length), reason
        even = evened(suited.routine, suited.movements, history.ahead)
        return fit(even, suited.movements, length), reason

    def _offers(self, length: timedelta) -> list[Offer]:
        """What there is to choose from: of hundreds, the nearest to the time there is."""
        rough = {
            name: about(suited.routine, suited.movements) / length
            for name in self._known
            if (suited := self._suit(name)).routine is not None
        }
        near = {name: max(each, 1 / each) for name, each in rough.items()}
        ordered = sorted(near, key=lambda name: (near[name], name))[:_NEAREST]
        within = [name for name in ordered if near[name] <= _FARTHEST] or ordered
        return [self._offer(name, length) for name in within]

    def _offer(self, name: str, length: timedelta) -> Offer:
        suited, timeline = self._suit(name), self._fit(name, length)
        assert suited.routine is not None
        full = about(suited.routine, suited.movements)
        return offer_of(suited.routine, full, timeline, suited.movements)

    def _suit(self, name: str) -> Filtered:
        """What is left of a routine for this person."""
        if name not in self._suited:
            assert self._basis is not None
            routine = self._known[name]
            movements = self._files.movements_of(routine)
            found = filtered(routine, movements, *self._basis)
            if found.left_out:
                movements = {**self._instead(routine), **movements}
                found = filtered(routine, movements, *self._basis)
            self._suited[name] = found
        return self._suited[name]

    def _instead(self, routine: Routine) -> Mapping[str, Movement]:
        """What may take the place of a routine's movements."""
        names = {name for step in routine.steps for name in SWAPS.get(step.movement, ())}
        found = ((name, self._files.movement(name)) for name in sorted(names))
        return {name: movement for name, movement in found if movement is not None}

    def _fit(self, name: str, length: timedelta) -> Timeline:
        """A routine that suits, made to fit."""
        if (name, length) not in self._fitted:
            suited = self._suit(name)
            assert suited.routine is not None
            self._fitted[name, length] = fit(suited.routine, suited.movements, length)
        return self._fitted[name, length]

    def _served(self, situation: Situation) -> Served:
        day_start, since = situation.settings.day_start, situation.today - REMEMBERED
        return served(situation.records, self._past, day_start, since)

    def _past(self, name: str, planned: timedelta) -> Past | None:
        """A routine as it is now, for a session of it in the past."""
        if name not in self._known or self._suit(name).routine is None:
            return None
        if (name, planned) not in self._pasts:
            movements = self._suit(name).movements
            self._pasts[name, planned] = past_of(self._fit(name, planned), movements)
        return self._pasts[name, planned]
