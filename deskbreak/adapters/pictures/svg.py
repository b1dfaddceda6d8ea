"""Looks through an SVG picture: shapes, text and colours of its own, and nothing else."""

import re
from typing import Final

from deskbreak.adapters.pictures.bounds import BadPicture
from deskbreak.adapters.pictures.svg_uses import Element, see_uses

_SIZE_AT_MOST = 500_000
_ELEMENTS_AT_MOST = 2000
_NESTED_AT_MOST = 30
_NUMBER_AT_MOST = 100_000
_NARROWEST = 20
_LEAST = 0.1
_SVG: Final = "http://www.w3.org/2000/svg"
_AS_PNG = "delete it, or save the picture as PNG"

_WORDS: Final = {"title", "desc", "metadata"}
_DRAWN: Final = {
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "text", "tspan", "linearGradient", "radialGradient", "stop", "style",
}  # fmt: skip
_REFUSED: Final = {
    "script": "a script",
    "handler": "a script",
    "listener": "a script",
    "foreignObject": "a web page in it",
    "iframe": "a web page in it",
    "image": "another picture in it",
    "feImage": "another picture in it",
    "audio": "sound in it",
    "video": "a film in it",
    "a": "a link",
}
# Kinds that need not be known: people's drawing programs write them for themselves.
_FOREIGN_REFUSED: Final = {each.lower() for each in (*_DRAWN, *_REFUSED)}
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NAME = re.compile(r"#[-\w]*")
_NO_AMOUNTS: Final = {"id", "class", "version", "font-family"}
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINK = re.compile(r"url\s*\(\s*+(?!['\"]?\s*#)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d+\.?\d*|\.\d+)\s*(?:px)?\s*")
_SHOWN_OF_A_LINK = 40


def measure_svg(data: bytes) -> tuple[float, float]:
    """Width and height, in units of its own, of a picture that can be shown. Raises BadPicture."""
    from xml.parsers.expat import ExpatError  # noqa: PLC0415 - no entity is let in

    if len(data) > _SIZE_AT_MOST:
        raise BadPicture(f"is {len(data) / 1e6:.1f} MB, more than {_SIZE_AT_MOST / 1e6:g} MB")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadPicture("is not UTF-8 text; save it as UTF-8", line) from None
    look = _Look()
    try:
        look.over(text)
    except ExpatError as error:
        raise BadPicture("is no SVG picture here; save it anew", error.lineno) from None
    return look.size


