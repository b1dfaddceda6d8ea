"""Pictures of a person's own: good ones are measured, bad ones are refused and told why."""

# ruff: noqa: E501 - each case is a line: a picture, and what is said of it

import zlib
from struct import pack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbreak.adapters.pictures.bounds import BadPicture
from deskbreak.adapters.pictures.kinds import picture_in
from deskbreak.figure.own_picture import OwnPicture, PictureKind
from tests.adapters.own_pictures import (
    END,
    ROWS,
    SCREEN,
    SVG,
    TRAILER,
    chunk,
    control,
    frame,
    gif,
    header,
    pixels,
    png,
    svg,
)

INKSCAPE = """\
<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Drawn by hand -->
<svg width="120px" height="90" version="1.1" id="svg1"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="namedview1" inkscape:window-width="1920" inkscape:zoom="1.4142136e+09" />
  <metadata><rdf:RDF><dc:format>image/svg+xml</dc:format>
    <dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage" /></rdf:RDF></metadata>
  <style>.skin { fill: #d98f6b; stroke: url(#shade) } /* warm */</style>
  <defs id="defs1"><linearGradient id="shade"><stop offset="0" stop-color="#1e9999"/></linearGradient>
    <radialGradient id="other" xlink:href="#shade"/></defs>
  <g inkscape:label="Layer 123456789"><path class="skin" d="M10-5L.5.5e1z" style="fill:url( '#shade' )"/>
    <use href="#shade" x="3"/><text font-family="Inter">Bridge</text></g>
</svg>"""


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [
        ("a.png", png(), (8, 6)),
        ("a.png", png(header(8, 6, 8, 0, 0, 0, 1), pixels(bytes(8 * 6 + 12)), END), (8, 6)),
        ("a.png", png(header(8, 6, 2, 3), chunk(b"PLTE", b"abc"), pixels(bytes(18)), END), (8, 6)),
        ("a.png", png(header(), chunk(b"tEXt", b"By\0me"), pixels(ROWS), END), (8, 6)),
        ("a.png", png(header(), chunk(b"zTXt", b"By\0\0" + zlib.compress(b"me")), pixels(ROWS), END), (8, 6)),
        ("a.gif", gif(), (8, 6)),
        ("a.svg", SVG.encode(), (40, 30)),
        ("a.svg", b"\xef\xbb\xbf" + SVG.encode(), (40, 30)),
        ("a.svg", INKSCAPE.encode(), (120, 90)),
        ("a.svg", svg('<use href="#none"/>', 'viewBox="-5,-5 1e2 5e1"'), (100, 50)),
    ],
)  # fmt: skip
def test_good_ones_are_measured(name: str, data: bytes, size: tuple[float, float]) -> None:
    picture = picture_in(name, data, mirrors=True)
    assert (picture.width, picture.height) == size
    assert picture.data == data
    assert picture.mirrors
    assert picture.kind is PictureKind(name[2:])
    assert not picture.moves


def test_a_film_has_the_times_of_its_frames() -> None:
    note = b"\x21\xfe\x02hi\x00"
    film = gif(note, control(40), frame(), control(1), frame(7, 5), frame())
    assert picture_in("a.gif", film).frames_s == (0.4, 0.1, 0.1)


def using(times: int, count: int) -> str:
    """So many groups, each of which uses the one before so many times."""
    uses = (f'<use href="#n{number - 1}"/>' * times for number in range(1, count + 1))
    return "".join(f'<g id="n{number}">{each}</g>' for number, each in enumerate(uses, 1))


BILLION, CHAIN = using(10, 9), using(1, 60)
LINK = "a picture must hold all that it shows"
PNG_INSTEAD = "delete it, or save the picture as PNG"

