"""Pictures of movements of which at most one moves: the one looked at, while it can be seen."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from deskbreak.figure.motion import Part, repetition_s
from deskbreak.figure.own_picture import Depiction, OwnPicture
from deskbreak.ui.figure.look import FigureLooks
from deskbreak.ui.figure.view import FigureStills, FigureView
from deskbreak.ui.showing import Showing, still_of
from deskbreak.ui.theme import Looks, Radius

FRAME_MS = 33
_SHOWN_S = 4.0
"""A movement is repeated for at least so long before the next one of a routine."""
_FREE_PX = 6


class Pictures:
    """What shows movements: the drawn people, and the drawings by the ids of movements."""

    def __init__(
        self, looks: Looks, figures: FigureLooks, drawing: Callable[[str], Depiction]
    ) -> None:
        self.looks = looks
        self.figures = figures
        self.stills = FigureStills(figures)
        self._drawing = drawing

    def of(self, movements: Sequence[str]) -> list[tuple[str, Depiction]]:
        """The drawings of movements, each once; without those whose files have gone meanwhile."""
        found = []
        for name in dict.fromkeys(movements):
            with suppress(KeyError):
                found.append((name, self._drawing(name)))
        return found


class Tile(QWidget):
    """A picture of the first of some movements on the colour of the stage.

    Nothing is drawn before it is to be seen.
    """

    gone = Signal()

    def __init__(
        self, pictures: Pictures, movements: Sequence[str], size_em: tuple[float, float]
    ) -> None:
        super().__init__()
        self._pictures = pictures
        self._size_em = size_em
        self._still: QPixmap | None = None
        self._made_for: tuple[QSize, float, bool] | None = None
        self.movements = tuple(movements)
        self.moves = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        pictures.looks.changed.connect(self.update)

    def show_movements(self, movements: Sequence[str]) -> None:
        """Show others."""
        if tuple(movements) != self.movements:
            self.movements = tuple(movements)
            self._made_for = None
            self.update()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """It is not to be seen any more."""
        super().hideEvent(event)
        self.gone.emit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It grows with the letters around it."""
        theme = self._pictures.looks.theme
        return QSize(theme.em(self._size_em[0]), theme.em(self._size_em[1]))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    @property
    def room(self) -> QRect:
        """Where the person is drawn."""
        return self.rect().adjusted(_FREE_PX, _FREE_PX, -_FREE_PX, -_FREE_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The stage and, unless it moves, the picture."""
        theme = self._pictures.looks.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.palette.line if theme.contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.palette.stage)
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, Radius.BUTTON, Radius.BUTTON)
        drawings = self._pictures.of(self.movements[:1])
        if drawings and not self.moves:
            painter.drawPixmap(self.room.topLeft(), self._picture(drawings[0][1]))
        painter.end()

    def _picture(self, drawing: Depiction) -> QPixmap:
        theme, ratio = self._pictures.looks.theme, self.devicePixelRatioF()
        made_for = (self.room.size(), ratio, theme.dark)
        if self._still is None or made_for != self._made_for:
            size = self.room.size()
            self._still = still_of(drawing, self._pictures.stills, 1.0, size, ratio, theme)
            self._made_for = made_for
        return self._still


class Mover(QObject):
    """Has one tile move: the one under the pointer or with the keys, as long as it is to be seen.

    `still`: whether the person asks for no motion. While nothing moves no timer runs.
    """

    def __init__(self, window: QWidget, pictures: Pictures, still: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._pictures = pictures
        self._is_still = still
        self._tile: Tile | None = None
        self._holder: QWidget | None = None
        self._showing: Showing | None = None
        self._shown: tuple[str, float, Depiction] | None = None
        self._began = 0.0
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._tick)
        window.installEventFilter(self)

    @property
    def tile(self) -> Tile | None:
        """The one that moves now."""
        return self._tile if self._timer.isActive() else None

    def look_at(self, tile: Tile | None) -> None:
        """Move that one from now on, and no other."""
        if tile is self._tile and (tile is None or self._timer.isActive()):
            return
        self.stop()
        self._tile = tile
        self._go()

    def look_away(self, tile: Tile) -> None:
        """That one need not move any more."""
        if tile is self._tile:
            self.stop()
            self._tile = None

    def stop(self) -> None:
        """Nothing moves; the tile shows its picture."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        tile = self._tile
        if self._holder is not None:
            self._holder.hide()
            self._holder.setParent(self._window)  # a tile may go, and all in it
        if tile is not None:
            tile.gone.disconnect(self.stop)
            tile.moves = False
            tile.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Nothing moves in a window that is away; it goes on as it comes back."""
        if event.type() in (QEvent.Type.Hide, QEvent.Type.WindowDeactivate, QEvent.Type.Close) or (
            event.type() is QEvent.Type.WindowStateChange and self._window.isMinimized()
        ):
            self.stop()
        elif event.type() in (QEvent.Type.Show, QEvent.Type.WindowActivate):
            self._go()
        return False

    def _go(self) -> None:
        tile = self._tile
        if tile is None or self._timer.isActive() or self._is_still() or not self._is_seen(tile):
            return
        if self._holder is None:
            looks = self._pictures.looks
            figure = FigureView(self._pictures.figures, dark=looks.theme.dark)
            figure.setMinimumSize(1, 1)  # tiles may be smaller than any session
            self._holder = QWidget(self._window)
            self._showing = Showing(figure, looks)
            self._showing.live_in(self._holder)
        self._holder.setParent(tile)
        self._holder.show()
        tile.gone.connect(self.stop)
        self._shown = None
        self._began = monotonic()
        tile.moves = True
        tile.update()
        self._timer.start()
        self._tick()

    def _is_seen(self, tile: Tile) -> bool:
        there = self._window.isVisible() and not self._window.isMinimized()
        there = there and bool(self._pictures.of(tile.movements))
        return there and tile.isVisible() and not tile.visibleRegion().isEmpty()

    def _tick(self) -> None:
        tile, showing = self._tile, self._showing
        if tile is None or showing is None or self._holder is None or not self._is_seen(tile):
            self.stop()
            return
        elapsed_s = monotonic() - self._began
        movement, at_s, drawing = self.moment(tile.movements, elapsed_s)
        if self._shown is None or self._shown[0] != movement:
            showing.show_look("", dark=self._pictures.looks.theme.dark)
            showing.show(drawing, "", mirrored=False)
        if self._holder.geometry() != tile.room:
            self._holder.setGeometry(tile.room)
        showing.place(self._holder.rect())
        self._shown = (movement, at_s, drawing)
        length_s = repetition_of(drawing)
        showing.set_time(Part.REPEAT, at_s, length_s, length_s)

    def moment(self, movements: Sequence[str], elapsed_s: float) -> tuple[str, float, Depiction]:
        """Which movement is shown at that time, and how far into it."""
        drawings = self._pictures.of(movements)
        lengths = [shown_s(drawing) for _, drawing in drawings]
        left_s = elapsed_s % sum(lengths)
        for (name, drawing), length_s in zip(drawings, lengths, strict=True):
            if left_s < length_s:
                return name, left_s, drawing
            left_s -= length_s
        name, drawing = drawings[-1]
        return name, 0.0, drawing


def repetition_of(drawing: Depiction) -> float:
    """How long one round of a drawing or of a moving picture is."""
    if isinstance(drawing, OwnPicture):
        return sum(drawing.frames_s) or _SHOWN_S
    return repetition_s(drawing)


def shown_s(drawing: Depiction) -> float:
    """How long a movement is shown before the next: whole rounds."""
    round_s = repetition_of(drawing)
    return round_s * max(1, -(-_SHOWN_S // round_s))


class Looked(QObject):
    """Tells a mover when somebody looks at a card: with the pointer, or with the keys on it."""

    def __init__(self, card: QWidget, tile: Tile, mover: Mover) -> None:
        super().__init__(card)
        self._card = card
        self._tile = tile
        self._mover = mover
        card.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Coming and going."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._mover.look_at(self._tile)
        elif (event.type() is QEvent.Type.Leave and not self._card.hasFocus()) or (
            event.type() is QEvent.Type.FocusOut and not self._card.underMouse()
        ):
            self._mover.look_away(self._tile)
        return False
