"""The shipped files are found in an installed package and in a checkout."""

from pathlib import Path

import pytest

import deskbreak
from deskbreak.adapters.resources import assets_folder, routines_folder


def test_beside_the_package_in_a_checkout() -> None:
    assert (routines_folder() / "movements" / "cat-cow.toml").is_file()


def test_inside_the_package_where_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "deskbreak"
    (package / "_assets").mkdir(parents=True)
    monkeypatch.setattr(deskbreak, "__file__", str(package / "__init__.py"))
    assert assets_folder() == package / "_assets"
    assert routines_folder() == tmp_path / "routines"
