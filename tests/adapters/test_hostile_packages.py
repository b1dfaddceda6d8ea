"""Packages that mean harm, or are broken: each is refused with a reason, and nothing is written."""

import random
import re
import struct
import tomllib
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbreak.adapters.package.contents import Package, package_in
from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.cli.packages import import_routine
from tests.adapters.archives import GOOD, MANIFEST, PICTURED, Entry, archive, entries, package
from tests.adapters.my_routine import LEAN, ROUTINE
from tests.adapters.own_pictures import END, ENDLESS, control, frame, gif, header, pixels, png, svg

MESSAGES: Mapping[str, str] = tomllib.loads(
    Path(__file__).with_name("hostile_packages.toml").read_text()
)
REFUSED = (
    "Nothing was written. Ask whoever gave it to you to mend it, or to make it anew with: "
    "deskbreak routines export"
)
LEAN_FILE = "routines/movements/lean.toml"
LEAN_PNG = "routines/movements/lean.png"


def adding(name: str | bytes, content: bytes = b"harm") -> bytes:
    """A good package with one more file."""
    raw = name.encode() if isinstance(name, str) else name
    return archive([*entries(), Entry(name=raw, content=content)])


def with_last(**changes: object) -> bytes:
    """A good package whose last file is something else than it should be."""
    *others, last = entries()
    values = {"name": last.name, "content": last.content, **changes}
    return archive([*others, Entry(**values)])  # type: ignore[arg-type]


def pictured(name: str, data: bytes) -> bytes:
    """A package with that picture in place of its own."""
    text = PICTURED.replace("lean.png", name).encode()
    return package({LEAN_FILE: text, LEAN_PNG: None, f"routines/movements/{name}": data})


def manifest(text: str) -> bytes:
    return package({"package.toml": text.encode()})


def routine(text: str) -> bytes:
    return package({"routines/my.toml": text.encode()})


def kinds_of_files() -> dict[str, bytes]:
    """Names that lead elsewhere, or mean something else on some system."""
    return {
        "up and out": adding("../evil.toml"),
        "up in the middle": adding("routines/../../evil.toml"),
        "up at the end": adding("routines/.."),
        "the root": adding("/etc/cron.d/evil"),
        "a drive": adding("C:/evil.toml"),
        "a drive without a slash": adding("c:evil.toml"),
        "a backslash": adding("routines\\..\\..\\evil.toml"),
        "a share": adding("\\\\server\\share\\evil.toml"),
        "two slashes": adding("routines//evil.toml"),
        "a dot": adding("./routines/evil.toml"),
        "a point at the end": adding("routines/my.toml."),
        "a space at the end": adding("routines/my.toml "),
        "a stream": adding("routines/my.toml:evil"),
        "a nought": adding("routines/my.toml\0.png"),
        "a line break": adding("routines/my.toml\nroutines/other.toml"),
        "backwards letters": adding("routines/my\u202elmot.gnp"),
        "letters that look alike": adding("routines/m\u0443.toml"),
        "wide letters": adding("routines/\uff4d\uff59.toml"),
        "no UTF-8": adding(b"routines/\xff\xfe.toml"),
        "no name": adding(""),
        "a very long name": adding("routines/" + "a" * 5000 + ".toml"),
        "CON": adding("routines/con.toml"),
        "a device with an ending": adding("routines/movements/nul.tar.png"),
        "a second LPT": adding("routines/movements/LPT2.svg"),
        "a folder": adding("routines/sub/", b""),
        "deeper": adding("routines/movements/more/lean.toml"),
        "hidden": adding("routines/.hidden.toml"),
        "a program": adding("routines/movements/lean.exe"),
        "a desktop file": adding("org.evil.desktop"),
        "upper case": adding("routines/Other.toml"),
        "a zip within": adding("routines/movements/more.zip"),
        "a package within": adding("routines/other.deskbreak"),
        "twice": archive([*entries(), entries()[1]]),
        "in other case": archive([*entries(), Entry(name=b"routines/MY.toml")]),
        "what Apple adds": adding("__MACOSX/routines/._my.toml"),
    }


def one_in_another() -> bytes:
    """Two files that share their bytes: a small archive can so become endless."""
    *others, inner = entries()
    outer = Entry(name=b"routines/movements/more.png", method=0, content=inner.local())
    start = len(archive([*others, outer])) - len(archive([])) - len(inner.local())
    start -= sum(len(each.listed(0)) for each in (*others, outer))
    listed = replace(inner, start=start, only_listed=True)
    return archive([*others, outer, listed])


