"""A few cues the way a session plays them: each word and chime is heard in its time, alone."""

from pytestqt.qtbot import QtBot

from deskbreak.adapters.resources import assets_folder
from deskbreak.adapters.sounding import find_sound, find_voice
from deskbreak.core.chimes import Chime
from deskbreak.core.speech import Ending, Manner, Pace, Spoken
from tests.desktop.desk import Desk
from tests.desktop.hearing import Hearing, on_a_calm_machine

# When, from the beginning, and what: seconds.
CUES: tuple[tuple[float, Chime | str], ...] = (
    (0.0, Chime.READY),
    (1.2, "Left knee up."),
    (3.2, Chime.START),
    (4.3, Chime.HALF),
    (5.2, "Three more breaths."),
    (7.2, Chime.END),
    (8.2, Chime.SWITCH),
    (9.5, "Switch sides."),
    (11.3, Chime.DONE),
)
LATE_S = 0.25


def test_every_cue_is_heard_in_its_time(desk: Desk, hearing: Hearing, qtbot: QtBot) -> None:
    voice = find_voice(desk.environ)
    sound = find_sound(desk.environ, assets_folder() / "sounds", desk.home / "chimes")
    spoken: list[Spoken] = []
    voice.say("", Manner(), spoken.append)  # it runs before the session does
    qtbot.waitUntil(lambda: bool(spoken), timeout=10_000)

    def lived() -> None:
        spoken.clear()
        began_s = hearing.now_s
        for at_s, cue in CUES:
            qtbot.waitUntil(lambda at_s=at_s: hearing.now_s >= began_s + at_s, timeout=10_000)
            match cue:
                case Chime():
                    sound.play(cue, 100)
                case _:
                    voice.say(cue, Manner(), spoken.append)
        qtbot.waitUntil(lambda: hearing.heard_until(began_s + 13.2), timeout=10_000)
        assert [each.text for each in spoken] == [cue for _, cue in CUES if cue not in set(Chime)]
        assert {each.ending for each in spoken} == {Ending.SAID}
        look_at(hearing, began_s)

    on_a_calm_machine(lived)
    voice.stop()


def look_at(hearing: Hearing, began_s: float) -> None:
    chimes = hearing.chimes(began_s)
    planned = [(at_s, cue) for at_s, cue in CUES if isinstance(cue, Chime)]
    assert [each.chime for each in chimes] == [chime for _, chime in planned]
    late = [each.at_s - began_s - at_s for each, (at_s, _) in zip(chimes, planned, strict=True)]
    sounds = hearing.sounds(began_s)
    for at_s, cue in CUES:
        if not isinstance(cue, Chime):
            heard = min(sounds, key=lambda each, at_s=at_s: abs(each.begin_s - began_s - at_s))
            late.append(heard.begin_s - began_s - at_s)
            assert heard.length_s < Pace().length_of(cue, Manner()).total_seconds()
    assert min(late) > -0.02
    assert max(late) < LATE_S
    assert sum(late) / len(late) < 0.1
    # Nothing is heard that was not asked for, and no two at once.
    assert len(sounds) == len(CUES)
