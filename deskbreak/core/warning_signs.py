"""When to stop, and when to see a doctor: the words for it, in one place."""

from msgspec import Struct


class Signs(Struct, frozen=True):
    """A heading and what belongs under it, a line each."""

    heading: str
    lines: tuple[str, ...]


EMERGENCY = Signs(
    "Call your local emergency number (999, 112, 911) or go to the nearest emergency department "
    "now if you have back pain and:",
    (
        "pain, tingling, weakness or numbness in both legs",
        "numbness or tingling around your genitals, your bottom or your inner thighs",
        (
            "trouble starting to pee, lost control of your bladder or bowels, or new "
            "sexual problems with numbness"
        ),
        "chest pain",
        (
            "it started after a serious accident, such as a car crash or a fall from a height, or "
            "after even a small bump if you have osteoporosis or take steroids for long"
        ),
    ),
)
URGENT = Signs(
    "See a doctor today, or call your health line (in the UK: 111), if you have back pain and:",
    (
        "a high temperature, or you feel unwell or shivery",
        "you have lost weight without trying, or have had cancer",
        "a lump or swelling in your back, or your back has changed its shape",
        "pain that does not ease with rest, or is worse at night",
        (
            "pain between the shoulder blades that is new and does not settle, or a tight band "
            "round your body"
        ),
        "new weakness, tripping, or unsteadiness when you walk",
    ),
)
APPOINTMENT = Signs(
    "Make an appointment with a doctor or a physiotherapist if:",
    (
        "it is not getting better after a few weeks, or gets worse",
        "it stops you doing what you do on a normal day, or you are worried",
        (
            "you wake with stiffness that lasts more than half an hour, gets better when you move "
            "and worse when you rest, and this has gone on for more than 3 months, or wakes you in "
            "the second half of the night"
        ),
        "stiffness comes with swollen joints, rashes, nodules, red eyes or bowel trouble",
    ),
)
STOP_NOW = Signs(
    "Stop the session, and get help if it does not settle:",
    (
        "chest pain, pressure or tightness",
        "feeling faint or dizzy, or a cold sweat",
        "being breathless in a way that does not settle",
        "a pounding or irregular heartbeat",
        "a sudden severe headache, or trouble speaking or seeing",
        "new numbness or weakness",
        "sharp or electric pain",
    ),
)
STOP_THIS_MOVE = Signs(
    "Stop this movement, and skip it today:",
    (
        "pain above 3 out of 10, or sharp pain",
        "tingling that grows",
        "pain spreading down an arm or a leg",
        "pinching in a joint",
    ),
)
FINE = Signs(
    "This is fine:",
    (
        "a mild pull in the muscle that fades when you ease off",
        "a mild ache later the same day, or the next day",
    ),
)
RULES_OF_THUMB = Signs(
    "As a rule:",
    (
        "Ease off until it is a 2 out of 10, or skip. No stretch here should hurt.",
        "If it is sore into the next day and not settling, do half next time.",
        "Move in a range that feels easy. No bouncing.",
    ),
)
ALL_SIGNS = (STOP_NOW, STOP_THIS_MOVE, FINE, RULES_OF_THUMB, EMERGENCY, URGENT, APPOINTMENT)
"""In the order in which they are needed."""
