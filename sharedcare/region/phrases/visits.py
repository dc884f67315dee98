"""What a home nurse writes of a visit, in the report that goes with her measurements."""

from random import Random

_SEEN = (
    "Frisk og veltilpas. Medicin doseret for 14 dage.",
    "Medicin doseret. En aftenpille lå tilbage fra tirsdag.",
    "Let ødem ved anklerne sidst på dagen. Kompression på.",
    "Ingen ødem. Huden er hel på begge fødder.",
    "Træt i dag, har sovet dårligt. Spiser og drikker som sædvanligt.",
    "Sår på venstre skinneben 2 x 1 cm, rent, mindre end sidst. Ny forbinding.",
    "Har gået tur til kiosken og hjem igen uden at stoppe.",
    "Hoster lidt mere end sidst, klart opspyt. Ingen feber.",
    "Svimmel, når der rejses hurtigt. Talt om at tage det i to tempi.",
    "Alt ved det vanlige. Glad for besøget.",
    "Drikker for lidt. Kanden står nu på bordet.",
    "Tør hud på hælene, smurt. Strømper vasket og lagt frem.",
    "Vægten står nu på gulvet i gangen. Viste, hvordan den aflæses.",
    "Datteren var med. Talt om aflastning i weekenden.",
    "Humøret er bedre. Skal til fødselsdag på lørdag.",
)


def seen(chance: Random) -> str:
    """One of them."""
    return chance.choice(_SEEN)