def kinds_of_entries() -> dict[str, bytes]:
    """Entries that are no plain files, or are packed so that something goes wrong."""
    bomb = zlib.compressobj(9, wbits=-15)
    packed = bomb.compress(bytes(1_900_000)) + bomb.flush()
    return {
        "a link": with_last(attributes=0o120777 << 16, content=b"/etc/passwd"),
        "a device": with_last(attributes=0o20666 << 16),
        "a disk": with_last(attributes=0o60666 << 16),
        "a pipe": with_last(attributes=0o10666 << 16),
        "a socket": with_last(attributes=0o140666 << 16),
        "a folder by its mode": with_last(attributes=0o40755 << 16),
        "a folder by its mark": with_last(attributes=0x10),
        "a kind there is not": with_last(attributes=0o170000 << 16),
        "encrypted": with_last(flags=1),
        "strongly encrypted": with_last(flags=0x41),
        "encrypted by AES": with_last(extra=struct.pack("<HH", 0x9901, 0)),
        "streamed": with_last(flags=8),
        "packed as LZMA": with_last(method=14),
        "packed as bzip2": with_last(method=12),
        "zip64": with_last(extra=struct.pack("<HHQ", 1, 8, 5)),
        "a second name": with_last(extra=struct.pack("<HH", 0x7075, 0)),
        "half an extra": with_last(extra=b"\1\1\xff"),
        "a remark": with_last(remark=b"read me"),
        "another disk": with_last(disk=1),
        "a bomb": with_last(packed=packed, size=1_900_000, crc=zlib.crc32(bytes(1_900_000))),
        "a huge file": with_last(packed=packed, size=5_000_000),
        "a bomb that says it is small": with_last(packed=packed, size=90),
        "many large ones": archive(
            [
                Entry(name=b"routines/n%d.toml" % n, packed=bytes(20_000), size=1_990_000)
                for n in range(25)
            ]
        ),
        "larger than it says": with_last(size=10),
        "smaller than it says": with_last(size=5000),
        "measured in two ways": with_last(local_size=5),
        "called in two ways": with_last(local_name=b"../../evil.toml"),
        "changed": with_last(crc=1),
        "not packed at all": with_last(packed=b"\xff" * 20),
        "bytes behind it": with_last(packed=entries()[-1].bytes_packed + b"harm"),
        "files over files": one_in_another(),
        "somewhere else": with_last(start=10_000_000),
    }  # fmt: skip


def kinds_of_archives() -> dict[str, bytes]:
    """Archives that can be read in two ways, or not at all."""
    good = package()
    return {
        "empty": b"",
        "text": b"# This is a routine.\n",
        "a picture": png(),
        "a program before it": archive(entries(), before=b"MZ harm"),
        "a file before it": archive(entries(), before=b"PK\3\4 harm"),
        "bytes before the list": archive(entries(), between=b"harm"),
        "bytes after it": good + b"harm",
        "another one after it": good + adding("../evil.toml"),
        "a remark on it": archive(entries(), remark=b"read me"),
        "cut off": good[:-30],
        "cut short": good[:300],
        "no list": archive(entries(), end={4: 0, 5: 0}),
        "a list elsewhere": archive(entries(), end={5: 7}),
        "a list too short": archive(entries(), end={2: 6, 3: 6}),
        "a list too long": archive(entries(), end={2: 4, 3: 4}),
        "a list of zip64": archive(entries(), end={5: 0xFFFFFFFF}),
        "one of several": archive(entries(), end={0: 1}),
        "many files": archive([*entries(), *[Entry(name=b"a")] * 2000]),
        "no files": archive([]),
        "too large": good + bytes(20_000_000),
    }


