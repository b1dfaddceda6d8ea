"""A person's own picture: which of its frames stands at which moment."""

import pytest

from deskbreak.figure.own_picture import OwnPicture, PictureKind

STILL = OwnPicture(PictureKind.PNG, b"", 8, 6)
FILM = OwnPicture(PictureKind.GIF, b"", 8, 6, frames_s=(0.5, 0.25, 0.25))


def test_only_what_has_several_frames_moves() -> None:
    assert FILM.moves
    assert not STILL.moves
    assert not OwnPicture(PictureKind.GIF, b"", 8, 6, frames_s=(0.5,)).moves


@pytest.mark.parametrize(
    ("elapsed_s", "frame", "left_s"),
    [
        (0, 0, 0.5),
        (0.375, 0, 0.125),
        (0.5, 1, 0.25),
        (0.875, 2, 0.125),
        (1, 0, 0.5),
        (60.625, 1, 0.125),
    ],
)
def test_one_round_follows_the_other(elapsed_s: float, frame: int, left_s: float) -> None:
    assert FILM.frame_at(elapsed_s) == (frame, left_s)


def test_there_is_a_frame_at_every_moment() -> None:
    """Sums of times are not exact; at the end of a round the last frame stands still."""
    film = OwnPicture(PictureKind.GIF, b"", 8, 6, frames_s=(0.1,) * 30)
    for tick in range(10_000):
        frame, left_s = film.frame_at(tick / 997)
        assert 0 <= frame < 30
        assert 0 <= left_s <= 0.1 + 1e-9
