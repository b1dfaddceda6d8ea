"""Giving routines away and bringing them in, on the command line."""

from pathlib import Path

import pytest

from deskbreak import cli
from deskbreak.adapters.paths import own_routines_path
from deskbreak.cli.rendering import Order
from tests.adapters.archives import GOOD, package
from tests.cli.running import Run


def no_picture(order: Order) -> int:
    raise AssertionError(order)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str) -> tuple[int, str, str]:
        code = cli.main(["routines", *words], lambda: 42, no_picture, tuple)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def given(tmp_path: Path) -> str:
    """A package that somebody sent."""
    path = tmp_path / "my.deskbreak"
    path.write_bytes(package())
    return str(path)


PAGE = """\
My routine (my), 2 steps
Because it is mine.
   my.toml              new
   movements/turn.toml  new
   movements/lean.toml  new
   movements/lean.png   new
"""


def test_looking_writes_nothing(run: Run, given: str) -> None:
    assert run("import", given, "--look") == (0, PAGE, "")
    assert not own_routines_path().exists()


def test_it_is_yours_and_runs(run: Run, given: str) -> None:
    begin = "It is yours now. To begin it: deskbreak start my\n"
    assert run("import", given) == (0, PAGE + begin, "")
    assert (own_routines_path() / "my.toml").read_bytes() == GOOD["routines/my.toml"]
    assert run("check")[0] == 0
    assert "My routine (your own)" in run("list")[1]
    code, out, err = run("import", given)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "You have all of it already."


def test_what_you_have_is_replaced_only_if_you_say_so(run: Run, given: str) -> None:
    run("import", given)
    path = own_routines_path() / "my.toml"
    path.write_text("# mine\n" + path.read_text())
    code, out, err = run("import", given)
    assert code == 1
    assert "   my.toml              replaces yours" in out.splitlines()
    assert err == (
        "deskbreak: nothing was written, for one of them stands in place of another. "
        f"To have it so: deskbreak routines import {given} --replace\n"
    )
    assert path.read_text().startswith("# mine\n")
    assert run("import", given, "--replace")[0] == 0
    assert path.read_bytes() == GOOD["routines/my.toml"]


def test_so_is_what_comes_with_deskbreak(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "seated-back.deskbreak"
    name = "routines/seated-back.toml"
    text = GOOD["routines/my.toml"].replace(b'"my"', b'"seated-back"')
    manifest = GOOD["package.toml"].replace(b'"my"', b'"seated-back"')
    path.write_bytes(package({"package.toml": manifest, "routines/my.toml": None, name: text}))
    code, out, err = run("import", str(path))
    assert code == 1
    assert "   seated-back.toml     used instead of the one that comes with deskbreak" in out
    assert err.startswith("deskbreak: nothing was written")
    assert not own_routines_path().exists()


def test_a_routine_goes_out_and_comes_back(run: Run, given: str, tmp_path: Path) -> None:
    run("import", given)
    to = tmp_path / "again.deskbreak"
    code, out, err = run("export", "my", "--to", str(to))
    assert (code, err) == (0, "")
    assert out == f"{to}: My routine, {to.stat().st_size / 1000:.1f} kB\n"
    before = {path: path.read_bytes() for path in own_routines_path().rglob("*.*")}
    for path in before:
        path.unlink()
    assert run("import", str(to))[0] == 0
    assert {path: path.read_bytes() for path in own_routines_path().rglob("*.*")} == before


def test_a_movement_that_stands_in_for_another_goes_with_it(run: Run, tmp_path: Path) -> None:
    run("new", "evening")
    shipped = Path("routines/movements/seated-cat-cow.toml").read_text()
    own = own_routines_path() / "movements/seated-cat-cow.toml"
    own.parent.mkdir()
    own.write_text(shipped.replace("Seated cat-cow", "My cat-cow", 1))
    to = tmp_path / "evening.deskbreak"
    assert run("export", "--to", str(to), "evening")[0] == 0
    own.unlink()
    _, out, _ = run("import", str(to), "--look")
    assert out.splitlines()[2:] == [
        "   evening.toml                   the same as yours",
        "   movements/seated-cat-cow.toml  used instead of the one that comes with deskbreak",
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("export",), "it goes like this:\ndeskbreak routines"),
        (("export", "my"), "it goes like this:\ndeskbreak routines"),
        (("import",), "it goes like this:\ndeskbreak routines"),
        (("import", "a", "--force"), "it goes like this:\ndeskbreak routines"),
        (("export", "my", "--to", "my.zip"), "my.zip: expected a name that ends in .deskbreak\n"),
        (
            ("export", "spin", "--to", "a.deskbreak"),
            'there is no routine "spin"; see: deskbreak routines list\n',
        ),
        (
            ("export", "seated-back", "--to", "a.deskbreak"),
            (
                "seated-back comes with deskbreak, so everybody has it; to make it your own: "
                "deskbreak routines new seated-back\n"
            ),
        ),
        (("import", "none.deskbreak"), "deskbreak: none.deskbreak: there is no such file\n"),
    ],
)
def test_what_cannot_be_done_is_code_2(run: Run, words: tuple[str, ...], message: str) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert message in err
    assert "Nothing was written" not in err


def test_a_broken_movement_keeps_its_routine_here(run: Run, given: str, tmp_path: Path) -> None:
    """Nobody gets the one that stands in for it while it is broken."""
    run("import", given)
    (own_routines_path() / "movements/lean.png").unlink()
    code, out, err = run("export", "my", "--to", str(tmp_path / "a.deskbreak"))
    assert (code, out) == (2, "")
    assert "my.toml, line 7, step 1: lean cannot be used, see ~/.local" in err
    run("new", "evening")
    (own_routines_path() / "movements/seated-cat-cow.toml").write_text("")
    code, out, err = run("export", "evening", "--to", str(tmp_path / "a.deskbreak"))
    assert (code, out) == (2, "")
    assert "movements/seated-cat-cow.toml: is empty; write into it or delete it; until" in err
    assert not (tmp_path / "a.deskbreak").exists()


def test_where_it_cannot_be_written_is_code_1(run: Run, given: str) -> None:
    own_routines_path().parent.mkdir(parents=True)
    own_routines_path().write_text("a file")
    code, _, err = run("import", given)
    assert code == 1
    assert "Not a directory" in err
    assert own_routines_path().read_text() == "a file"
