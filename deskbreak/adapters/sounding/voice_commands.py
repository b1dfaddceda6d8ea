"""Speaks by a program run for each text; hides what espeak-ng and macOS's `say` want to be told."""

from collections.abc import Callable, Mapping

from deskbreak.adapters.sounding.child import Child, Command
from deskbreak.core.speech import Manner

_ESPEAK_WORDS_A_MINUTE, _SAY_WORDS_A_MINUTE = 175, 175
_ESPEAK_SLOWEST, _ESPEAK_FASTEST = 80, 450
# $1 a language as en_GB, $2 the language alone, $3 words a minute, $4 a voice or nothing. What it
# lists: "Anna (Premium)      de_DE    # Hallo!". Some of its English voices are jokes.
_SAY = r"""
listed=$(say -v '?' </dev/null)
spoken_in() { printf '%s\n' "$listed" | sed -n "s/  *$1  *#.*//p"; }
plain() { grep -m 1 -x -e Samantha -e Daniel -e Karen -e Alex; }
voice=$4
[ "$voice" ] || voice=$(spoken_in "$1" | plain)
[ "$voice" ] || voice=$(spoken_in "$1" | head -n 1)
[ "$voice" ] || voice=$(spoken_in "$2_[A-Z]*" | head -n 1)
exec say ${voice:+-v "$voice"} -r "$3"
"""


_WHERE_PLAINEST = {"en": "US"}


class ProgramEngine:
    """Runs a program for each text, and kills it to be silent."""

    def __init__(
        self, name: str, command: Callable[[str, Manner], Command], environ: Mapping[str, str]
    ) -> None:
        self.name = name
        self._command = command
        self._environ = environ
        self._child: Child | None = None

    def prepare(self) -> None:
        """There is nothing to prepare: each text has a program of its own."""

    def begin(self, text: str, manner: Manner, ended: Callable[[str], None]) -> None:
        """Run it."""
        self._child = Child(self._command(text, manner), self._environ)
        self._child.ended.connect(ended)
        self._child.start()

    def cut(self) -> None:
        """Kill it: what it has handed over to play goes with it."""
        if self._child is not None:
            self._child.kill()

    def close(self) -> None:
        """Kill it and forget it."""
        if self._child is not None:
            self._child.close()
            self._child = None


def espeak(text: str, manner: Manner) -> Command:
    """What makes espeak-ng say it, over whatever plays sound here."""
    rate = round(_ESPEAK_WORDS_A_MINUTE * manner.rate)
    arguments = (
        *("-v", manner.voice or manner.language),
        *("-s", str(min(max(rate, _ESPEAK_SLOWEST), _ESPEAK_FASTEST))),
        *("-a", str(manner.volume)),
        "--stdin",
    )
    return Command("espeak-ng", arguments, text.encode())


def mac_say(text: str, manner: Manner) -> Command:
    """What makes macOS say it, in a voice of the language."""
    language, _, region = manner.language.partition("-")
    rate = str(round(_SAY_WORDS_A_MINUTE * manner.rate))
    where = f"{language}_{region or _WHERE_PLAINEST.get(language, '')}"
    # Commands within the text are its only way to be softer; `[[` in a text would be one.
    given = f"[[volm {manner.volume / 100:.2f}]] {text.replace('[[', '[')}"
    return Command("sh", ("-c", _SAY, "sh", where, language, rate, manner.voice), given.encode())
