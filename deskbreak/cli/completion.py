"""Writes what completes the commands in a shell, from the table that is also the help."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from deskbreak.cli.command_table import Command, commands
from deskbreak.core.health import questions

_FILES = ("FILE", "FOLDER", "TRACE")
_ROUTINES = "deskbreak routines list 2>/dev/null"
_MOVEMENTS = "deskbreak routines list --movements 2>/dev/null"
_SETTINGS = "deskbreak settings get 2>/dev/null"
_FIRST_WORDS = "sed -n 's/^\\([a-z][^ ]*\\) .*/\\1/p'"


class Shell(StrEnum):
    """A shell that can complete."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def completion(shell: Shell) -> str:
    """The script for that shell."""
    makers: dict[Shell, Callable[[], Iterator[str]]] = {
        Shell.BASH: _bash,
        Shell.ZSH: _zsh,
        Shell.FISH: _fish,
    }
    return "\n".join(makers[shell]()) + "\n"


@dataclass(frozen=True)
class _Place:
    """What can follow the words that stand there: further words, or what a command takes."""

    after: str
    words: tuple[tuple[str, str], ...]
    command: Command | None


def _places() -> tuple[_Place, ...]:
    """Those that stand further right first, so that the first one that fits is the one."""
    table = commands()
    after = {""} | {each.words.partition(" ")[0] for each in table if " " in each.words}
    groups = [_Place(each, _words_after(each, table), _of(each, table)) for each in sorted(after)]
    alone = [_Place(each.words, (), each) for each in table if each.words not in after]
    return tuple(sorted([*groups, *alone], key=lambda place: -len(place.after.split())))


def _of(words: str, table: Iterable[Command]) -> Command | None:
    return next((each for each in table if each.words == words), None)


