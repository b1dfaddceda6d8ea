"""The menu in the real tray, and the icon as its settings say, as a panel reads them."""

from tests.desktop.desk import Desk
from tests.desktop.program import Program
from tests.desktop.tray_host import TrayHost


def test_the_sentence_is_first_and_all_the_rest_is_there(tray: TrayHost, program: Program) -> None:
    program.ask("settings", "set", "favourites", '["quiet-office"]')
    assert tray.labels()[0] == tray.tooltip()
    assert not tray.menu()[0].enabled
    assert tray.labels()[1:] == [
        "Start a stretch",
        "Pause",
        "I stood up",
        "I'm reading",
        "Show deskbreak",
        "Routines",
        "Settings",
        "Welcome",
        "Quit",
    ]
    stretches = [each.label for each in tray.entry("Start a stretch").entries]
    assert any(each.startswith("Quiet office") for each in stretches)
    assert stretches[-1] == "All routines"


def test_a_pause_of_another_length(desk: Desk, tray: TrayHost, program: Program) -> None:
    tray.click("Pause/Another time")
    desk.until(lambda: desk.focused() in desk.windows("Pause"))
    desk.type("1 h 30 min")
    desk.key("Return")
    desk.until(lambda: tray.tooltip() == "Paused until 10:30")
    assert not desk.windows("Pause")


def test_who_reads_is_there_until_they_say_otherwise(
    desk: Desk, tray: TrayHost, program: Program
) -> None:
    tray.click("I'm reading")
    desk.until(lambda: program.status()["presence"] == "present")
    assert tray.entry("I'm reading").checked
    tray.click("I stood up")
    desk.until(lambda: not tray.entry("I'm reading").checked)


def test_the_icon_changes_with_its_settings_at_once(
    desk: Desk, tray: TrayHost, program: Program
) -> None:
    desk.type("f")
    desk.until(lambda: tray.tooltip().startswith("Next micro-break"))
    coloured = tray.icon()
    program.ask("settings", "set", "tray_icon", "light")
    desk.until(lambda: tray.icon() != coloured)
    light = tray.icon()
    program.ask("settings", "set", "tray_minutes", "true")
    desk.until(lambda: tray.icon() not in (coloured, light))
    program.ask("settings", "reset", "tray_minutes")
    program.ask("settings", "reset", "tray_icon")
    desk.until(lambda: tray.icon() == coloured)
