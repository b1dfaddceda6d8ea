"""Test translations: every word 1.6 times as long, as in German, and letters from the right."""

import re
from collections.abc import Callable
from math import ceil
from types import ModuleType

from msgspec.structs import replace

from deskbreak.ui import wording
from deskbreak.ui.player import Script

_TIMES = 1.6
_ALEF, _LETTERS = 0x5D0, 27
_HEBREW = {
    ord(letter) + case: chr(_ALEF + place % _LETTERS)
    for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz")
    for case in (0, ord("A") - ord("a"))
}
_WORD = re.compile(r"\{[^}]*\}|[^\W\d_]+")


def longer(text: str) -> str:
    """The text with longer words; figures, signs and what stands in braces stay."""
    return _WORD.sub(lambda found: _longer_word(found[0]), text)


def _longer_word(word: str) -> str:
    if word.startswith("{"):
        return word
    return (word + word.lower())[: ceil(_TIMES * len(word))]


def from_right(text: str) -> str:
    """The text in Hebrew letters, which mean nothing here; figures and signs stay."""
    return _WORD.sub(lambda found: _hebrew_word(found[0]), text)


def _hebrew_word(word: str) -> str:
    return word if word.startswith("{") else word.translate(_HEBREW)


def translate_words(
    put: Callable[[ModuleType, str, object], None],
    translated: Callable[[str], str],
    module: ModuleType = wording,
) -> None:
    """Let the windows say everything otherwise; `put` sets a name in a `module` of words."""
    for name, words in list(vars(module).items()):
        if name.isupper() and isinstance(words, str):
            put(module, name, translated(words))
        elif name.isupper() and isinstance(words, tuple):
            put(module, name, tuple(map(translated, words)))


def translated_script(script: Script, translated: Callable[[str], str]) -> Script:
    """A session in other words."""
    timeline = script.timeline
    movements = {
        key: replace(movement, name=translated(movement.name))
        for key, movement in script.movements.items()
    }
    routine = replace(timeline.routine, title=translated(timeline.routine.title))
    stretches = tuple(
        replace(each, text=translated(each.text), lines=tuple(map(translated, each.lines)))
        for each in timeline.stretches
    )
    other = replace(timeline, routine=routine, stretches=stretches)
    return Script(other, movements, script.drawings, script.look)
