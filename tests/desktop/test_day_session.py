"""A session in the real program, driven to its end by one means alone. Time goes faster."""

import tomllib

import pytest
from PIL import Image

from tests.desktop.desk import ROOT, Desk
from tests.desktop.program import FULL, Program
from tests.desktop.screen_reader import Node, ScreenReader, unexplained
from tests.desktop.tray_host import TrayHost

SPEED = 10
ROUTINE, TITLE = "one-minute-reset", "One-minute reset"
HELD = "hips-hamstrings"
"""Its second movement is held."""


@pytest.fixture
def speed() -> int:
    """Time goes ten times as fast."""
    return SPEED


@pytest.fixture
def reader(desk: Desk) -> ScreenReader:
    """Somebody who cannot see the screen, there before the program."""
    return ScreenReader(desk)


@pytest.fixture
def program(desk: Desk, reader: ScreenReader, tray: TrayHost) -> Program:
    """The program in its tray."""
    program = Program(desk)
    program.write_settings(FULL)
    program.start()
    desk.until(program.is_up)
    desk.until(tray.appeared)
    return program


def ended(desk: Desk, program: Program) -> None:
    """Wait for the end; it counts as taken, and no window is left."""
    [record] = desk.until(program.records, 60)
    assert (record.routine, record.outcome) == (ROUTINE, "taken")
    assert record.done_s >= 50
    desk.until(lambda: desk.windows() == [])
    assert program.phase() == "working"


def begin(desk: Desk, program: Program) -> None:
    """Start the session; on a busy machine the command may not wait for the answer."""
    program.command("start", ROUTINE)
    desk.until(desk.windows)


def runs(desk: Desk, reader: ScreenReader) -> None:
    """Wait until the session has run for some seconds: what is pressed before is not for it."""
    left = [f"0:{second} left" for second in range(40, 58)]
    desk.until(lambda: reader.names("label") & set(left))


def button(desk: Desk, reader: ScreenReader, name: str) -> Node:
    """A button of the session, once it shows."""
    return desk.until(lambda: reader.find("push button", name) or reader.find("button", name))


def test_by_keyboard_alone(desk: Desk, reader: ScreenReader, program: Program) -> None:
    begin(desk, program)
    runs(desk, reader)
    desk.key("space")
    desk.until(lambda: reader.find("label", "Paused"))
    button(desk, reader, "go on")
    desk.key("space")
    desk.until(lambda: not reader.find("label", "Paused"))
    ended(desk, program)


def test_by_mouse_alone(desk: Desk, reader: ScreenReader, tray: TrayHost, program: Program) -> None:
    tray.click("Start a stretch/All routines/One-minute reset")
    desk.click(*button(desk, reader, "pause").middle)
    desk.until(lambda: reader.find("label", "Paused"))
    desk.click(*button(desk, reader, "go on").middle)
    desk.until(lambda: not reader.find("label", "Paused"))
    ended(desk, program)


def test_by_screen_reader_alone(desk: Desk, reader: ScreenReader, program: Program) -> None:
    begin(desk, program)
    pause = button(desk, reader, "pause")
    assert pause.description == "Key: Space"
    assert {"enabled", "focusable", "showing", "visible"} <= pause.states
    assert reader.press(pause.role, "pause")
    desk.until(lambda: reader.find("label", "Paused"))
    assert reader.press(pause.role, "go on")
    desk.until(lambda: not reader.find("label", "Paused"))
    bars = {each.name: each for each in reader.nodes() if each.role == "progress bar"}
    assert bars["Session"].description.startswith("1 of ")
    names = {each.name for each in reader.nodes()}
    ended(desk, program)
    heard = reader.heard()
    assert len(heard) == len(set(heard)) > 2
    assert any(words.startswith("Done") for words in heard)
    assert heard[0].partition(".")[0].partition(",")[0] in names


def test_it_wears_what_the_settings_say_at_once(
    desk: Desk, reader: ScreenReader, program: Program
) -> None:
    palettes = tomllib.loads((ROOT / "assets/palette.toml").read_text("utf-8"))
    begin(desk, program)

    def edge() -> str:
        """The colour of the panel of words, beside its words."""
        shot = desk.screenshot(desk.folder / "edge.png", (1270, 400, 1, 1))
        with Image.open(shot) as picture:
            return "#{:02x}{:02x}{:02x}".format(*picture.convert("RGB").getpixel((0, 0)))

    desk.until(lambda: edge() == palettes["light"]["card"])
    for words, name in (('colours = "dark"', "dark"), ('contrast = "high"', "light_contrast")):
        program.write_settings(f"{words}\n{FULL}")
        desk.until(lambda name=name: edge() == palettes[name]["card"])


def shown(desk: Desk, reader: ScreenReader, role: str, name: str) -> dict[str, set[str]]:
    """The names of all that shows with that one, by role; each says what it is."""

    def with_it() -> list[Node]:
        nodes = reader.nodes()
        return nodes if (role, name) in {(each.role, each.name) for each in nodes} else []

    nodes = desk.until(with_it)
    assert unexplained(nodes) == []
    return {each.role: {other.name for other in nodes if other.role == each.role} for each in nodes}


def test_everything_in_a_session_says_what_it_is(
    desk: Desk, reader: ScreenReader, program: Program
) -> None:
    begin(desk, program)
    runs(desk, reader)
    desk.key("space")
    found = shown(desk, reader, "label", "Paused")
    assert found["panel"] == {TITLE}
    assert found["frame"] == {TITLE}
    assert len(found["image"]) == 2  # the person, and the next movement
    assert any(name.startswith("Paused: ") for name in found["progress bar"])
    desk.key("question")
    found = shown(desk, reader, "push button", "less")  # the key that brought them is named last
    assert {"longer", "shorter", "back", "skip", "once more"} <= found["push button"]
    desk.key("a")
    shown(desk, reader, "label", "Once more, from the beginning.")
    desk.key("space")
    found = shown(desk, reader, "label", "How does it feel?")
    assert found["push button"] == {"easier", "same", "stiffer", "leave"}
    desk.until(lambda: desk.windows() == [])


def test_what_changes_in_a_session_without_a_voice_is_announced(
    desk: Desk, reader: ScreenReader, program: Program
) -> None:
    program.write_settings("voice = false\n" + FULL)
    desk.until(lambda: "false" in program.ask("settings", "get", "voice"))
    program.command("start", HELD)
    desk.until(desk.windows)
    desk.until(lambda: [words for words in reader.heard() if words.startswith("Hold")])
    desk.key("space")
    desk.until(lambda: "Paused" in reader.heard())
    desk.key("Escape")
    desk.until(lambda: desk.windows() == [])