class _Look:
    """Goes through the text once, from element to element."""

    def __init__(self) -> None:
        from xml.parsers import expat  # noqa: PLC0415

        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.XmlDeclHandler = self._declared
        parser.StartDoctypeDeclHandler = self._has_doctype
        parser.ProcessingInstructionHandler = self._has_instruction
        parser.StartElementHandler = self._begun
        parser.EndElementHandler = self._ended
        parser.CharacterDataHandler = self._said
        self._open: list[Element] = []
        self._count = 0
        self._by_id: dict[str, Element] = {}
        self._root: Element | None = None
        self._style: list[str] | None = None
        self.size = (0.0, 0.0)

    def over(self, text: str) -> None:
        """Raises BadPicture, and ExpatError."""
        self._parser.Parse(text.encode(), True)
        assert self._root is not None
        see_uses(self._root, self._by_id, _ELEMENTS_AT_MOST, _NESTED_AT_MOST)

    def _bad(self, reason: str) -> BadPicture:
        return BadPicture(reason, self._parser.CurrentLineNumber)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii", "ascii"):
            raise self._bad("says that it is not UTF-8; save it as UTF-8")

    def _has_doctype(self, *_parts: object) -> None:
        raise self._bad("has a <!DOCTYPE>, which can hide anything; delete it")

    def _has_instruction(self, target: str, _data: str) -> None:
        raise self._bad(f"has an instruction <?{_short(target)}?>; delete it")

    def _begun(self, whole: str, attributes: dict[str, str]) -> None:
        namespace, _, name = whole.rpartition(" ")
        self._count += 1
        if self._count > _ELEMENTS_AT_MOST:
            raise self._bad(f"has more than {_ELEMENTS_AT_MOST} elements; save it as PNG")
        if len(self._open) >= _NESTED_AT_MOST:
            raise self._bad(f"is nested more than {_NESTED_AT_MOST} deep; save it as PNG")
        self._see_kind(namespace, name)
        link = ""
        for key, value in attributes.items():
            foreign, _, plain = key.rpartition(" ")
            self._see_attribute(plain, value)
            if not foreign and plain not in _NO_AMOUNTS and not plain.startswith("data-"):
                self._see_amounts(value)
            if plain == "href":
                link = value.strip().removeprefix("#")
        element = Element(link)
        if self._open:
            self._open[-1].inside.append(element)
        else:
            self._root = element
            self.size = self._size(attributes)
        self._open.append(element)
        if "id" in attributes:
            self._by_id.setdefault(attributes["id"], element)
        if name == "style":
            self._style = []

    def _ended(self, whole: str) -> None:
        self._open.pop()
        if self._style is not None and whole.rpartition(" ")[2] == "style":
            style, self._style = "".join(self._style), None
            self._see_style(style)
            self._see_amounts(style)

    def _said(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _see_kind(self, namespace: str, name: str) -> None:
        if not self._open and name != "svg":
            raise self._bad(f"begins with <{_short(name)}>, not with <svg>; save it anew")
        if name in _REFUSED:
            raise self._bad(f"has {_REFUSED[name]} (<{name}>); {_AS_PNG}")
        if namespace in ("", _SVG):
            if name not in _DRAWN | _WORDS or (name == "svg" and self._open):
                raise self._bad(f"has <{_short(name)}> in it, which is not drawn here; {_AS_PNG}")
        elif name.lower() in _FOREIGN_REFUSED:
            raise self._bad(f"has a <{_short(name)}> that is no SVG; {_AS_PNG}")

    def _see_attribute(self, name: str, value: str) -> None:
        low = name.lower()
        if low.startswith("on"):
            raise self._bad(f"has {_short(name)}, which runs a script; delete it")
        if low == "base" or (low in ("href", "src") and not value.strip().startswith("#")):
            raise self._bad(f"points to {_short(value)}; a picture must hold all that it shows")
        if low == "style":
            self._see_style(value)
        elif _LINK.search(value):
            raise self._bad(f"points to {_short(value)}; a picture must hold all that it shows")

    def _see_style(self, text: str) -> None:
        for each in (text, _REMARK.sub("", text)):
            if "\\" in each or "@" in each:
                raise self._bad("has \\ or @ in a style; delete what stands there")
            if _LINK.search(each):
                raise self._bad("points out of itself in a style; delete what stands there")

    def _see_amounts(self, text: str) -> None:
        for found in _NUMBER.finditer(_NAME.sub("", text)):
            if abs(float(found[0])) > _NUMBER_AT_MOST:
                raise self._bad(
                    f"has the number {_short(found[0])}; {_NUMBER_AT_MOST} is the largest"
                )

    def _size(self, attributes: dict[str, str]) -> tuple[float, float]:
        numbers = [*map(float, _NUMBER.findall(attributes.get("viewBox", "")))]
        if len(numbers) != 4:
            lengths = [_LENGTH.fullmatch(attributes.get(key, "")) for key in ("width", "height")]
            numbers = [0.0, 0.0, *(float(each[1]) for each in lengths if each)]
        if len(numbers) != 4 or min(numbers[2:]) < _LEAST:
            raise self._bad('does not say how large it is; write viewBox="0 0 WIDTH HEIGHT"')
        width, height = numbers[2:]
        if not 1 / _NARROWEST <= width / height <= _NARROWEST:
            raise self._bad(f"is {width:g} × {height:g}; make it less narrow")
        return width, height


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN_OF_A_LINK else f"{text[: _SHOWN_OF_A_LINK - 1]}…"
