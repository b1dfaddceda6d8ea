"""The table of settings: a bad value falls back alone, and its message says what would be right."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import settings as options
from hypothesis import strategies as st

from deskbreak.core.anatomy import Area
from deskbreak.core.breaks import MICRO, MOVEMENT, Break, BreakWindow, Manners, Weekday
from deskbreak.core.places import Place
from deskbreak.core.settings import Hours, Settings, read_unit, write_unit
from deskbreak.core.settings_editing import as_raw, edit, listing
from deskbreak.core.settings_reading import read_settings
from deskbreak.core.settings_rows import SettingRow, describe, shown
from deskbreak.core.units import ClockTime, Duration, HourRange

FULL = {
    "away_after": "90 s",
    "credit": 0,
    "day_start": "05:30",
    "skips_per_day": 3,
    "hours": {"mon": ["09:00-12:30", "13:15-17:30"], "fri": ["22:00-06:00"], "sat": []},
    "breaks": [
        {"id": "movement", "after": "45 min"},
        {
            "id": "tea",
            "at": ["10:30", "15:00"],
            "days": ["mon", "tue"],
            "length": "10 min",
            "notice": "",
            "snoozes": [],
            "max_snoozes": 0,
            "manners": "strict",
            "routine": "",
            "window": "window",
        },
        {"id": "eye-rest", "name": "Eyes", "every": "20 min", "enabled": False},
    ],
}


def said(raw: dict[str, object]) -> list[str]:
    return [str(problem) for problem in read_settings(raw)[1]]


def test_nothing_written_is_every_default() -> None:
    assert read_settings({}) == (Settings(), ())


def test_every_kind_of_value_is_read() -> None:
    settings, problems = read_settings(FULL)
    assert problems == ()
    assert settings.away_after == timedelta(seconds=90)
    assert settings.credit == 0
    assert settings.day_start == ClockTime(330)
    assert settings.hours.of(Weekday.MON) == (HourRange(540, 750), HourRange(795, 1050))
    assert settings.hours.of(Weekday.FRI) == (HourRange(1320, 1800),)
    assert settings.hours.of(Weekday.SAT) == ()
    assert settings.hours.of(Weekday.SUN) is None
    movement, tea, eyes = settings.breaks
    assert tea == Break(
        id="tea",
        name="Tea",
        at=(ClockTime(630), ClockTime(900)),
        days=(Weekday.MON, Weekday.TUE),
        length=Duration(minutes=10),
        notice=Duration(0),
        snoozes=(),
        max_snoozes=0,
        manners=Manners.STRICT,
        routine="",
        window=BreakWindow.WINDOW,
    )
    assert not tea.guided
    assert movement.guided
    assert (eyes.name, eyes.every, eyes.enabled) == ("Eyes", timedelta(minutes=20), False)


def test_a_built_in_break_keeps_its_own_values_where_the_file_is_silent() -> None:
    movement = read_settings({"breaks": [{"id": "movement", "after": "45 min"}]})[0].breaks[0]
    assert movement == Break(
        id="movement",
        name=MOVEMENT.name,
        after=Duration(minutes=45),
        length=MOVEMENT.length,
        manners=Manners.FIRM,
        window=BreakWindow.FULL,
    )


def test_another_trigger_replaces_the_built_in_one() -> None:
    movement = read_settings({"breaks": [{"id": "movement", "every": "45 min"}]})[0].breaks[0]
    assert (movement.after, movement.every) == (timedelta(0), timedelta(minutes=45))


def test_no_breaks_is_a_choice() -> None:
    assert read_settings({"breaks": []}) == (Settings(breaks=()), ())


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            {"away_after": "ninety"},
            (
                'away_after: expected a duration such as "90 s", "5 min" or "1 h 30 min", '
                'got "ninety"; "1 min" is used'
            ),
        ),
        (
            {"away_after": 90},
            (
                'away_after: expected a duration such as "90 s", from 10 s to 30 min, '
                'got 90; "1 min" is used'
            ),
        ),
        (
            {"away_after": "5 h"},
            (
                'away_after: expected a duration such as "90 s", from 10 s to 30 min, '
                'got "5 h"; "1 min" is used'
            ),
        ),
        (
            {"typing_pause": "6 min"},
            (
                'typing_pause: expected a duration such as "90 s", from 0 s to 5 min, '
                'or "" for none, got "6 min"; '
                '"15 s" is used'
            ),
        ),
        ({"credit": 11}, "credit: expected a number from 0 to 10, got 11; 1.0 is used"),
        ({"credit": True}, "credit: expected a number from 0 to 10, got true; 1.0 is used"),
        (
            {"credit": float("nan")},
            "credit: expected a number from 0 to 10, got nan; 1.0 is used",
        ),
        (
            {"day_start": "25:00"},
            'day_start: expected a time of day such as "09:30", got "25:00"; "04:00" is used',
        ),
        (
            {"skips_per_day": "3"},
            'skips_per_day: expected a whole number from 0 to 100, got "3"; 0 is used',
        ),
        ({"away_afer": "60 s"}, 'away_afer: there is no such setting; did you mean "away_after"?'),
        ({"xyzzy": 1}, "xyzzy: there is no such setting"),
        (
            {"hours": "09:00-17:00"},
            (
                'hours: expected a table such as mon = ["09:00-12:30"], got "09:00-17:00"; '
                "every hour is used"
            ),
        ),
        (
            {"hours": {"mon": "09:00-17:00"}},
            (
                'hours.mon: expected a list of ranges such as "09:00-12:30", got "09:00-17:00"; '
                "the whole day is used"
            ),
        ),
        (
            {"hours": {"mon": ["09:00-12:30", "12:00-17:00"]}},
            'hours.mon: "09:00-12:30" and "12:00-17:00" overlap; the whole day is used',
        ),
        (
            {"hours": {"monday": []}},
            'hours.monday: there is no such setting; did you mean "mon"?',
        ),
        (
            {"breaks": "none"},
            (
                "breaks: expected a list of at most 24 breaks, each under [[breaks]], "
                'got "none"; the built-in pair is used'
            ),
        ),
        (
            {"breaks": [MICRO_RAW := {"id": "micro"}, 7]},
            "breaks, number 2: expected a table with id and after, got 7; the break is left out",
        ),
        (
            {"breaks": [MICRO_RAW, {"after": "20 min"}]},
            "breaks, number 2: a break needs an id; the break is left out",
        ),
        (
            {"breaks": [MICRO_RAW, {"id": "Eye Rest", "after": "20 min"}]},
            (
                "breaks, number 2, id: expected a short text of lower-case letters, digits and "
                '"-", got "Eye Rest"; the break is left out'
            ),
        ),
        (
            {"breaks": [MICRO_RAW, {"id": "session", "after": "20 min"}]},
            "breaks.session: deskbreak itself has this id; the break is left out",
        ),
        (
            {"breaks": [MICRO_RAW, MICRO_RAW]},
            "breaks.micro: another break has this id; the break is left out",
        ),
        (
            {"breaks": [MICRO_RAW, {"id": "tea"}]},
            "breaks.tea: give exactly one of after, at and every; the break is left out",
        ),
        (
            {"breaks": [MICRO_RAW, {"id": "tea", "after": "soon"}]},
            (
                'breaks.tea.after: expected a duration such as "90 s", "5 min" or "1 h 30 min", '
                'got "soon"; the break is left out'
            ),
        ),
        (
            {"breaks": [MICRO_RAW, {"id": "tea", "after": "1 h", "length": "3 h"}]},
            (
                'breaks.tea.length: expected a duration such as "90 s", from 5 s to 2 '
                'h, got "3 h"; '
                "the break is left out"
            ),
        ),
        (
            {"breaks": [{"id": "micro", "after": "20 min", "every": "30 min"}]},
            (
                "breaks.micro: give exactly one of after, at and every, got after and every; "
                'after = "30 min" is used'
            ),
        ),
        (
            {"breaks": [{"id": "micro", "after": ""}]},
            'breaks.micro: give exactly one of after, at and every; after = "30 min" is used',
        ),
        (
            {"breaks": [{"id": "micro", "snoozes": ["5 min", "20 s"]}]},
            (
                "breaks.micro.snoozes: expected a list of at most 6 durations such as "
                '"5 min" from 1 min to 4 h, got ["5 min", "20 s"]; ["5 min", "15 min"] is used'
            ),
        ),
        (
            {"breaks": [{"id": "micro", "days": ["mon", "someday"]}]},
            (
                'breaks.micro.days: expected a list of at most 7 days out of "mon", "tue", "wed", '
                '"thu", "fri", "sat" and "sun", got ["mon", "someday"]; '
                '["mon", "tue", "wed", "thu", "fri", "sat", "sun"] is used'
            ),
        ),
        (
            {"breaks": [{"id": "movement", "manners": "rude"}]},
            (
                'breaks.movement.manners: expected "gentle", "firm" or "strict", got "rude"; '
                '"firm" is used'
            ),
        ),
        (
            {"breaks": [{"id": "micro", "routine": "Cat Cow"}]},
            (
                "breaks.micro.routine: expected a short text of lower-case letters, digits and "
                '"-", or "", got "Cat Cow"; "auto" is used'
            ),
        ),
        (
            {"breaks": [{"id": "micro", "name": ""}]},
            'breaks.micro.name: expected a text of 1 to 60 letters, got ""; "Micro-break" is used',
        ),
        (
            {"voice_rate": 3},
            "voice_rate: expected a number from 0.5 to 2, got 3; 1.0 is used",
        ),
        (
            {"voice_name": "v" * 101},
            (f'voice_name: expected a text of up to 100 letters, got "{"v" * 58}…; "" is used'),
        ),
        (
            {"breaks": [{"id": "micro", "enabled": {"x": 1}}]},
            "breaks.micro.enabled: expected true or false, got a table; true is used",
        ),
        (
            {"breaks": [{"id": "micro", "lenght": "2 min"}]},
            'breaks.micro.lenght: there is no such setting; did you mean "length"?',
        ),
    ],
)
def test_a_bad_value_falls_back_alone_and_is_named(raw: dict[str, object], message: str) -> None:
    assert said({"daily_sitting_limit": "6 h"} | raw) == [message]
    assert read_settings({"daily_sitting_limit": "6 h"} | raw)[0].daily_sitting_limit == timedelta(
        hours=6
    )


def test_the_other_values_of_a_break_stay() -> None:
    raw = {"breaks": [{"id": "movement", "after": "45 min", "length": "10 h", "manners": "gentle"}]}
    settings, problems = read_settings(raw)
    assert settings.breaks[0].after == timedelta(minutes=45)
    assert settings.breaks[0].length == MOVEMENT.length
    assert settings.breaks[0].manners is Manners.GENTLE
    assert [problem.place for problem in problems] == [("breaks", 0, "length")]


def test_where_no_break_can_be_used_the_built_in_ones_are() -> None:
    settings, problems = read_settings({"breaks": [{"id": "tea"}]})
    assert settings.breaks == (MICRO, MOVEMENT)
    assert str(problems[-1]) == "breaks: none can be used; the built-in ones are"


def test_more_breaks_than_there_may_be_are_left_out() -> None:
    raw = [{"id": f"b{number}", "after": "1 h"} for number in range(30)]
    settings, problems = read_settings({"breaks": raw})
    assert len(settings.breaks) == 24
    assert str(problems[0]) == "breaks: at most 24 breaks are used, got 30"


def test_a_long_value_is_shortened_in_its_message() -> None:
    assert len(shown("x" * 1000)) == 60
    assert shown("x" * 1000).endswith("…")


def test_what_is_written_out_is_read_back_the_same() -> None:
    settings = read_settings(FULL)[0]
    assert read_settings(as_raw(settings)) == (settings, ())


@pytest.mark.parametrize(
    ("key", "value", "attribute"),
    [
        ("away_after", "90 s", lambda s: s.away_after == timedelta(seconds=90)),
        ("hours.mon", ["09:00-12:30"], lambda s: s.hours.mon == (HourRange(540, 750),)),
        ("hours", {"sun": []}, lambda s: s.hours == Hours(sun=())),
        ("breaks.micro.after", "20 min", lambda s: s.breaks[0].after == timedelta(minutes=20)),
        ("breaks.movement.at", ["10:30"], lambda s: s.breaks[1].at == (ClockTime(630),)),
        ("breaks.micro.id", "short", lambda s: s.breaks[0].id == "short"),
        ("breaks", [], lambda s: s.breaks == ()),
    ],
)
def test_an_edit_changes_one_thing(key: str, value: object, attribute) -> None:
    settings, problems = edit(Settings(), {key: value})
    assert problems == ()
    assert attribute(settings)


def test_a_new_trigger_takes_the_old_one_away() -> None:
    settings, _ = edit(Settings(), {"breaks.movement.every": "2 h"})
    assert (settings.breaks[1].after, settings.breaks[1].at) == (timedelta(0), ())
    assert settings.breaks[0] == MICRO


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        (
            "away_after",
            "x",
            ('away_after: expected a duration such as "90 s", "5 min" or "1 h 30 min", got "x"'),
        ),
        ("away_aftr", "1 min", 'away_aftr: there is no such setting; did you mean "away_after"?'),
        ("a.b.c", "1 min", "a.b.c: there is no such setting"),
        ("hours.monday", [], 'hours.monday: there is no such setting; did you mean "mon"?'),
        (
            "breaks.micro.lenght",
            "1 min",
            'breaks.micro.lenght: there is no such setting; did you mean "length"?',
        ),
        (
            "breaks.tea.after",
            "1 h",
            'breaks.tea.after: there is no break "tea"; there is micro, movement',
        ),
    ],
)
def test_an_edit_that_cannot_be_made_leaves_what_was(key: str, value: str, message: str) -> None:
    before = Settings(day_start=ClockTime(300))
    settings, problems = edit(before, {key: value, "skips_per_day": 2})
    assert settings == Settings(day_start=ClockTime(300), skips_per_day=2)
    assert [str(problem) for problem in problems] == [message]


def test_settings_are_listed_as_people_type_them() -> None:
    settings = read_settings(FULL)[0]
    assert listing(settings, "away_after") == ("1 min 30 s",)
    assert listing(settings, "breaks.tea.at") == ('["10:30", "15:00"]',)
    assert listing(settings, "hours") == (
        'hours.mon = ["09:00-12:30", "13:15-17:30"]',
        'hours.fri = ["22:00-06:00"]',
        "hours.sat = []",
    )
    assert listing(settings, "hours.sun") == ("",)
    assert "breaks.eye-rest.enabled = false" in listing(settings)
    assert str(listing(settings, "hours.sum")) == (
        'hours.sum: there is no such setting; did you mean "sun"?'
    )


def test_where_and_what_may_be_chosen_is_set_like_any_list() -> None:
    changes = {"places": ["chair"], "tender": ["lower_back"], "never_show": ["cat-cow"]}
    settings, problems = edit(Settings(), changes)
    assert problems == ()
    assert (settings.places, settings.tender) == ((Place.CHAIR,), (Area.LOWER_BACK,))
    assert listing(settings, "never_show") == ('["cat-cow"]',)
    _, (wrong,) = edit(settings, {"places": []})
    assert wrong.reason == (
        'expected a list of at most 4 places out of "chair", "standing", "desk" and "floor", got []'
    )


def test_there_may_be_no_break_to_edit() -> None:
    _, problems = edit(Settings(breaks=()), {"breaks.micro.after": "1 h"})
    assert problems[0].reason == 'there is no break "micro"; there is none'


def test_every_setting_is_described() -> None:
    rows = {row.key: row for row in describe()}
    assert len(rows) == 16 + 7 + 31
    assert rows["away_after"] == SettingRow(
        "away_after",
        'a duration such as "90 s", from 10 s to 30 min',
        '"1 min"',
        "No sign of you for this long counts as away, from the last input on.",
    )
    assert rows["places"].kind == (
        'a list of at most 4 places out of "chair", "standing", "desk" and "floor"'
    )
    assert rows["never_show"].kind == 'a list of at most 200 ids such as "cat-cow"'
    assert rows["breaks.ID.max_snoozes"].kind == "a whole number from 0 to 20"
    assert rows["hours.mon"].default == "absent"
    assert all(row.kind and row.description for row in rows.values())


def test_units_are_kept_as_text_and_nothing_else_is() -> None:
    assert read_unit(Duration, write_unit(Duration(seconds=90))) == timedelta(seconds=90)
    assert read_unit(ClockTime, write_unit(ClockTime(75))) == ClockTime(75)
    assert read_unit(HourRange, write_unit(HourRange(1320, 1500))) == HourRange(1320, 1500)
    with pytest.raises(TypeError, match="expected text, got 5"):
        read_unit(Duration, 5)
    with pytest.raises(NotImplementedError, match="complex is no unit"):
        read_unit(complex, "1")
    with pytest.raises(NotImplementedError, match="complex is no unit"):
        write_unit(1j)


junk = st.sampled_from(
    [None, True, -1, 7, 1e300, float("nan"), "", "5 min", "x\0", "mon", "micro", [], ["5 min"], {}]
)
keys = st.sampled_from([*Settings.__struct_fields__, *Break.__struct_fields__, "mon", "x"])
tables = st.dictionaries(keys, junk, max_size=6)


@given(st.dictionaries(keys, junk | tables | st.lists(tables, max_size=3), max_size=6))
@options(max_examples=150, deadline=None)
def test_whatever_is_in_the_file_there_are_settings(raw: dict[str, object]) -> None:
    settings, _ = read_settings(raw)
    assert read_settings(as_raw(settings)) == (settings, ())
