"""The commands for the health questions: asked in a terminal, shown, changed and forgotten."""

import sys
from datetime import date

from msgspec import structs

from deskbreak.adapters.clock import SystemClock
from deskbreak.adapters.health_file import HealthFile
from deskbreak.adapters.paths import health_path
from deskbreak.cli.saying import DONE, WRONG, Unclear, complain, told
from deskbreak.core.conditions import RULES
from deskbreak.core.health import Clearance, Health, Question, answered, questions, takes
from deskbreak.core.problems import Problem
from deskbreak.core.screening import (
    RESULTS,
    Screening,
    next_question,
    picked_from_list,
    screen,
    signs_for,
    to_be_asked,
)
from deskbreak.core.warning_signs import ALL_SIGNS, Signs

_WELCOME = (
    "Two minutes of questions. Answer y or n; Enter leaves one unsaid. Nothing leaves this "
    "computer, and you can change or delete your answers at any time."
)
_NO_TERMINAL = (
    "the questions are asked in a terminal; elsewhere use: deskbreak health set KEY VALUE"
)
_NONE_YET = "None of the questions has been answered. Answer them with: deskbreak health"


def health(words: list[str]) -> int:
    """Do what follows `deskbreak health`; the exit code."""
    file, today = HealthFile(health_path()), SystemClock().now().wall.date()
    match words:
        case []:
            return _ask_all(file, today) if sys.stdin.isatty() else complain(_NO_TERMINAL, WRONG)
        case ["show"] | ["show", "--json"]:
            return _show(file, today, as_json="--json" in words)
        case ["set", key, *text] if text:
            return told(file.answer(key, " ".join(text), today)) or _show(file, today)
        case ["forget"]:
            return told(file.forget()) or _said("Your answers are deleted.")
        case ["signs"]:
            for signs in ALL_SIGNS:
                _say_signs(signs)
            return DONE
        case _:
            raise Unclear("health")


def _said(text: str) -> int:
    print(text)
    return DONE


def _ask_all(file: HealthFile, today: date) -> int:
    """Ask one after the other; keep the answers at the end, or where one says to get help now."""
    given, key = Health(), ""
    print(f"{_WELCOME}\n")
    try:
        while (question := next_question(key, given, today)) is not None:
            given, key = _asked(question, given, today), question.key
    except EOFError:
        return _said("\nNothing was changed.")
    given = structs.replace(given, answered_on=today)
    return told(file.keep(given)) or _show(file, today)


def _asked(question: Question, given: Health, today: date) -> Health:
    """The answers with the one to this question; asked again until it can be understood."""
    print(question.text)
    if question.key == "conditions":
        return _picked(given)
    while True:
        changed = answered(given, question.key, input(f"  {takes(question.key)}: "), today)
        if not isinstance(changed, str):
            print()
            return changed
        print(f"  {changed}")


def _picked(given: Health) -> Health:
    """The conditions picked by their numbers from a list."""
    offered = picked_from_list()
    for number, condition in enumerate(offered, 1):
        print(f"  {number:2}  {RULES[condition].question}")
    while True:
        numbers = input("  their numbers, with spaces between, or Enter for none: ").split()
        if all(each.isascii() and each.isdecimal() for each in numbers) and all(
            1 <= int(each) <= len(offered) for each in numbers
        ):
            print()
            picked = {offered[int(each) - 1] for each in numbers}
            return structs.replace(given, conditions=tuple(sorted(picked, key=offered.index)))
        print(f"  expected numbers from 1 to {len(offered)}")


def _show(file: HealthFile, today: date, *, as_json: bool = False) -> int:
    """The answers and what they come to."""
    given = file.read()
    if isinstance(given, Problem):
        return told([given])
    screening = screen(given, today)
    if as_json:
        _print_json(given, screening, today)
        return DONE
    for question in questions():
        value = getattr(given, question.key)
        if value is not None and value != ():
            listed = ", ".join(value) if isinstance(value, tuple) else value
            print(f"{question.key:11} {listed}")
    if given == Health():
        return _said(_NONE_YET)
    _say_result(screening)
    if screening.clearance.allows_routines and to_be_asked(given, today):
        print("It is time to go through the questions: deskbreak health")
    return DONE


def _say_result(screening: Screening) -> None:
    print(f"\n{RESULTS[screening.clearance]}")
    if signs := signs_for(screening.clearance):
        _say_signs(signs)
        print("When that is behind you, answer again with: deskbreak health")
    elif screening.clearance is Clearance.ASK_FIRST:
        print("When you have asked, say so with: deskbreak health set asked yes")
    mentions = dict.fromkeys(rule.mention for rule in screening.rules)
    if mentions and screening.clearance.allows_routines:
        print(f"Routines leave out or change what does not suit {', '.join(mentions)}.")


def _say_signs(signs: Signs) -> None:
    print(f"\n{signs.heading}")
    for line in signs.lines:
        print(f"- {line}")


def _print_json(given: Health, screening: Screening, today: date) -> None:
    import json  # noqa: PLC0415

    answers = {question.key: getattr(given, question.key) for question in questions()}
    data = {
        "answers": answers,
        "answered_on": given.answered_on.isoformat() if given.answered_on else None,
        "outcome": screening.clearance.name.lower().replace("_", "-"),
        "conditions": screening.conditions,
        "to_be_asked": to_be_asked(given, today),
    }
    print(json.dumps(data, ensure_ascii=False))
