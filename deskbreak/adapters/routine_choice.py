"""Which routine runs: what the files hold and suits the person, made to fit, chosen, and why."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.breaks import MOVEMENT, Break
from deskbreak.core.chooser import Choice, Offer, choose, offer_of
from deskbreak.core.day_parts import part_of
from deskbreak.core.events import StartAsked
from deskbreak.core.filtering import Filtered, about, filtered
from deskbreak.core.fit import fit, fit_words
from deskbreak.core.objections import SWAPS, objection
from deskbreak.core.prescription import is_due, prescribed, still_to_do
from deskbreak.core.problems import did_you_mean
from deskbreak.core.routine import AUTO, Movement, Routine
from deskbreak.core.screening import RESULTS, Screening
from deskbreak.core.served import Past, Served, evened, past_of, served
from deskbreak.core.session import SessionRecord
from deskbreak.core.settings import Settings
from deskbreak.core.timeline import Timeline, lay_out
from deskbreak.figure.own_picture import Depiction

REMEMBERED = timedelta(days=14)
"""What was served before has no say in what comes next; which side was, has."""
_NEAREST = 40
"""So many routines of about the right length are looked at, where somebody has hundreds."""
_FARTHEST = 4
"""A routine so many times longer or shorter than the time there is becomes another one."""
_STANDS = timedelta(minutes=15)
"""A choice does not change so soon with the hour: what a notice named runs in its break."""
_NONE_THERE = "There is no routine that can be used: see `deskbreak routines check`."
_NONE_SUITS = "No routine suits now: see places, tender and never_show in `deskbreak settings get`."


class Situation(Struct, frozen=True, kw_only=True):
    """What choosing goes by besides the routines. `records` are of sessions, the oldest first.

    `now` is the wall clock, for routines that suit a part of the day.
    """

    today: date
    now: datetime | None = None
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
        self._basis: tuple[Screening, Settings, date] | None = None
        self._today = date.min
        self._suited: dict[tuple[str, date], Filtered] = {}
        self._fitted: dict[tuple[Routine, timedelta], Timeline] = {}
        self._pasts: dict[tuple[Routine, timedelta], Past] = {}
        self._choices: dict[timedelta, tuple[datetime, Served, Choice]] = {}

    def movements_of(self, routine: Routine) -> Mapping[str, Movement]:
        """The movements of a routine that was chosen or offered, by id, worded for the person."""
        suited = self._suited.get((routine.id, self._today))
        return suited.movements if suited and suited.routine else self._files.movements_of(routine)

    def drawing(self, movement_id: str) -> Depiction:
        """What shows a movement of one of the routines."""
        return self._files.drawing(movement_id)

    def timelines(self) -> list[Timeline]:
        """Every routine that suits, at its own length: favourites, then the shortest first."""
        settings = self._look().settings
        suited = [self._suit(each) for each in self._known if each not in settings.never_show]
        laid_out = [lay_out(each.routine, each.movements) for each in suited if each.routine]
        liked = {name: place for place, name in enumerate(settings.favourites)}
        last = len(liked)
        return sorted(
            laid_out,
            key=lambda each: (liked.get(each.routine.id, last), each.total, each.routine.id),
        )

    def fitting(self, wanted: str, length: timedelta) -> Timeline | None:
        """The routine for a break of that length, made to fit it; None where none may run."""
        chosen = self._chosen(wanted, length, self._look())
        return None if chosen is None else chosen[0]

    def suited(self, name: str) -> Filtered:
        """What is left of one of the routines for this person, or why it does not suit."""
        self._look()
        return self._suit(name)

    def against_routines(self) -> Mapping[str, str]:
        """Why routines do not suit this person now, by their ids, as sentences."""
        self._look()
        return {name: why for name in self._known if (why := self._suit(name).why_not)}

    def against_movements(self) -> Mapping[str, str]:
        """Why movements do not suit now, by their ids, apart from those that are not wanted."""
        situation, every = self._look(), self._files.movements()
        clearance = situation.screening.clearance
        if not clearance.allows_routines:
            return dict.fromkeys(every, RESULTS[clearance])
        wanted = replace(situation.settings, never_show=())
        whys = {name: objection(each, situation.screening, wanted) for name, each in every.items()}
        return {name: f"It does not suit now, because {why}." for name, why in whys.items() if why}

    def suggested(self, lengths: Sequence[timedelta]) -> list[Timeline]:
        """A routine for each length, no two the same; less of them where there are no more."""
        situation = self._look()
        history = self._served(situation)
        found: dict[timedelta, Timeline] = {}
        # A prescription belongs where there is most time for it.
        for length in sorted(lengths, reverse=True):
            others = [each.routine.id for each in found.values()]
            choice = self._choice(length, situation, history, others)
            if choice is not None:
                found[length] = self._laid_out(choice.routine, length, history)
        return [found[length] for length in lengths if length in found]

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
        plain = known[timeline.routine.id]
        ordered = prescribed(plain, self._files.movements_of(plain), situation.today)
        said = reason or ordered.words
        words = [said, fit_words(timeline, suited.movements), *suited.sentences]
        event = StartAsked(routine=timeline.routine.id, length_s=length_s)
        return Start(event, "\n".join(filter(None, words)))

    def _look(self) -> Situation:
        """How things stand; what was worked out for something else is forgotten."""
        situation = self._situation()
        basis = (situation.screening, situation.settings, situation.today)
        if self._files.edition != self._edition or basis != self._basis:
            self._edition, self._basis = self._files.edition, basis
            self._today = situation.today
            self._known = self._files.routines()
            self._suited, self._fitted, self._pasts, self._choices = {}, {}, {}, {}
        return situation

    def _chosen(
        self, wanted: str, length: timedelta, situation: Situation
    ) -> tuple[Timeline, str] | None:
        """The routine for that length, and why it was chosen; "" for one asked for by its id."""
        history = self._served(situation)
        name, reason = wanted, ""
        if wanted not in self._known or self._suit(wanted).routine is None:
            choice = self._choice(length, situation, history)
            if choice is None:
                return None
            name, reason = choice.routine, choice.reason
        return self._laid_out(name, length, history), reason

    def _laid_out(self, name: str, length: timedelta, history: Served) -> Timeline:
        """A routine made to fit, each movement begun on the side that is behind."""
        routine = self._to_do(name, length, self._today, history.done_on(name, self._today))
        movements = self._suit(name).movements
        return self._fit(evened(routine, movements, history.ahead), length)

    def _choice(
        self,
        length: timedelta,
        situation: Situation,
        history: Served,
        besides: Collection[str] = (),
    ) -> Choice | None:
        """What is chosen for that length; it stands for a while."""
        now = situation.now
        if now and not besides and length in self._choices:
            at, before, choice = self._choices[length]
            if before == history and timedelta(0) <= now - at <= _STANDS:
                return choice
        offers = [each for each in self._offers(length, history) if each.whole.id not in besides]
        part = part_of(now.time()) if now else None
        found = choose(offers, length, situation.settings, history, situation.today, part)
        if now and found and not besides:
            self._choices[length] = (now, history, found)
        return found

    def _offers(self, length: timedelta, history: Served) -> list[Offer]:
        """What there is to choose from: of hundreds, the nearest to the time there is."""
        rough = {
            name: about(suited.routine, suited.movements) / length
            for name in self._known
            if (suited := self._suit(name)).routine is not None
        }
        near = {name: max(each, 1 / each) for name, each in rough.items()}
        ordered = sorted(near, key=lambda name: (near[name], name))[:_NEAREST]
        within = [name for name in ordered if near[name] <= _FARTHEST] or ordered
        due = [name for name in rough if self._is_due(name)]
        return [self._offer(name, length, history) for name in dict.fromkeys((*due, *within))]

    def _is_due(self, name: str) -> bool:
        plan = self._known[name].prescription
        return plan is not None and is_due(plan, self._today)

    def _offer(self, name: str, length: timedelta, history: Served) -> Offer:
        suited = self._suit(name)
        assert suited.routine is not None
        full = about(suited.routine, suited.movements)
        done = history.done_on(name, self._today)
        timeline = self._fit(self._to_do(name, length, self._today, done), length)
        return offer_of(suited.routine, full, timeline, suited.movements)

    def _suit(self, name: str, day: date | None = None) -> Filtered:
        """What is left of a routine for this person, with the amounts of today or of that day."""
        routine = self._known[name]
        key = (name, day if day and routine.prescription else self._today)
        if key not in self._suited:
            assert self._basis is not None
            screening, settings, _ = self._basis
            movements = self._files.movements_of(routine)
            routine = prescribed(routine, movements, key[1]).routine
            found = filtered(routine, movements, screening, settings)
            if found.left_out:
                movements = {**self._instead(routine), **movements}
                found = filtered(routine, movements, screening, settings)
            self._suited[key] = found
        return self._suited[key]

    def _instead(self, routine: Routine) -> Mapping[str, Movement]:
        """What may take the place of a routine's movements."""
        names = {name for step in routine.steps for name in SWAPS.get(step.movement, ())}
        found = ((name, self._files.movement(name)) for name in sorted(names))
        return {name: movement for name, movement in found if movement is not None}

    def _to_do(self, name: str, length: timedelta, day: date, done: Sequence[str]) -> Routine:
        """A routine that suits: of a prescription there is no time for, what is left for the day.

        `done` are the movements of it gone through before on that day.
        """
        suited = self._suit(name, day)
        assert suited.routine is not None
        if not done or suited.routine.prescription is None:
            return suited.routine
        if lay_out(suited.routine, suited.movements).total <= length:
            return suited.routine
        return still_to_do(suited.routine, done) or suited.routine

    def _fit(self, routine: Routine, length: timedelta) -> Timeline:
        """What is to be done of a routine, made to fit."""
        key = (routine, length)
        if key not in self._fitted:
            self._fitted[key] = fit(routine, self._suit(routine.id).movements, length)
        return self._fitted[key]

    def _served(self, situation: Situation) -> Served:
        day_start, since = situation.settings.day_start, situation.today - REMEMBERED
        return served(situation.records, self._past, day_start, since)

    def _past(self, name: str, planned: timedelta, day: date, done: tuple[str, ...]) -> Past | None:
        """A routine as it is now, for a session of it in the past; a prescription as it was."""
        if name not in self._known or self._suit(name, day).routine is None:
            return None
        routine = self._to_do(name, planned, day, done)
        key = (routine, planned)
        if key not in self._pasts:
            self._pasts[key] = past_of(self._fit(routine, planned), self._suit(name).movements)
        return self._pasts[key]