def kinds_of_contents() -> dict[str, bytes]:
    """What looks like a package, and is none of a routine."""
    return {
        "no manifest": package({"package.toml": None}),
        "a manifest of another kind": manifest('{"format": 1}'),
        "a newer one": manifest(MANIFEST.replace("= 1", "= 2") + 'colour = "blue"\n'),
        "no format": manifest('routine = "my"\n'),
        "a manifest that names a path": manifest(MANIFEST.replace('"my"', '"../my"')),
        "a manifest that names nothing": manifest(MANIFEST.replace('"my"', '"other"')),
        "more in the manifest": manifest(MANIFEST + 'run = "evil.sh"\n'),
        "no UTF-8 text": package({"routines/my.toml": ROUTINE.encode("utf-16")}),
        "broken TOML": routine(ROUTINE.replace("[[step]]", "[[step]", 1)),
        "deep TOML": routine("a = " + "[" * 20_000),
        "a mistake in the routine": routine(ROUTINE.replace("hold_s = 20", "hold_s = 600")),
        "commands for a terminal": routine(ROUTINE.replace("My routine", "\\u001b[2J")),
        "a text that is turned around": routine(ROUTINE.replace("mine.", "m\\u202eine.")),
        "a hidden letter in a cue": package(
            {LEAN_FILE: PICTURED.replace("Sit.", "Sit.\\u0007").encode()}
        ),
        "a hidden letter in a key": routine('"\\u009b" = 3\n' + ROUTINE),
        "too much text": routine(ROUTINE + "# " + random.Random(7).randbytes(600_000).hex()),
        "another id": routine(ROUTINE.replace('"my"', '"other"')),
        "a movement that is nowhere": routine(ROUTINE.replace('"turn"', '"spin"')),
        "a mistake in a movement": package({LEAN_FILE: PICTURED.replace("= 15", "= 1").encode()}),
        "a body that cannot do it": package(
            {LEAN_FILE: LEAN.replace("[0, 0.285]", "[0, 0.9]").encode(), LEAN_PNG: None}
        ),
        "a movement nobody needs": package(
            {"routines/movements/more.toml": LEAN.replace('"lean"', '"more"').encode()}
        ),
        "another routine": package({"routines/more.toml": ROUTINE.encode()}),
        "a picture nobody needs": package({"routines/movements/more.png": png()}),
        "a picture that is missing": package({LEAN_PNG: None}),
        "a picture elsewhere": package(
            {LEAN_FILE: PICTURED.replace("lean.png", "../../lean.png").encode()}
        ),
        "other magic": pictured("lean.png", gif()),
        "a program as a picture": pictured("lean.png", b"\x7fELF harm"),
        "a package as a picture": pictured("lean.png", package()),
        "huge pixels": pictured("lean.png", png(header(60000, 60000), pixels(b""), END)),
        "a PNG bomb": pictured("lean.png", png(header(), pixels(bytes(10_000_000)), END)),
        "bytes after a picture": pictured("lean.png", png() + b"harm"),
        "a huge GIF": pictured(
            "lean.gif", gif(screen=struct.pack("<HHBBB", 60000, 60000, 0, 0, 0))
        ),
        "a GIF bomb": pictured("lean.gif", gif(*[control(2) + frame()] * 1000)),
        "a script in an SVG": pictured("lean.svg", svg("<script>fetch('//a.example')</script>")),
        "an event in an SVG": pictured("lean.svg", svg('<rect onmouseover="x()"/>')),
        "a reference out of an SVG": pictured("lean.svg", svg('<use href="//a.example/a.svg#a"/>')),
        "a file in an SVG": pictured("lean.svg", svg('<image href="/etc/passwd"/>')),
        "an entity in an SVG": pictured(
            "lean.svg", svg("&a;", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/passwd">]>')
        ),
        "a page in an SVG": pictured("lean.svg", svg("<foreignObject/>")),
        "a style from elsewhere": pictured("lean.svg", svg("<style>@import '//a.example'</style>")),
        "a huge SVG": pictured("lean.svg", svg("", 'viewBox="0 0 1e300 1e300"')),
        "a deep SVG": pictured("lean.svg", svg("<g>" * 5000 + "</g>" * 5000)),
        "an SVG that takes minutes": pictured("lean.svg", svg(ENDLESS)),
        "a packed SVG": pictured("lean.svg", b"\x1f\x8b\x08harm"),
    }  # fmt: skip


HOSTILE: Mapping[str, Callable[[], dict[str, bytes]]] = {
    "files": kinds_of_files,
    "entries": kinds_of_entries,
    "archives": kinds_of_archives,
    "contents": kinds_of_contents,
}
CASES = {kind: data for make in HOSTILE.values() for kind, data in make().items()}


@pytest.fixture
def files(own_folders: Path) -> RoutineFiles:
    return RoutineFiles(routines_folder(), own=own_folders / ".local/share/deskbreak/routines")


def everything_in(*folders: Path) -> dict[Path, tuple[int, bytes]]:
    """All that is there: how it is, and what is in it."""
    return {
        path: (path.lstat().st_mode, path.read_bytes() if path.is_file() else b"")
        for folder in folders
        for path in folder.rglob("*")
    }


def test_a_good_one_is_taken(files: RoutineFiles) -> None:
    """All that follow differ from it in one thing."""
    found = package_in("my.deskbreak", package(), files)
    assert isinstance(found, Package), found
    assert [*found.files] == [
        "movements/lean.png", "movements/lean.toml", "movements/turn.toml", "my.toml",
    ]  # fmt: skip
    assert found.files["my.toml"] == GOOD["routines/my.toml"]


def test_there_are_many_kinds_and_each_has_its_message() -> None:
    assert len(CASES) >= 100
    assert list(MESSAGES) == list(CASES)


@pytest.mark.parametrize("kind", CASES)
def test_a_hostile_one(
    files: RoutineFiles, own_folders: Path, tmp_path: Path, kind: str,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    own = own_folders / ".local/share/deskbreak/routines"
    own.mkdir(parents=True)
    (own / "mine.toml").write_text("what I have")
    path = tmp_path / "my.deskbreak"
    path.write_bytes(CASES[kind])
    before = everything_in(own_folders, tmp_path)
    assert import_routine(path, files, only_look=False, replace=True) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [f"my.deskbreak{MESSAGES[kind]}", REFUSED]
    assert everything_in(own_folders, tmp_path) == before


SMALL = st.binary(max_size=8)
NAMES = st.sampled_from([*GOOD, "../evil.toml", "routines/more.toml", "a" * 300, "", "é", "A/B"])


@settings(deadline=None, max_examples=1500)
@given(data=st.data())
def test_no_bytes_whatever_raise(files_for_all: RoutineFiles, data: st.DataObject) -> None:
    spoiled = package()
    for _ in range(data.draw(st.integers(1, 3))):
        cut = data.draw(st.integers(0, len(spoiled)))
        end = data.draw(st.integers(cut, min(len(spoiled), cut + 40)))
        spoiled = spoiled[:cut] + data.draw(SMALL) + spoiled[end:]
    see(package_in("my.deskbreak", spoiled, files_for_all))


@settings(deadline=None, max_examples=1500)
@given(data=st.data())
def test_no_entries_whatever_raise(files_for_all: RoutineFiles, data: st.DataObject) -> None:
    """Files in an archive that is as it should be, one of which is not, or is measured wrongly."""
    found = entries()
    place = data.draw(st.integers(0, len(found) - 1))
    content = bytearray(found[place].content)
    for _ in range(data.draw(st.integers(0, 2))):
        cut = data.draw(st.integers(0, len(content)))
        content[cut : data.draw(st.integers(cut, min(len(content), cut + 40)))] = data.draw(SMALL)
    number = st.none() | st.integers(0, 2**32 - 1)
    word = st.sampled_from([0, 0, 0, 1, 8, 0x800, 0xFFFF])
    found[place] = Entry(
        name=data.draw(st.just(found[place].name) | NAMES.map(str.encode)),
        content=bytes(content),
        method=data.draw(st.sampled_from([8, 8, 0, 9])),
        flags=data.draw(word),
        size=data.draw(number),
        crc=data.draw(number),
        extra=data.draw(st.just(b"") | SMALL),
        attributes=data.draw(st.just(0o100644 << 16) | st.integers(0, 2**32 - 1)),
        start=data.draw(number),
        local_name=data.draw(st.none() | NAMES.map(str.encode)),
    )
    see(package_in("my.deskbreak", archive(found), files_for_all))


def see(found: Package | tuple[object, ...]) -> None:
    if isinstance(found, Package):
        for name in found.files:
            assert re.fullmatch(r"(movements/)?[a-z0-9-]+\.(toml|png|svg|gif)", name)
    else:
        assert found
        for problem in found:
            assert str(problem).startswith("my.deskbreak")
            assert len(str(problem).splitlines()) == 1


@pytest.fixture(scope="module")
def files_for_all() -> RoutineFiles:
    return RoutineFiles(routines_folder(), proven=True)
