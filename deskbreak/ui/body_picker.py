"""A body to point at, from the front and from behind; each part has a word to choose it by, too."""

from collections.abc import Collection
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskbreak.core.anatomy import Area
from deskbreak.ui import welcome_words as words
from deskbreak.ui.controls import BY_KEYBOARD
from deskbreak.ui.fields import Chip
from deskbreak.ui.figure.body_map import BodyMap, Facing, parts_of
from deskbreak.ui.figure.look import FigureLooks
from deskbreak.ui.theme import Gap, Looks

_BODY = 0.47
"""The width of a body to its height."""
_AROUND = (QEvent.Type.Enter, QEvent.Type.FocusIn)
_GONE = (QEvent.Type.Leave, QEvent.Type.FocusOut)


class BodyPicker(QWidget):
    """Tells which parts are chosen whenever that changes."""

    accessible_role: ClassVar = QAccessible.Role.Grouping

    given = Signal(tuple)
    """The parts that are chosen now, from the front and from behind."""

    def __init__(self, looks: Looks, figures: FigureLooks) -> None:
        super().__init__()
        self._looks = looks
        self._figures = figures
        self._maps: dict[Facing, BodyMap] = {}
        self._boxes: dict[Facing, QRectF] = {}
        self._columns: dict[Facing, int] = {}
        self._pointed_at: Area | None = None
        self._chips = {
            area: Chip(looks, words.part(area), self)
            for facing in Facing
            for area in parts_of(facing)
        }
        for area, chip in self._chips.items():
            chip.setAccessibleName(words.part(area))
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.installEventFilter(self)
            chip.toggled.connect(self.update)
            chip.clicked.connect(lambda _: self._give())
        self.setAccessibleName(words.BODY)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        looks.changed.connect(self._dress)

    def show_areas(self, areas: Collection[Area]) -> None:
        """Show what is chosen."""
        for area, chip in self._chips.items():
            chip.setChecked(area in areas)

    @property
    def chosen(self) -> tuple[Area, ...]:
        """The parts that are chosen, from head to foot."""
        return tuple(area for area in Area if self._chips[area].isChecked())

    def place_of(self, area: Area) -> QPointF:
        """Where on the body one points at a part."""
        facing = next(each for each in Facing if area in parts_of(each))
        return self._maps[facing].place_of(area, left=self._is_left(facing))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for every word, and for two people."""
        least = self.minimumSizeHint()
        wide = 2 * round(_BODY * least.height()) + 2 * self._column + 4 * Gap.ROOM
        return QSize(wide, least.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The words above one another."""
        rows = max(len(parts_of(facing)) for facing in Facing)
        high = rows * (self._chip_height + Gap.HAIR)
        return QSize(2 * self._column + round(1.3 * _BODY * high), high)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Bodies in the middle, words beside them."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The two people, what is chosen, and a line from each word to its part."""
        theme, chosen = self._looks.theme, self.chosen
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for each in self._maps.values():
            each.paint(painter, chosen, self._pointed_at, theme.palette.accent)
        for area, chip in self._chips.items() if self._maps else ():
            strong = area in chosen or area is self._pointed_at
            colour = theme.palette.accent if strong else theme.palette.track
            painter.setPen(QPen(colour, 1.6 if strong else 1))
            start, end = self._line(area, chip)
            painter.drawLine(start, end)
            painter.setBrush(colour)
            painter.drawEllipse(end, 2.2, 2.2)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The part under the pointer shows."""
        self._point_at(self._part_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on a part chooses it, and another one lets it go."""
        area = self._part_at(event.position())
        if area is not None:
            self._chips[area].click()

    def leaveEvent(self, _event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is pointed at any more."""
        self._point_at(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A word that the pointer or the keys are at shows its part."""
        area = next((each for each, chip in self._chips.items() if chip is watched), None)
        came_by_mouse = isinstance(event, QFocusEvent) and event.reason() not in BY_KEYBOARD
        if area is not None and event.type() in _AROUND and not came_by_mouse:
            self._point_at(area)
        elif area is not None and event.type() in _GONE and area is self._pointed_at:
            self._point_at(None)
        return super().eventFilter(watched, event)

    def _give(self) -> None:
        self.given.emit(self.chosen)

    def _part_at(self, place: QPointF) -> Area | None:
        facing = next((each for each, box in self._boxes.items() if box.contains(place)), None)
        return None if facing is None else self._maps[facing].part_at(place)

    def _point_at(self, area: Area | None) -> None:
        if area is not self._pointed_at:
            self._pointed_at = area
            hand, usual = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(usual if area is None else hand)
            self.update()

    @property
    def _column(self) -> int:
        return max(chip.sizeHint().width() for chip in self._chips.values())

    @property
    def _chip_height(self) -> int:
        return max(chip.sizeHint().height() for chip in self._chips.values())

    def _is_left(self, facing: Facing) -> bool:
        """Reading begins with the front."""
        return (facing is Facing.FRONT) is not self.isRightToLeft()

    def _arrange(self) -> None:
        column = self._column
        middle = QRectF(column, 0, max(1, self.width() - 2 * column), self.height())
        wide = min(middle.width() / 2, _BODY * self.height())
        for facing in Facing:
            left = self._is_left(facing)
            box = QRectF(0, 0, wide, self.height())
            box.moveLeft(middle.center().x() - (wide if left else 0))
            self._boxes[facing] = box
            beside = int(box.left()) - Gap.ROOM - column if left else int(box.right()) + Gap.ROOM
            beside = min(max(0, beside), self.width() - column)
            self._columns[facing] = beside
        worn = self._figures.worn("", dark=self._looks.theme.dark)
        self._maps = {facing: BodyMap(facing, box, worn) for facing, box in self._boxes.items()}
        for facing in Facing:
            self._put_words(facing)
        self.update()

    def _put_words(self, facing: Facing) -> None:
        """Each as high as its part, where the others leave room for that."""
        parts, high = parts_of(facing), self._chip_height
        left, column = self._is_left(facing), self._column
        step = min(high + Gap.SMALL, self.height() / len(parts))
        tops = [self._maps[facing].place_of(area, left=left).y() - high / 2 for area in parts]
        for place in range(1, len(tops)):
            tops[place] = max(tops[place], tops[place - 1] + step)
        low = float(self.height() - high)
        for place in reversed(range(len(tops))):
            tops[place] = max(0.0, min(tops[place], low))
            low = tops[place] - step
        for area, top in zip(parts, tops, strict=True):
            wanted = self._chips[area].sizeHint().width()
            inner = self._columns[facing] + (column - wanted if left else 0)
            self._chips[area].setGeometry(inner, round(top), wanted, high)

    def _line(self, area: Area, chip: Chip) -> tuple[QPointF, QPointF]:
        """From the word to the near side of its part."""
        facing = next(each for each in Facing if area in parts_of(each))
        left, box = self._is_left(facing), QRectF(chip.geometry())
        start = QPointF(box.right() + 1 if left else box.left() - 1, box.center().y())
        return start, self._maps[facing].place_of(area, left=left)

    def _dress(self) -> None:
        self.updateGeometry()
        self._arrange()
