"""What each condition a person may have mentioned hides and changes. Nothing here diagnoses."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from deskbreak.core.anatomy import Load


class Condition(StrEnum):
    """What may speak against some movements, as the person calls it."""

    PREGNANT = "pregnant"
    LATE_PREGNANCY = "late-pregnancy"
    OSTEOPOROSIS = "osteoporosis"
    GLAUCOMA = "glaucoma"
    HEART = "heart"
    LEG_OR_ARM = "leg-or-arm"
    LEG_PAIN = "leg-pain"
    BENDING = "bending"
    LEANING_BACK = "leaning-back"
    HIP_REPLACEMENT = "hip-replacement"
    KNEES = "knees"
    WRISTS = "wrists"
    SHOULDER = "shoulder"
    NECK = "neck"
    BALANCE = "balance"
    NO_FLOOR = "no-floor"
    HYPERMOBILE = "hypermobile"
    BREATH_HOLDS = "breath-holds"
    ABDOMEN = "abdomen"
    ARTHRITIS = "arthritis"
    EPILEPSY = "epilepsy"


class Change(Struct, frozen=True):
    """What is said in addition while any of `movements` is done."""

    movements: tuple[str, ...]
    note: str


class Rule(Struct, frozen=True, kw_only=True):
    """What a condition does to routines.

    `question` names it in a list to pick from, `mention` ends "because you mentioned". Hidden is
    every movement with one of `loads`, and each of `movements`; `hold_at_most_s` bounds how long
    any stretch is held, 0: no bound.
    """

    question: str
    mention: str
    loads: tuple[Load, ...] = ()
    movements: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    hold_at_most_s: float = 0


_LEANING_BACK = ("cobra", "sphinx", "standing-back-extension")
_BREATHE = Change(
    ("scapular-squeeze", "wall-angels", "calf-raise", "sit-to-stand", "desk-push-up"),
    "Keep breathing all the way through.",
)

RULES: Mapping[Condition, Rule] = {
    Condition.PREGNANT: Rule(
        question="Pregnant, or a baby born in the last 6 months",
        mention="your pregnancy",
        loads=(Load.PRONE, Load.BALANCE),
    ),
    Condition.LATE_PREGNANCY: Rule(
        question="Pregnant for more than 16 weeks, or told not to lie on your back",
        mention="your pregnancy",
        loads=(Load.PRONE, Load.SUPINE, Load.BALANCE, Load.BREATH_HOLD),
        movements=("double-knee-to-chest", "thread-the-needle"),
        changes=(
            Change(("cat-cow", "seated-cat-cow"), "Keep it small, without a deep arch."),
            Change(("childs-pose",), "Keep your knees wide, or skip this one."),
        ),
    ),
    Condition.OSTEOPOROSIS: Rule(
        question="Osteoporosis, or a fracture of the spine",
        mention="your bones",
        loads=(Load.FLEX_END, Load.TWIST),
        changes=(
            Change(("chin-tuck", "upper-back-hug"), "Keep your back long, without rounding."),
            Change(("cat-cow", "seated-cat-cow"), "Do the lifting half only, without rounding."),
            Change(("pelvic-tilt", "knee-to-chest"), "Keep it small, without rounding."),
            Change(
                ("thoracic-extension-chair", *_LEANING_BACK), "Keep it gentle: a little is plenty."
            ),
        ),
    ),
    Condition.GLAUCOMA: Rule(
        question="Glaucoma, recent eye surgery or a detached retina",
        mention="your eyes",
        loads=(Load.HEAD_LOW,),
        changes=(
            Change(("desk-shoulder-opener",), "Hands high: your head stays above your heart."),
        ),
    ),
    Condition.HEART: Rule(
        question="A heart condition, or blood pressure that is not under control",
        mention="your heart or blood pressure",
        loads=(Load.ISOMETRIC, Load.BREATH_HOLD, Load.HEAD_LOW),
        changes=(
            _BREATHE,
            Change(("desk-shoulder-opener",), "Hands high: your head stays above your heart."),
        ),
    ),
    Condition.LEG_OR_ARM: Rule(
        question="Pain or tingling that runs down one leg or one arm",
        mention="your leg or arm",
        loads=(Load.NEURAL, Load.FLEX_END, Load.TWIST, Load.HEAD_LOW),
        changes=(
            Change(("pelvic-tilt",), "Keep it small, and stop if a tingling starts."),
            Change(("standing-back-extension",), "Only if it eases; otherwise skip this one."),
        ),
    ),
    Condition.LEG_PAIN: Rule(
        question="Pain that runs down a leg at the moment",
        mention="your leg",
        loads=(Load.NEURAL, Load.FLEX_END),
        changes=(
            Change(("pelvic-tilt", "knee-rolls"), "Keep it small, and stop if a tingling starts."),
            Change(("standing-back-extension",), "Only if it eases; otherwise skip this one."),
        ),
    ),
    Condition.BENDING: Rule(
        question="A back that gets worse when you bend forward",
        mention="bending forward",
        loads=(Load.FLEX_END,),
        movements=("seated-forward-fold",),
        changes=(Change(_LEANING_BACK, "Only as far as it is comfortable."),),
    ),
    Condition.LEANING_BACK: Rule(
        question="A back that gets worse when you lean back, or stand for long",
        mention="leaning back",
        loads=(Load.EXT_END,),
        movements=_LEANING_BACK,
        changes=(Change(("walk",), "A short walk is enough: sit down when you like."),),
    ),
    Condition.HIP_REPLACEMENT: Rule(
        question="A replaced hip, with limits on how you may move it",
        mention="your hip",
        loads=(Load.HIP_DEEP, Load.HIP_CROSS),
        changes=(
            Change(
                ("seated-march", "march-in-place", "sit-to-stand"),
                "Keep your knees lower than your hips.",
            ),
        ),
    ),
    Condition.KNEES: Rule(
        question="A replaced knee, or knees that hurt",
        mention="your knees",
        loads=(Load.KNEEL, Load.KNEE_DEEP),
        changes=(
            Change(("wall-sit", "sit-to-stand"), "Stay high: bend your knees only a little."),
        ),
    ),
    Condition.WRISTS: Rule(
        question="Wrists or hands that do not like weight on them",
        mention="your wrists",
        loads=(Load.WRIST_LOAD,),
        movements=("bird-dog",),
    ),
    Condition.SHOULDER: Rule(
        question="A shoulder that slips out, or one operated on lately",
        mention="your shoulder",
        loads=(Load.OVERHEAD, Load.SHOULDER_LOAD),
        movements=("doorway-pec",),
        changes=(Change(("cross-body-shoulder", "upper-back-hug"), "Keep your elbows low."),),
    ),
    Condition.NECK: Rule(
        question="Vertigo, whiplash, an unstable neck or a disease of the neck arteries",
        mention="your neck",
        loads=(Load.NECK_END,),
        changes=(Change(("chin-tuck",), "Keep it very small."),),
    ),
    Condition.BALANCE: Rule(
        question="Poor balance, or a fall lately",
        mention="your balance",
        loads=(Load.BALANCE,),
        changes=(
            Change(
                ("standing-side-bend", "calf-wall", "sit-to-stand", "posture-check-standing"),
                "Keep a hand on something steady that cannot roll.",
            ),
        ),
    ),
    Condition.NO_FLOOR: Rule(
        question="Getting down to the floor and up again is hard",
        mention="the floor",
        loads=(Load.FLOOR, Load.KNEEL),
    ),
    Condition.HYPERMOBILE: Rule(
        question="Very flexible or unstable joints",
        mention="your flexible joints",
        loads=(Load.FLEX_END, Load.EXT_END),
        movements=("levator-scapulae", "upper-trapezius"),
        changes=(
            Change(
                (
                    "hamstring-seated",
                    "hamstring-strap",
                    "hamstring-heel-on-chair",
                    "quad-standing",
                    "figure-four-seated",
                    "figure-four-supine",
                    "cross-body-shoulder",
                    "doorway-pec",
                    "desk-shoulder-opener",
                    "chest-opener",
                    "wrist-flexor-stretch",
                    "wrist-extensor-stretch",
                    "prayer-wrist",
                    "calf-wall",
                ),
                "Stop well before the end of your range.",
            ),
        ),
        hold_at_most_s=10,
    ),
    Condition.BREATH_HOLDS: Rule(
        question="Asthma, a lung disease, or unease when you hold your breath",
        mention="holding your breath",
        loads=(Load.BREATH_HOLD,),
        changes=(Change(("long-exhale-breathing",), "In for 4, out for 6, or as suits you."),),
    ),
    Condition.ABDOMEN: Rule(
        question="A recent operation on the belly, or separated belly muscles",
        mention="your belly",
        movements=("dead-bug", "bridge", "side-plank-knees"),
    ),
    Condition.ARTHRITIS: Rule(
        question="Inflammatory arthritis",
        mention="your arthritis",
        loads=(Load.NECK_END,),
        changes=(Change(("chin-tuck",), "Keep it very small."),),
    ),
    Condition.EPILEPSY: Rule(
        question="Epilepsy",
        mention="your epilepsy",
        loads=(Load.BALANCE, Load.BREATH_HOLD),
    ),
}