def _words_after(words: str, table: Iterable[Command]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for each in table:
        first, _, second = each.words.partition(" ")
        if not words:
            found.setdefault(first, each.meaning if not second else "")
        elif first == words and second:
            found[second] = each.meaning
    return tuple(found.items())


def _listing(takes: str, words: str) -> str:
    """The shell's own line that prints what can stand for it; empty where anything can."""
    match takes:
        case "ROUTINE":
            return f"{_ROUTINES} | {_FIRST_WORDS}"
        case "ID":
            return f"{{ {_ROUTINES}; {_MOVEMENTS}; }} | {_FIRST_WORDS}"
        case "KEY" if words.startswith("health"):
            return f"printf '%s\\n' {' '.join(each.key for each in questions())}"
        case "KEY":
            return f"{_SETTINGS} | {_FIRST_WORDS}"
        case "SHELL":
            return f"printf '%s\\n' {' '.join(Shell)}"
        case _:
            return ""


def _bash() -> Iterator[str]:
    yield "# Completes deskbreak in bash; made by: deskbreak completion bash"
    yield "_deskbreak() {"
    yield '    local IFS=" " word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}'
    yield '    local line="${COMP_WORDS[*]:1:COMP_CWORD-1} " words="" files=""'
    yield "    case $line in"
    for place in _places():
        yield f"        {_pattern(place)})"
        yield f'            words="{" ".join(_choices(place))}"'
        yield from _bash_values(place)
        yield "            ;;"
    yield "    esac"
    yield "    COMPREPLY=()"
    yield "    if [[ -n $files ]]; then"
    yield "        compopt -o filenames 2>/dev/null"
    yield '        mapfile -t COMPREPLY < <(compgen -f -- "$word")'
    yield "    fi"
    yield "    IFS=$' \\t\\n'"
    yield '    mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W "$words" -- "$word")'
    yield "}"
    yield "complete -F _deskbreak deskbreak"


def _pattern(place: _Place) -> str:
    """In a place where words follow nothing else does: what stands after them is another place."""
    return f'"{place.after} "' if place.words else f'"{place.after} "*'


def _choices(place: _Place) -> list[str]:
    options = place.command.options if place.command else ()
    return [*(word for word, _ in place.words), *(each.name for each in options)]


def _bash_values(place: _Place) -> Iterator[str]:
    """What the option before wants; else what the command takes beside its options."""
    if place.command is None:
        return
    wanting = [each for each in place.command.options if each.takes]
    if wanting:
        yield "            case $before in"
        for each in wanting:
            yield f"                {each.name}) words='' files={_yes(each.takes)} ;;"
        yield f"                *) {_bash_takes(place.command)} ;;"
        yield "            esac"
    else:
        yield f"            {_bash_takes(place.command)}"


def _bash_takes(command: Command) -> str:
    listing = _listing(command.takes, command.words)
    if listing:
        return f'[[ $word == -* ]] || words+=" $({listing})"'
    return f"files={_yes(command.takes)}"


def _yes(takes: str) -> str:
    return "yes" if takes in _FILES else "''"


def _zsh() -> Iterator[str]:
    yield "#compdef deskbreak"
    yield "# Completes deskbreak in zsh; made by: deskbreak completion zsh"
    yield "_deskbreak() {"
    yield '    local line="${(j: :)words[2,CURRENT-1]} " before=$words[CURRENT-1]'
    yield "    local -a following options"
    yield "    case $line in"
    for place in _places():
        yield f"        {_pattern(place)})"
        if place.command is not None:
            yield from _zsh_values(place.command)
        yield from _zsh_described("following", place.words)
        yield "            ;;"
    yield "    esac"
    yield "    (( $#following )) && _describe -t commands command following"
    yield "    (( $#options )) && compadd -- $options"
    yield "}"
    yield "if [[ $funcstack[1] = _deskbreak ]]; then"  # it lies in a folder of functions
    yield '    _deskbreak "$@"'
    yield "else"
    yield "    compdef _deskbreak deskbreak"
    yield "fi"


def _zsh_described(name: str, words: Iterable[tuple[str, str]]) -> Iterator[str]:
    for word, meaning in words:
        said = meaning.replace("'", "'\\''")
        yield f"            {name}+=('{word}{':' if said else ''}{said}')"


def _zsh_values(command: Command) -> Iterator[str]:
    wanting = [each for each in command.options if each.takes]
    for each in wanting:
        files = "_files; " if each.takes in _FILES else ""
        yield f"            [[ $before = {each.name} ]] && {{ {files}return; }}"
    names = " ".join(each.name for each in command.options)
    if names:
        yield f"            options=({names})"
    listing = _listing(command.takes, command.words)
    if listing:
        yield f'            compadd -- ${{(f)"$({listing})"}}'
    elif command.takes in _FILES:
        yield "            _files"


def _fish() -> Iterator[str]:
    yield "# Completes deskbreak in fish; made by: deskbreak completion fish"
    yield "function __deskbreak_after"
    yield "    set -l words (commandline -opc)"
    yield "    string match -q -- $argv[1] (string join ' ' -- $words[2..] '')"
    yield "end"
    yield "complete -c deskbreak -f"
    for place in _places():
        here = f"-n '__deskbreak_after \"{_fish_pattern(place)}\"'"
        for word, meaning in place.words:
            yield f"complete -c deskbreak {here} -a {word}{_fish_said(meaning)}"
        if place.command is None:
            continue
        for option in place.command.options:
            wants = "" if not option.takes else " -r -F" if option.takes in _FILES else " -x"
            yield f"complete -c deskbreak {here} -l {option.name[2:]}{wants}"
        listing = _listing(place.command.takes, place.command.words)
        if listing:
            yield f"complete -c deskbreak {here} -a {_fish_quoted(f'({_in_fish(listing)})')}"
        elif place.command.takes in _FILES:
            yield f"complete -c deskbreak {here} -F"


def _fish_pattern(place: _Place) -> str:
    """All the words before, joined, with a space at the end of each but of none."""
    before = f"{place.after} " if place.after else ""
    return before if place.words else f"{before}*"


def _in_fish(listing: str) -> str:
    return listing.replace("{ ", "begin; ").replace("; }", "; end")


def _fish_said(meaning: str) -> str:
    return f" -d {_fish_quoted(meaning)}" if meaning else ""


def _fish_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
