"""Says in words a person understands what keeps a text from being TOML, and on which line."""

import re

_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")
_CURLY = re.compile("[“”„‘’«»]")
_WRITTEN_AT_MOST = 200
_ONE_BRACKET = re.compile(r"\[([\w-]+)\]\]|\[\[([\w-]+)\]")
_COLON = re.compile(r"([\w-]+)\s*:\s*(\S.*)")
_UNIT = re.compile(r"([\d.]+)\s*[A-Za-z%]+")
_COMMA = re.compile(r"(\d+),(\d+)")
_SETS = re.compile(r"(\d+)\s*[xX×*]\s*(\d+)")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?|\d{1,2}\.? [A-Za-z]+ \d{4}")
_REAL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_BARE_WORDS = re.compile(r"\[\s*[A-Za-z][\w-]*(?:\s*,\s*[A-Za-z][\w-]*)*\s*,?\s*\]")
_YES = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false"}
_LINE = 'write a line such as key = "text"'

# What Python's reader of TOML says, by how it begins.
_MEANINGS = (
    ("Expected '=' after a key", _LINE),
    ("Invalid statement", _LINE),
    ("Invalid initial character for a key", _LINE),
    ("Expected newline or end of document", "more than one value stands on this line"),
    ("Expected ']]' at the end", "]] is missing at the end of the line"),
    ("Expected ']' at the end", "] is missing at the end of the line"),
    ("Unclosed array", "a list is not closed, or a comma is missing in it before this line"),
    ("Unclosed inline table", "a } is missing, or a comma before this"),
    ("Expected ", "something is missing here"),
    ("Unterminated string", "a text does not end: a quote is missing"),
    ("Illegal character '\\n'", "a text does not end: a quote is missing"),
    ("Illegal character", "a character that cannot be seen stands here; write the line anew"),
    ("Found invalid character", "a character that cannot be seen stands here; write the line anew"),
    ("Cannot ", "KEY stands here a second time; delete one of the two"),
    ("Duplicate inline table key", "a key stands here a second time; delete one of the two"),
    ("Unescaped '\\'", "a backslash is written twice, \\\\"),
    ("Invalid hex value", "a backslash is written twice, \\\\"),
    ("Escaped character", "a backslash is written twice, \\\\"),
    ("Invalid date", "there is no such day or time; a text stands in quotes"),
    ("Invalid value", "after = a text in quotes, a number, true, false or a list is missing"),
)


def why_not_toml(error: ValueError, text: str) -> tuple[int | None, str]:
    """The line from 1, None where none is at fault, and the reason with what to mend there."""
    said = str(error)
    at = _AT_LINE.search(said)
    if at is None:
        return None, "a number in it is too long"  # all that Python refuses by itself
    lines = text.split("\n")
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    number = int(at[1]) if at[1] else len(lines)
    written = " ".join(lines[number - 1].split()) if number <= len(lines) else ""
    if not written.isprintable() or len(written) > _WRITTEN_AT_MOST:
        written = ""
    return number, f"is not TOML: {_mistake(written) or _meaning(said, written)}"


def _mistake(line: str) -> str:  # noqa: PLR0911 - one a mistake
    """What people get wrong in a line, by how it looks; empty where it is none of that."""
    if line.startswith("{"):
        return f"this looks like JSON; {_LINE}"
    if found := _ONE_BRACKET.fullmatch(line):
        return f"write [[{found[1] or found[2]}]], with two brackets on each side"
    key, equals, value = (part.strip() for part in line.partition("="))
    if _CURLY.search(key) or _CURLY.match(value):
        return "write straight quotes, \" or '"
    if equals and not value.partition("#")[0].strip():
        return f"nothing stands after the =: {_LINE}"
    if equals:
        return _wrong_value(key, value)
    if found := _COLON.fullmatch(line):
        return f"write = in place of the colon: {found[1]} = {found[2]}"
    return ""


def _wrong_value(key: str, value: str) -> str:  # noqa: PLR0911 - one a mistake
    bare = value.partition("#")[0].strip()
    if found := _UNIT.fullmatch(bare):
        return f"write the number without a unit: {key} = {found[1]}"
    if found := _COMMA.fullmatch(bare):
        return f"write a point in place of the comma: {key} = {found[1]}.{found[2]}"
    if found := _SETS.fullmatch(bare):
        amount = "the amount" if key == "sets" else f"{key} = {found[2]}"
        return f"write sets = {found[1]} and {amount}, each on a line of its own"
    if _DATE.fullmatch(bare) and not _REAL_DATE.fullmatch(bare):
        return f"write the day as year-month-day, such as {key} = 2026-03-02"
    if _BARE_WORDS.fullmatch(bare):
        quoted = ", ".join(f'"{word}"' for word in re.findall(r"[\w-]+", bare))
        return f"texts stand in quotes, each by itself: {key} = [{quoted}]"
    if bare.lower() in _YES:
        return f"write {key} = {_YES[bare.lower()]}"
    if value[:1].isalpha() and "=" not in bare:
        return f'a text stands in quotes: {key} = "{bare}"'
    for quote, other in (("'", '"'), ('"', "'")):
        if value.startswith(quote) and value.count(quote) > 2:
            return f"a text with {quote} in it stands between {other} and {other}"
    return "a text does not end: a quote is missing" if value.count('"') % 2 else ""


def _meaning(said: str, line: str) -> str:
    words = next((words for begins, words in _MEANINGS if said.startswith(begins)), said)
    if line.startswith("[") and "KEY" in words:
        key = line.strip("[] ")
        return f"[{key}] stands here a second time; write [[{key}]] above each {key}"
    return words.replace("KEY", line.partition("=")[0].strip() or "a key")
