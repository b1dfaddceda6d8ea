"""Keys that are pressed anywhere are written in one way, and take nothing that is typed."""

import pytest

from deskbreak.core.settings_reading import read_settings
from deskbreak.core.shortcuts import Keys, Modifier, keys_of


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", None),
        ("Ctrl+Alt+B", Keys((Modifier.CTRL, Modifier.ALT), "B")),
        ("Super+F24", Keys((Modifier.SUPER,), "F24")),
        ("Alt+Shift+PageUp", Keys((Modifier.ALT, Modifier.SHIFT), "PageUp")),
    ],
)
def test_keys_are_read_as_they_are_written(text: str, keys: Keys | None) -> None:
    settings, problems = read_settings({"start_shortcut": text})
    assert not problems
    assert keys_of(settings.start_shortcut) == keys
    assert text == ("" if keys is None else str(keys))


@pytest.mark.parametrize("text", ["B", "Shift+B", "Alt+Ctrl+B", "Ctrl+", "Ctrl+F25", "Ctrl+é"])
def test_what_cannot_be_taken_is_refused(text: str) -> None:
    settings, [problem] = read_settings({"start_shortcut": text})
    assert settings.start_shortcut == ""
    assert str(problem) == (
        f'start_shortcut: expected keys such as "Ctrl+Alt+B", or "" for none, got "{text}"; '
        '"" is used'
    )
