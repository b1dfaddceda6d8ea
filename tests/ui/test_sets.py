"""Several sets of a movement, as a session shows them."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from deskbreak.core.events import Event
from deskbreak.core.timeline import Kind, lay_out
from deskbreak.figure.motion import Part
from deskbreak.ui.controls import Line
from deskbreak.ui.figure.view import FigureStills, FigureView
from deskbreak.ui.pace import Pace
from deskbreak.ui.player import Player, Script
from deskbreak.ui.reading import read_cue
from deskbreak.ui.theme import Looks
from tests.ui.samples import BREAK, HandClock, cut_off, people, play, short_script


@pytest.fixture
def script() -> Script:
    """Two sets of each of three movements."""
    once = short_script()
    steps = tuple(replace(step, sets=2, rest_s=8) for step in once.timeline.routine.steps)
    routine = replace(once.timeline.routine, steps=steps)
    return Script(lay_out(routine, once.movements), once.movements, once.drawings)


def test_captions_say_which_set_it_is_and_when_to_rest(script: Script) -> None:
    timeline = script.timeline
    captions = []
    for stretch in timeline.stretches:
        cue = timeline.cue_at(stretch.start + stretch.length / 2)
        captions.append((stretch.step, read_cue(cue, timeline, script.movements).caption))
    cat_cow = [caption for step, caption in captions if step == 0]
    assert cat_cow == ["Get ready", "Set 1 of 2", "Rest", "Set 2 of 2"]
    fold = [caption for step, caption in captions if step == 1]
    one = ["Ease in", "Set 1 of 2", "Ease out"]
    assert fold == ["Get ready", *one, "Rest", "Ease in", "Set 2 of 2", "Ease out"]
    lunge = [caption for step, caption in captions if step == 2]
    assert lunge.count("Set 1 of 2") == lunge.count("Set 2 of 2") == 2
    assert lunge.count("Change sides") == 2


def test_what_is_next_comes_after_all_sets(script: Script) -> None:
    timeline = script.timeline
    labels = []
    for stretch in timeline.stretches:
        reading = read_cue(timeline.cue_at(stretch.start), timeline, script.movements)
        labels.append((stretch.step, reading.next_label, reading.next_name))
    sets = ["Next", "After all sets", "After all sets", "Next"]
    assert [label for label in labels if label[0] == 0] == [
        (0, words, "Child's pose") for words in sets
    ]
    assert labels[-1] == (2, "", "")


def test_a_rest_stands_in_the_first_pose_and_ends_on_the_way_into_the_next_set(
    script: Script,
) -> None:
    [rest, *_] = (each for each in script.timeline.stretches if each.kind is Kind.REST)
    cue = script.timeline.cue_at(rest.start + timedelta(seconds=1))
    pace = Pace(cue, script.drawings[rest.movement])
    assert (pace.part, pace.frame_ms) == (Part.READY, None)
    assert pace.wait_ms(1.0) > 300
    assert pace.wait_ms(7.9) < 100


def test_a_session_with_sets_is_played_and_each_set_announced(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock, script: Script
) -> None:
    figure, stills = FigureView(people()), FigureStills(people())
    player = Player(looks, sent.append, seconds, BREAK, script, figure, stills)
    qtbot.addWidget(player)
    player.resize(1280, 800)
    player.show()
    [rest, *_] = (each for each in script.timeline.stretches if each.kind is Kind.REST)
    play(player, seconds, rest.start.total_seconds() + 2)
    said = {line.text() for line in player.findChildren(Line)}
    assert {"Rest", "Rest. Set 2 of 2 comes next."} <= said
    assert player.accessibleDescription() == "Cat-cow. Rest. Set 2 of 2 comes next."
    play(player, seconds, rest.length.total_seconds())
    assert "Set 2 of 2" in {line.text() for line in player.findChildren(Line)}
    qtbot.waitUntil(lambda: cut_off(player) == [])
