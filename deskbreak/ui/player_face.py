"""The player's parts on the screen: the stage with the figure, the words, the ring, the bar."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QRadialGradient,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from deskbreak.core.anatomy import Side
from deskbreak.core.timeline import Kind, Timeline
from deskbreak.figure.own_picture import Depiction
from deskbreak.ui import wording
from deskbreak.ui.controls import KeyButton, Line, Pill
from deskbreak.ui.dials import Mood, Ring
from deskbreak.ui.fading import Fading
from deskbreak.ui.figure.view import FigureStills
from deskbreak.ui.fitting import balanced, fitting, shortened, text_height
from deskbreak.ui.flow_row import FlowRow
from deskbreak.ui.from_afar import FromAfar
from deskbreak.ui.more_keys import MoreKeys
from deskbreak.ui.player_letters import letters_for
from deskbreak.ui.player_places import Places, Words, arrange, card_height
from deskbreak.ui.reading import Reading, caption_of, ring_words, set_words, side_words
from deskbreak.ui.remark import Remark
from deskbreak.ui.session_bar import SessionBar, chapters_of
from deskbreak.ui.showing import Showing
from deskbreak.ui.theme import Gap, Radius, Step, Tone, Weight
from deskbreak.ui.up_next import UpNext

_HYPHEN = "-\u2060"
"""A hyphen after which no row ends."""


_LEAST_EM = 14


class PlayerFace(QWidget):
    """Shows one reading after the other and gives each part its place."""

    def __init__(
        self,
        looks: FromAfar,
        timeline: Timeline,
        names: tuple[str, ...],
        showing: Showing,
        stills: FigureStills,
    ) -> None:
        """`names` are the movements', in the order of the timeline's steps."""
        super().__init__()
        self._looks = looks
        self._timeline, self._names = timeline, names
        self._showing = showing
        self._in_card = self._resting = self._asking = False
        self._keys: tuple[KeyButton, ...] = ()
        self._side: Side | None = None
        self._places: Places | None = None
        self._ground: QPixmap | None = None
        showing.live_in(self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._name = Line(looks, Step.LARGE, Weight.LOUD, parent=self)
        self._line = Line(looks, Step.LARGE, Weight.MEDIUM, parent=self)
        self._title, self._place, self._left = (
            Line(looks, Step.BODY, tone=Tone.SOFT, parent=self) for _ in range(3)
        )
        self._said = Line(looks, Step.HEAD, tone=Tone.SOFT, parent=self)
        self._caption = Line(looks, Step.HEAD, Weight.STRONG, parent=self)
        self._breath = Line(looks, Step.HEAD, tone=Tone.DONE, parent=self)
        self._ring = Ring(looks, self)
        self._bar = SessionBar(looks, self)
        self._next = UpNext(looks, stills, self)
        self._row = FlowRow(Gap.BASE, parent=self)
        self._pill = Pill(looks, Step.HEAD, self)
        self._pill.hide()
        self._remark = Remark(looks, self)
        self._more = MoreKeys(looks, self)
        self._bar.divide(chapters_of(timeline, names))
        self._fading = Fading(self._row, self._needs_keys)
        # Queued: the parts take their new letters first.
        looks.changed.connect(self.settle, Qt.ConnectionType.QueuedConnection)

    def put_keys(
        self, keys: tuple[KeyButton, ...], more: tuple[KeyButton, ...], *, answer: bool
    ) -> None:
        """The keys that do something now; `more` are shown when they are asked for.

        Keys that `answer` a question are large, and stay as long as it stands.
        """
        self._keys = keys
        self._asking = answer
        if self._fading.gone:
            self._fading.appear()
        self._row.put(*keys)
        self._more.put(more)
        self._fading.wake_by(*keys, *more)
        self.show_more(more=False)
        self.settle()

    @property
    def shows_more(self) -> bool:
        """Whether the keys show that are not always there."""
        return self._more.isVisible()

    def show_more(self, *, more: bool) -> None:
        """Show the keys that are not always there, or have them gone."""
        self._more.setVisible(more)
        if self._places is not None:
            self._show_parts(self._places)
            self._fit_words()
        if more:
            self._more.raise_()
            self._fading.appear()

    def remark(self, words: str) -> None:
        """Say that in a quiet line, which goes by itself."""
        self._remark.say(words)

    def show_caption(self, words: str) -> None:
        """Write what is being said; nothing where it is written already, or nothing is said."""
        written = (self._name.accessibleName(), self._line.text(), self._caption.text())
        there = words.rstrip(".") in {each.rstrip(".") for each in written}
        self._said.say("" if there or not words else wording.SAID.format(words=words))
        self._fit_words()

    def _needs_keys(self) -> bool:
        return self._resting or self._asking or self._more.isVisible()

    def follow(self, timeline: Timeline, names: tuple[str, ...]) -> None:
        """The session has changed on the way: other steps, or others' lengths."""
        self._timeline, self._names = timeline, names
        self._bar.divide(chapters_of(timeline, names))
        self.settle()

    def begin(self, stirred: QWidget) -> None:
        """It shows: its keys fade until somebody stirs over that widget, unless nothing may."""
        if not (self._in_card or self._showing.still):
            self._fading.wake_by(stirred)
            self._fading.appear()

    def rest(self) -> None:
        """It shows no more."""
        self._fading.rest()
        self._remark.rest()

    def live_in_card(self) -> None:
        """Make do with the width of a card."""
        self._in_card = True
        self._row.fill()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.settle()

    def say(
        self, reading: Reading, mood: Mood, fraction: float, following: Depiction | None
    ) -> None:
        """Write that; the ring is full to `fraction`, and `following` draws what is next."""
        self._title.say(reading.title)
        self._place.say(reading.place)
        self._left.say(reading.left)
        self._ring.read(fraction, reading.middle, reading.parts, ring_words(reading))
        self._ring.feel(mood)
        if (mood is Mood.RESTING) is not self._resting:
            self._resting = mood is Mood.RESTING
            if self._fading.gone:
                self._fading.appear()
        self._caption.say(reading.caption)
        self._breath.say(reading.breath)
        self._next.show_movement(reading.next_label, reading.next_name, following)
        name = reading.name.replace("-", _HYPHEN)
        if (name, reading.line) != (self._name.text(), self._line.text()):
            self._name.say(name)
            self._name.setAccessibleName(reading.name)
            self._line.say(reading.line)
            self._fit_words()
        if reading.side is not self._side:
            self._side = reading.side
            self._show_side()

    def show_gone(self, fraction: float, progress: float, lungs: float | None) -> None:
        """How much has gone of what the ring counts, and of the whole session: each frame.

        `lungs` is how full they are, 0 to 1; None where nobody says how to breathe.
        """
        self._ring.fill(fraction)
        self._ring.breathe(lungs)
        self._bar.read(progress)

    def settle(self) -> None:
        """Every part to its place, once there is a size to speak of."""
        theme = self._looks.theme
        if self.width() < theme.em(_LEAST_EM):
            return
        letters = letters_for(self.size(), theme)
        step, answer = letters.key, max(letters.word, Step.HEAD)
        if self._in_card:
            step = answer = Step.SMALL
        for key in self._keys:
            key.set_step(answer if self._asking else step)
        self._more.set_step(step)
        words = self._words()
        places = arrange(self.size(), theme, words, card=self._in_card)
        if self.isRightToLeft():
            places = places.mirrored()
        self._places = places
        self._ground = None
        self._set_letters(places)
        self._showing.place(places.figure)
        self._more.stand_on(places.keys, self.rect())
        self._show_parts(places)
        self._fit_words()
        above = places.stage.adjusted(Gap.BASE, Gap.BASE, -Gap.BASE, 0)
        self._remark.stay_in(above, Step.SMALL if self._in_card else places.letters.word)
        self._show_side()
        self.update()

    def _show_parts(self, places: Places) -> None:
        """Each in its place, but nothing that would look out from under the keys asked for."""
        over = self._more.geometry() if self._more.isVisible() else QRect()
        for part, box in (
            (self._line, places.line),
            (self._said, places.said),
            (self._bar, places.bar),
            (self._place, places.place),
            (self._left, places.left),
            (self._title, places.title),
            (self._name, places.name),
            (self._ring, places.ring),
            (self._caption, places.caption),
            (self._breath, places.breath),
            (self._next, places.following),
            (self._row, places.keys),
        ):
            part.setGeometry(box)
            part.setVisible(not (box.isEmpty() or box.intersects(over)))

    def _set_letters(self, places: Places) -> None:
        """Sizes of type, and to which side each text keeps."""
        self._caption.set_step(places.letters.dial)
        self._breath.set_step(places.letters.dial)
        for line in (self._title, self._place, self._left):
            line.set_step(places.letters.word)
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self.isRightToLeft():
            start, end = end, start
        middle = Qt.AlignmentFlag.AlignHCenter
        _align(self._title, start)
        _align(self._place, start)
        _align(self._left, end)
        _align(self._caption, middle if places.centred else start)
        _align(self._breath, middle if places.centred else start)
        _align(self._line, start if self._in_card else middle)
        _align(self._said, middle)
        beside = Qt.AlignmentFlag.AlignTop if places.centred else Qt.AlignmentFlag.AlignBottom
        self._name.setAlignment(start | beside | Qt.AlignmentFlag.AlignAbsolute)
        self._pill.set_step(places.letters.pill)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for everything."""
        return QSize(self._looks.theme.em(72), self._looks.theme.em(46))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A card."""
        return QSize(self._looks.theme.em(22), self._looks.theme.em(24))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """A card is as high as its words need."""
        return self._in_card

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """How high a card of that width is."""
        return card_height(width, self._looks.theme, self._words()) if self._in_card else -1

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Every part to its new place."""
        super().resizeEvent(event)
        self._looks.fit(self.size())
        self.settle()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The ground, of which each frame uncovers a part."""
        if self._places is None:
            return
        ratio = self.devicePixelRatioF()
        if self._ground is None or self._ground.devicePixelRatio() != ratio:
            self._ground = self._new_ground(self._places)
            if not self._places.figure.isEmpty():
                self._showing.stand_on(self._part_of(self._ground, self._places.figure))
        box = event.rect()
        source = QRectF(box.topLeft() * ratio, box.size() * ratio)
        painter = QPainter(self)
        painter.drawPixmap(QRectF(box), self._ground, source)
        painter.end()

    def _new_ground(self, places: Places) -> QPixmap:
        """The stage with its light, and the panel: painted once, as light is slow to paint."""
        palette = self._looks.theme.palette
        ratio = self.devicePixelRatioF()
        ground = QPixmap(self.size() * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(Qt.GlobalColor.transparent if self._in_card else palette.stage)
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._in_card:
            clip = QPainterPath()
            clip.addRoundedRect(QRectF(self.rect()), Radius.CARD - 1, Radius.CARD - 1)
            painter.setClipPath(clip)
        stage, panel = places.stage, places.panel
        light = QRadialGradient(places.figure.center().toPointF(), stage.width() * 0.55)
        light.setColorAt(0, palette.glow)
        light.setColorAt(1, palette.stage)
        painter.fillRect(stage, light)
        painter.fillRect(panel, palette.card)
        painter.setPen(palette.line)
        painter.drawLine(*places.edge)
        painter.end()
        return ground

    def _part_of(self, ground: QPixmap, box: QRect) -> QPixmap:
        """A part of the stage without holes, so that nothing below it need be painted."""
        ratio = ground.devicePixelRatio()
        part = QPixmap(box.size() * ratio)
        part.setDevicePixelRatio(ratio)
        part.fill(self._looks.theme.palette.stage)
        painter = QPainter(part)
        painter.drawPixmap(-box.topLeft(), ground)
        painter.end()
        return part

    def _words(self) -> Words:
        lines = [line for stretch in self._timeline.stretches for line in stretch.lines]
        most = max(stretch.sets for stretch in self._timeline.stretches)
        captions = (*map(caption_of, Kind), set_words(most, most), wording.PAUSED)
        return Words(
            self._timeline.routine.title,
            (*(name.replace("-", _HYPHEN) for name in dict.fromkeys(self._names)), wording.DONE),
            tuple(dict.fromkeys(lines)),
            captions,
            (wording.BREATHE_IN, wording.BREATHE_OUT),
            self._row.heightForWidth,
        )

    def _fit_words(self) -> None:
        """Name and line as large as their places allow."""
        if self._places is None:
            return
        theme, places = self._looks.theme, self._places
        letters = places.letters
        for words, box, rows, steps, weight in (
            (self._name, places.name, letters.name_rows, places.name_steps, Weight.LOUD),
            (self._line, places.line, letters.line_rows, places.line_steps, Weight.MEDIUM),
        ):
            step = fitting(words.text(), box.width(), rows, steps, theme, weight)
            words.set_step(step)
            if words is self._line and not self._in_card:
                wide = balanced(words.text(), box.width(), step, theme, weight)
                spare = box.width() - wide
                words.setGeometry(box.adjusted(spare // 2, 0, spare // 2 - spare, 0))
        self._fit_said(places)

    def _fit_said(self, places: Places) -> None:
        """What is said, on one row or in smaller letters on two: its place stays as high."""
        theme, box, words = self._looks.theme, places.said, self._said.text()
        steps = [step for step in reversed(Step) if step <= places.letters.said]
        fits = (
            step
            for step in steps
            if text_height((words,), box.width(), step, theme, Weight.PLAIN) <= box.height()
        )
        step = next(fits, steps[-1])
        self._said.set_step(step)
        if words and not box.isEmpty():
            self._said.say(shortened(words, box.size(), step, theme, Weight.PLAIN))

    def _show_side(self) -> None:
        """The side that works is named on its own side of the stage."""
        self._pill.setVisible(self._side is not None)
        self._remark.keep_off(QRect())
        if self._places is None or self._side is None:
            return
        self._pill.setText(side_words(self._side))
        size, stage = self._pill.sizeHint(), self._places.stage
        gap = int(Gap.BASE) if self._in_card else self._places.bar.left() - stage.left()
        box = QRect(stage.left() + gap, stage.top() + gap, size.width(), size.height())
        if self._side is Side.RIGHT:
            box.moveRight(stage.right() - gap)
        self._pill.setGeometry(box)
        self._remark.keep_off(box)


def _align(line: Line, side: Qt.AlignmentFlag) -> None:
    """To that side of its box, whichever way its words run."""
    upright, there = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignAbsolute
    line.setAlignment(side | upright | there)
