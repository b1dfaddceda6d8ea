"""A card in a corner of the screen in use that never takes the focus."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QCursor,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskbreak.ui.theme import Gap, Looks, Radius, paint_card, paint_shadow

_DEPTH = 20


def screen_in_use(app: QGuiApplication) -> QScreen:
    """The screen where the pointer is: the nearest there is to where the person looks."""
    found = app.screenAt(QCursor.pos())
    # A screen just unplugged is still found where it was.
    there = {each.name() for each in app.screens()}
    return found if found is not None and found.name() in there else app.primaryScreen()


class CornerCard(QWidget):
    """Frames `content` as a card. `soft` edges need a desktop that blends windows."""

    accessible_role = QAccessible.Role.Window

    def __init__(self, looks: Looks, content: QWidget, *, soft: bool) -> None:
        flags = (
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.NoDropShadowWindowHint
        )
        super().__init__(None, flags)
        self._looks = looks
        self._depth = _DEPTH if soft else 0
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, soft)
        self.setWindowTitle(content.windowTitle())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[self._depth + 1] * 4)
        self._column.addWidget(content)
        looks.changed.connect(self.update)

    def appear(self, screen: QScreen, width: int) -> None:
        """Show it in the corner of `screen` where the tray is likely, `width` pixels wide."""
        self.fit(screen, width)
        self.move(self._corner(screen))
        self.show()
        self.raise_()

    def fit(self, screen: QScreen, width: int) -> None:
        """Take the size it has on that screen."""
        room = screen.availableGeometry()
        outer = min(width + 2 * self._depth, room.width())
        self.setScreen(screen)
        column = self._column
        fits = column.hasHeightForWidth()
        high = column.totalHeightForWidth(outer) if fits else column.sizeHint().height()
        self.setFixedSize(outer, min(high, room.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The shadow and the card."""
        painter = QPainter(self)
        inner = self.rect().adjusted(self._depth, self._depth, -self._depth, -self._depth)
        if self._depth:
            paint_shadow(painter, QRectF(inner), self._looks.theme, self._depth - 4)
        else:
            painter.fillRect(self.rect(), self._looks.theme.palette.line)
        paint_card(painter, QRectF(inner), self._looks.theme)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where nothing blends windows, the corners are cut off."""
        super().resizeEvent(event)
        if not self._depth:
            path = QPainterPath()
            path.addRoundedRect(QRectF(self.rect()), Radius.CARD, Radius.CARD)
            self.setMask(QRegion(path.toFillPolygon().toPolygon()))

    def _corner(self, screen: QScreen) -> QPoint:
        """Below a panel at the top, else at the bottom; always on the right."""
        room, whole = screen.availableGeometry(), screen.geometry()
        edge = Gap.WIDE - self._depth
        left = room.right() + 1 - edge - self.width()
        panel_on_top = room.top() > whole.top() and room.bottom() == whole.bottom()
        top = room.top() + edge if panel_on_top else room.bottom() + 1 - edge - self.height()
        return QPoint(max(left, room.left()), max(top, room.top()))