BAD = [
    # PNG
    ("a.png", gif(), "is no PNG picture; name it a.gif"),
    ("a.png", b"", "is no PNG picture; save it anew"),
    ("a.png", bytes(2_000_001), "is 2.0 MB, more than 2 MB"),
    ("a.png", png()[:-1], "ends in the middle; save it anew"),
    ("a.png", png()[:40], "ends in the middle; save it anew"),
    ("a.png", png() + b"PK", "goes on for 2 bytes after its end; save it anew"),
    ("a.png", png(header(9000, 10), pixels(ROWS), END), "is 9000 × 10 pixels; make it smaller, at most 4096 each way and 9 million in all"),
    ("a.png", png(header(4096, 4096), pixels(ROWS), END), "is 4096 × 4096 pixels; make it smaller, at most 4096 each way and 9 million in all"),
    ("a.png", png(header(0, 10), pixels(ROWS), END), "is damaged: it is 0 × 10 pixels; save it anew"),
    ("a.png", png(header(8, 600), pixels(ROWS), END), "is damaged: it has not the pixels of 8 × 600; save it anew"),
    ("a.png", png(header(), pixels(bytes(1_000_000)), END), "is damaged: it has not the pixels of 8 × 6; save it anew"),
    ("a.png", png(header(), chunk(b"IDAT", b"nothing packed"), END), "is damaged: what is packed in it does not come out; save it anew"),
    ("a.png", png(header(), chunk(b"IDAT", zlib.compress(ROWS)[:-6]), END), "is damaged: it has not the pixels of 8 × 6; save it anew"),
    ("a.png", png(pixels(ROWS), header(), END), "is damaged: it does not say once, at its beginning, how large it is; save it anew"),
    ("a.png", png(header(), header(), pixels(ROWS), END), "is damaged: it does not say once, at its beginning, how large it is; save it anew"),
    ("a.png", png(chunk(b"IHDR", b"short"), END), "is damaged: it does not say how large it is; save it anew"),
    ("a.png", png(header(), END), "is damaged: it has no pixels; save it anew"),
    ("a.png", png(header(), pixels(ROWS), chunk(b"tIME", b""), pixels(ROWS), END), "is damaged: its pixels are in pieces; save it anew"),
    ("a.png", png(header(8, 6, 2, 3), pixels(bytes(18)), END), "is damaged: its colours are missing; save it anew"),
    ("a.png", png(header(8, 6, 3), pixels(ROWS), END), "is damaged: it has pixels of a kind there is not; save it anew"),
    ("a.png", png(header(8, 6, 8, 0, 1), pixels(ROWS), END), "is damaged: it has pixels of a kind there is not; save it anew"),
    ("a.png", png(header()[:-1] + b"?", pixels(ROWS), END), "is damaged: a part of it has changed since it was saved; save it anew"),
    ("a.png", png(header(), chunk(b"XYZW", b""), pixels(ROWS), END), "is damaged: it has a part 'XYZW', which no PNG has; save it anew"),
    ("a.png", png(header(), chunk(b"acTL", bytes(8)), pixels(ROWS), END), "moves, which a PNG does not do here; save it as GIF"),
    ("a.png", png(header(), chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(2_000_000))), pixels(ROWS), END), "has more than 1 MB hidden beside its pixels; save it anew"),
    ("a.png", png(header(), chunk(b"iTXt", b"a\0\1\0de\0a\0" + zlib.compress(bytes(2_000_000))), pixels(ROWS), END), "has more than 1 MB hidden beside its pixels; save it anew"),
    ("a.png", png(header(), chunk(b"iCCP", b"a\0\0junk"), pixels(ROWS), END), "is damaged: what is packed in it does not come out; save it anew"),
    # GIF
    ("a.gif", png(), "is no GIF picture; name it a.png"),
    ("a.gif", gif()[:-1], "ends in the middle; save it anew"),
    ("a.gif", gif()[:16], "ends in the middle; save it anew"),
    ("a.gif", gif() + b"!", "goes on for 1 bytes after its end; save it anew"),
    ("a.gif", b"GIF89a" + SCREEN + TRAILER, "is damaged: it has no frame; save it anew"),
    ("a.gif", gif(screen=pack("<HHBBB", 65535, 65535, 0, 0, 0)), "is 65535 × 65535 pixels; make it smaller, at most 4096 each way and 9 million in all"),
    ("a.gif", gif(frame(4, 0, 5, 6)), "is damaged: frame 1 does not lie inside the picture; save it anew"),
    ("a.gif", gif(frame(), frame(0, 0, 0, 6)), "is damaged: frame 2 does not lie inside the picture; save it anew"),
    ("a.gif", gif(frame()[:-5] + b"\x0c\x02\x4c\x01\x00"), "is damaged: frame 1 has no pixels; save it anew"),
    ("a.gif", gif(frame()[:-5] + b"\x02\x00"), "is damaged: frame 1 has no pixels; save it anew"),
    ("a.gif", gif(b"\x21\xf9\x02\x00\x00\x00", frame()), "is damaged: frame 1 does not say how long it stands; save it anew"),
    ("a.gif", gif(frame(), b"\x99"), "is damaged: after frame 1 comes something that no GIF has; save it anew"),
    ("a.gif", gif(*[frame()] * 301), "has more than 300 frames; make it shorter"),
    ("a.gif", gif(*[frame()] * 80, screen=pack("<HHBBB", 2000, 1500, 0, 0, 0)), "has 67 frames and more of 2000 × 1500 pixels; make it smaller or shorter"),
    # SVG
    ("a.svg", b"bridge", "is no SVG picture; save it anew"),
    ("a.svg", svg()[:-8], "line 2: is no SVG picture here; save it anew"),
    ("a.svg", b"<svg>\n\xff</svg>", "line 2: is not UTF-8 text; save it as UTF-8"),
    ("a.svg", SVG.encode("utf-16"), "is no SVG picture; save it anew"),
    ("a.svg", svg(before='<?xml version="1.0" encoding="utf-7"?>'), "line 1: says that it is not UTF-8; save it as UTF-8"),
    ("a.svg", svg("<!-- " + "x" * 500_000 + " -->"), "is 0.5 MB, more than 0.5 MB"),
    ("a.svg", svg(before='<!DOCTYPE svg [<!ENTITY a "b">]>'), "line 1: has a <!DOCTYPE>, which can hide anything; delete it"),
    ("a.svg", svg("&boom;"), "line 2: is no SVG picture here; save it anew"),
    ("a.svg", svg(before='<?xml-stylesheet href="http://a.example/"?>'), "line 1: has an instruction <?xml-stylesheet?>; delete it"),
    ("a.svg", b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "line 1: begins with <html>, not with <svg>; save it anew"),
    ("a.svg", svg("<script>alert(1)</script>"), f"line 2: has a script (<script>); {PNG_INSTEAD}"),
    ("a.svg", svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'), f"line 2: has a script (<script>); {PNG_INSTEAD}"),
    ("a.svg", svg('<rect width="1" onclick="go()"/>'), "line 2: has onclick, which runs a script; delete it"),
    ("a.svg", svg("", 'onload="go()"'), "line 1: has onload, which runs a script; delete it"),
    ("a.svg", svg("<foreignObject><body/></foreignObject>"), f"line 2: has a web page in it (<foreignObject>); {PNG_INSTEAD}"),
    ("a.svg", svg('<image href="file:///etc/passwd"/>'), f"line 2: has another picture in it (<image>); {PNG_INSTEAD}"),
    ("a.svg", svg('<x:rect xmlns:x="urn:x" width="9"/>'), f"line 2: has a <rect> that is no SVG; {PNG_INSTEAD}"),
    ("a.svg", svg('<use href="other.svg#a"/>'), f"line 2: points to other.svg#a; {LINK}"),
    ("a.svg", svg('<use xmlns:q="http://www.w3.org/1999/xlink" q:href="http://a.example/"/>'), f"line 2: points to http://a.example/; {LINK}"),
    ("a.svg", svg('<rect fill="url(http://a.example/#p)"/>'), f"line 2: points to url(http://a.example/#p); {LINK}"),
    ("a.svg", svg("", 'xml:base="http://a.example/"'), f"line 1: points to http://a.example/; {LINK}"),
    ("a.svg", svg('<a href="#x"><rect/></a>'), f"line 2: has a link (<a>); {PNG_INSTEAD}"),
    ("a.svg", svg('<rect style="fill:url(\'https://a.example/\')"/>'), "line 2: points out of itself in a style; delete what stands there"),
    ("a.svg", svg('<rect style="fill:\\75rl(x)"/>'), "line 2: has \\ or @ in a style; delete what stands there"),
    ("a.svg", svg("<style>@import 'a.css';</style>"), "line 2: has \\ or @ in a style; delete what stands there"),
    ("a.svg", svg("<style>\nrect { fill: url/**/(//a.example/) }</style>"), "line 3: points out of itself in a style; delete what stands there"),
    ("a.svg", svg("<filter/>"), f"line 2: has <filter> in it, which is not drawn here; {PNG_INSTEAD}"),
    ("a.svg", svg("<animate/>"), f"line 2: has <animate> in it, which is not drawn here; {PNG_INSTEAD}"),
    ("a.svg", svg("<svg/>"), f"line 2: has <svg> in it, which is not drawn here; {PNG_INSTEAD}"),
    ("a.svg", svg("", 'viewBox="0 0 1e9 1e9"'), "line 1: has the number 1e9; 100000 is the largest"),
    ("a.svg", svg('<path d="M9999999 0"/>'), "line 2: has the number 9999999; 100000 is the largest"),
    ("a.svg", svg('<rect style="stroke-width:1e999"/>'), "line 2: has the number 1e999; 100000 is the largest"),
    ("a.svg", svg("<style>text{font-size:200000px}</style>"), "line 2: has the number 200000; 100000 is the largest"),
    ("a.svg", svg("", 'viewBox="0 0 0 1"'), 'line 1: does not say how large it is; write viewBox="0 0 WIDTH HEIGHT"'),
    ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="9"/>', 'line 1: does not say how large it is; write viewBox="0 0 WIDTH HEIGHT"'),
    ("a.svg", svg("", 'viewBox="0 0 2100 100"'), "line 1: is 2100 × 100; make it less narrow"),
    ("a.svg", svg("<g>" * 60 + "</g>" * 60), "line 2: is nested more than 30 deep; save it as PNG"),
    ("a.svg", svg("<g/>" * 2001), "line 2: has more than 2000 elements; save it as PNG"),
    ("a.svg", svg(BILLION), "comes to more than 2000 elements as it uses its parts; save it as PNG"),
    ("a.svg", svg(CHAIN), "is nested more than 30 deep as it uses its parts; save it as PNG"),
    ("a.svg", svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "uses a part of itself within that part; delete that <use>"),
    ("a.svg", svg('<g id="a"><use href="#a"/></g>'), "uses a part of itself within that part; delete that <use>"),
]  # fmt: skip


