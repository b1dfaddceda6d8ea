"""Signals of input, evidence, lock and sleep become one presence."""

from datetime import timedelta

import pytest

from deskbreak.core.presence import (
    Asleep,
    Evidence,
    EvidenceChanged,
    InputBegan,
    InputPaused,
    Judgement,
    Locked,
    Presence,
    Signal,
    Signs,
    hear,
    is_noise,
    judge,
    looked,
)


def s(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


AWAY_AFTER = s(60)
LONG_IDLE = Signs(last_input=s(0))


def judged(signs: Signs, now: float) -> Judgement:
    return judge(signs, s(now), AWAY_AFTER)


def heard(*signals: tuple[float, Signal], signs: Signs = LONG_IDLE) -> Signs:
    for at, signal in signals:
        signs = hear(signs, signal, s(at))
    return signs


def test_input_that_lasts_a_second_is_a_person() -> None:
    signs = heard((1000, InputBegan()))
    first = judged(signs, 1000)
    assert first == Judgement(Presence.AWAY, s(0), s(1001))
    signs = looked(signs, idle=s(0), now=s(1001))
    assert judged(signs, 1001).presence is Presence.ACTIVE


def test_a_bump_is_noise_and_is_looked_at_until_it_has_gone() -> None:
    signs = heard((1000, InputBegan()))
    for now in (1001, 1002, 1003, 1004):
        signs = looked(signs, idle=s(now - 1000), now=s(now))
        assert judged(signs, now) == Judgement(Presence.AWAY, s(0), s(now + 1))
    signs = looked(signs, idle=s(5), now=s(1005))
    assert judged(signs, 1005) == Judgement(Presence.AWAY, s(0), None)


def test_a_bump_is_forgotten_when_input_pauses_first() -> None:
    signs = heard((1000, InputBegan()), (1005, InputPaused(s(5))))
    assert judged(signs, 1005) == Judgement(Presence.AWAY, s(0), None)


def test_two_bumps_four_seconds_apart_are_a_person() -> None:
    signs = heard((1000, InputBegan()), (1004, InputBegan()))
    signs = looked(signs, idle=s(0.5), now=s(1004.5))
    assert judged(signs, 1004.5).presence is Presence.ACTIVE


def test_a_pointer_that_moved_two_pixels_is_noise() -> None:
    assert heard((1000, InputBegan(pixels=2))) == LONG_IDLE
    assert heard((1000, InputBegan(pixels=3))).bump_at == s(1000)


def test_looking_without_a_bump_changes_nothing() -> None:
    assert looked(LONG_IDLE, idle=s(0), now=s(1000)) == LONG_IDLE


TYPING = looked(hear(LONG_IDLE, InputBegan(), s(1000)), idle=s(0), now=s(1001))


def test_more_input_while_typing_changes_nothing() -> None:
    assert heard((1010, InputBegan()), signs=TYPING) == TYPING


def test_a_pause_is_present_until_away_and_away_counts_from_the_last_input() -> None:
    signs = heard((1105, InputPaused(s(5))), signs=TYPING)
    assert judged(signs, 1105) == Judgement(Presence.PRESENT, s(1105), s(1160))
    assert judged(signs, 1160) == Judgement(Presence.AWAY, s(1100), None)


def test_a_pause_told_late_left_active_when_it_did() -> None:
    signs = heard((1130, InputPaused(s(30))), signs=TYPING)
    assert judged(signs, 1130) == Judgement(Presence.PRESENT, s(1105), s(1160))


def test_a_bump_while_present_is_looked_at_before_away() -> None:
    signs = heard((1105, InputPaused(s(5))), (1120, InputBegan()), signs=TYPING)
    assert judged(signs, 1120) == Judgement(Presence.PRESENT, s(1105), s(1121))


def test_evidence_keeps_a_silent_person_present() -> None:
    signs = heard((1105, InputPaused(s(5))), signs=TYPING)
    signs = heard((1106, EvidenceChanged(Evidence.MICROPHONE, there=True)), signs=signs)
    assert judged(signs, 3000) == Judgement(Presence.PRESENT, s(1105), None)
    signs = heard((3000, EvidenceChanged(Evidence.MEDIA, there=True)), signs=signs)
    signs = heard((3001, EvidenceChanged(Evidence.MICROPHONE, there=False)), signs=signs)
    assert judged(signs, 3001).presence is Presence.PRESENT
    signs = heard((3002, EvidenceChanged(Evidence.MEDIA, there=False)), signs=signs)
    assert judged(signs, 3002).presence is Presence.AWAY


@pytest.mark.parametrize("signal", [Locked(True), Asleep(True)])
def test_locked_or_asleep_is_gone_whatever_the_input(signal: Signal) -> None:
    signs = heard((1010, signal), signs=TYPING)
    assert judged(signs, 1010) == Judgement(Presence.GONE, s(1010), None)


@pytest.mark.parametrize("kind", [Locked, Asleep])
def test_back_from_it_input_counts_anew(kind: type[Locked | Asleep]) -> None:
    signs = heard((1010, kind(True)), (1100, kind(False)), signs=TYPING)
    assert judged(signs, 1100).presence is Presence.AWAY


@pytest.mark.parametrize(
    ("lasted", "pixels", "noise"),
    [(0.5, None, True), (1, None, False), (2, 2, True), (2, 3, False), (0.9, 400, True)],
)
def test_what_is_noise(lasted: float, pixels: int | None, noise: bool) -> None:
    assert is_noise(s(lasted), pixels) is noise


READING = EvidenceChanged(Evidence.READING, True)


def test_whoever_says_they_read_is_there_for_two_hours_without_a_sign() -> None:
    signs = heard((1000, READING))
    assert judged(signs, 1000 + 90) == Judgement(Presence.PRESENT, s(1005), s(1000 + 7200))
    assert judged(signs, 1000 + 7200) == Judgement(Presence.AWAY, s(1000 + 7200), None)
    bumped = heard((1100, InputBegan()), signs=signs)
    assert judged(bumped, 1100).look_at == s(1101)


def test_other_evidence_needs_no_sign_from_those_who_read() -> None:
    signs = heard((1000, READING), (1001, EvidenceChanged(Evidence.MEDIA, True)))
    assert judged(signs, 99_000).presence is Presence.PRESENT


@pytest.mark.parametrize(
    "leaving", [Locked(True), Asleep(True), EvidenceChanged(Evidence.READING, False)]
)
def test_reading_is_over_when_they_leave_or_say_so(leaving: Signal) -> None:
    signs = heard((1000, READING), (1001, EvidenceChanged(Evidence.MEDIA, True)), (1100, leaving))
    assert signs.evidence == (Evidence.MEDIA,)
