"""Shows a movement in a session: the drawn person, or a picture of the person's own."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from deskbreak.figure.motion import Part
from deskbreak.figure.own_picture import Depiction, OwnPicture
from deskbreak.ui.figure.strip import FigureStrip
from deskbreak.ui.figure.view import FigureStills, FigureView
from deskbreak.ui.theme import Looks, Theme

if TYPE_CHECKING:
    from deskbreak.ui.own_picture_view import OwnPictureView


class Showing:
    """Keeps the figure and, from the first picture on, what shows pictures in the same place."""

    def __init__(self, figure: FigureView | FigureStrip, looks: Looks) -> None:
        self._figure = figure
        self._looks = looks
        self._view: OwnPictureView | None = None
        self._pictured = False
        self._parent: QWidget | None = None
        self._box = QRect()
        self._ground: QPixmap | None = None

    @property
    def still(self) -> bool:
        """Whether nothing may move."""
        return isinstance(self._figure, FigureStrip)

    @property
    def wait_ms(self) -> int:
        """How long each moment may be shown."""
        return self._figure.wait_ms

    def live_in(self, parent: QWidget) -> None:
        """Be a part of another widget."""
        self._parent = parent
        self._figure.setParent(parent)

    def show(self, shown: Depiction, name: str, *, mirrored: bool) -> None:
        """Show the movement of that name from its beginning; mirrored, with the other side."""
        self._pictured = isinstance(shown, OwnPicture)
        if isinstance(shown, OwnPicture):
            self._picture_view().show_picture(shown, name, mirrored=mirrored)
        else:
            self._figure.show_drawing(shown, mirrored)
        if self._view is not None:
            self.place(self._box)

    def show_look(self, look: str, *, dark: bool) -> None:
        """Show another person, or the same one in the other scene."""
        self._figure.show_look(look, dark=dark)

    def set_time(self, part: Part, elapsed_s: float, length_s: float, rep_s: float) -> None:
        """Show the moment `elapsed_s` into a part `length_s` long, a repetition taking `rep_s`."""
        if self._pictured:
            self._picture_view().set_time(elapsed_s)
        else:
            self._figure.set_time(part, elapsed_s, length_s, rep_s)

    def place(self, box: QRect) -> None:
        """Where it stands; nowhere in an empty box."""
        self._box = box
        self._figure.setGeometry(box)
        self._figure.setVisible(not (box.isEmpty() or self._pictured))
        if self._view is not None:
            self._view.setGeometry(box)
            self._view.setVisible(self._pictured and not box.isEmpty())

    def stand_on(self, ground: QPixmap) -> None:
        """Show everything on a picture as large as its place, without holes."""
        self._ground = ground
        self._figure.stand_on(ground)
        if self._view is not None:
            self._view.stand_on(ground)

    def _picture_view(self) -> "OwnPictureView":
        if self._view is None:
            from deskbreak.ui.own_picture_view import OwnPictureView  # noqa: PLC0415 - few have pictures

            self._view = OwnPictureView(self._looks, self._parent, still=self.still)
            if self._ground is not None:
                self._view.stand_on(self._ground)
        return self._view


def still_of(
    shown: Depiction,
    stills: FigureStills,
    fraction: float,
    size: QSize,
    ratio: float,
    theme: Theme,
) -> QPixmap:
    """A small picture of a movement: its hold, of which that share is over, or its own picture."""
    if isinstance(shown, OwnPicture):
        from deskbreak.ui.own_picture import picture_still  # noqa: PLC0415 - few have pictures

        return picture_still(shown, size, ratio, theme.palette)
    return stills.still(shown, Part.HOLD, fraction, False, size, ratio, theme.dark)