def refused(name: str, data: bytes) -> str:
    with pytest.raises(BadPicture) as caught:
        picture_in(name, data)
    line = caught.value.line
    return f"{'' if line is None else f'line {line}: '}{caught.value.reason}"


@pytest.mark.parametrize(
    ("name", "data", "says"), BAD, ids=[f"{each[0]} {each[2]}" for each in BAD]
)
def test_a_bad_picture(name: str, data: bytes, says: str) -> None:
    assert refused(name, data) == says


GOOD = {"a.png": png(), "a.gif": gif(control(40), frame(), frame()), "a.svg": INKSCAPE.encode()}


@settings(deadline=None, max_examples=1000)
@given(data=st.data(), name=st.sampled_from(sorted(GOOD)))
def test_no_picture_whatever_raises(name: str, data: st.DataObject) -> None:
    spoiled = GOOD[name]
    for _ in range(data.draw(st.integers(1, 3))):
        cut = data.draw(st.integers(0, len(spoiled)))
        end = data.draw(st.integers(cut, min(len(spoiled), cut + 30)))
        spoiled = spoiled[:cut] + data.draw(st.binary(max_size=8)) + spoiled[end:]
    found = looked_at(name, spoiled)
    if isinstance(found, BadPicture):
        assert len(found.reason.splitlines()) == 1
    else:
        assert min(found.width, found.height) > 0


def looked_at(name: str, data: bytes) -> OwnPicture | BadPicture:
    try:
        return picture_in(name, data)
    except BadPicture as bad:
        return bad
