"""Words, keys and codes: what every part of a programme is made of."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

KEY = "^[a-z0-9]+([.-][a-z0-9]+)*$"
Words = Annotated[str, Meta(min_length=1, max_length=4000)]
Key = Annotated[str, Meta(pattern=KEY, max_length=60)]
SourceKey = Annotated[str, Meta(pattern="^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$", max_length=60)]
Version = Annotated[str, Meta(pattern="^[0-9]{1,4}[.][0-9]{1,4}[.][0-9]{1,4}$")]

OwnKey = Annotated[
    Key,
    Meta(
        description="Its name for other parts of the file, for local layers and for other programmes: small letters, "
        "digits, dots and hyphens. It does not change when the wording does."
    ),
]
Sources = Annotated[
    tuple[SourceKey, ...], Meta(description="Keys of the sources that it rests on, from `sources`.")
]


class Part(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", omit_defaults=True):
    """A part of a programme. Keys are written with hyphens; what is not known is a mistake, and nothing changes."""


class Text(Part, frozen=True, kw_only=True):
    """What is read on screens, in Danish and English."""

    da: Annotated[Words, Meta(description="Danish.")]
    en: Annotated[Words, Meta(description="English.")]


class Wording(Part, frozen=True, kw_only=True):
    """The same thing said to two readers."""

    citizen: Annotated[Text, Meta(description="As the patient and relatives read it: everyday words.")]
    clinician: Annotated[Text, Meta(description="As professionals read it.")]


class Code(Part, frozen=True, kw_only=True):
    """A code, and the system it is from."""

    system: Annotated[
        Literal["loinc", "npu", "medcom", "snomed", "sks", "icpc-2", "alal", "own"],
        Meta(
            description="`loinc`; `npu` (laboratory codes of NPU and DNK); `medcom` (MCS codes); `snomed`; `sks` (the Danish "
            "ICD-10, with a D in front); `icpc-2` (general practice); `alal` (MedCom's labels of topics); `own` (a name of our own, for "
            "what none of the others has a code for)."
        ),
    ]
    code: Annotated[Words, Meta(description="The code as the system writes it.")]
    below: Annotated[
        bool,
        Meta(
            description="true: every code that begins with this one is meant too: `X12` then means X120 and X1299 as well."
        ),
    ] = False

    def means(self, system: str, code: str) -> bool:
        """Whether a code of a system is this one, or one of those below it where they are meant too."""
        return system == self.system and (code.startswith(self.code) if self.below else code == self.code)


class Band(Part, frozen=True, kw_only=True):
    """A stretch of numbers. It may be open on one side, and holds what is *outside* when both an upper side and a lower
    side are given that do not meet: `{below: 90, at-least: 180}` is under 90 as well as 180 and over.
    """

    below: Annotated[float | None, Meta(description="Less than this.")] = None
    at_most: Annotated[float | None, Meta(description="This or less.")] = None
    above: Annotated[float | None, Meta(description="More than this.")] = None
    at_least: Annotated[float | None, Meta(description="This or more.")] = None

    @property
    def low(self) -> float | None:
        """Where its lower side ends: values up to here are in it."""
        return self.at_most if self.below is None else self.below

    @property
    def high(self) -> float | None:
        """Where its upper side begins: values from here on are in it."""
        return self.at_least if self.above is None else self.above

    @property
    def is_between(self) -> bool:
        """It is one stretch with two ends, such as 100 to 139; not two stretches that are open."""
        return self.low is not None and self.high is not None and self.high <= self.low

    def holds(self, value: float) -> bool:
        """Whether a value lies in it."""
        low = (self.below is not None and value < self.below) or (
            self.at_most is not None and value <= self.at_most
        )
        high = (self.above is not None and value > self.above) or (
            self.at_least is not None and value >= self.at_least
        )
        return (low and high) if self.is_between else (low or high)
