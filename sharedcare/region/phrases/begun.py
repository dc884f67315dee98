"""What people write when they hand over, propose and decide: as they write it, in Danish."""

HANDED_OVER = (
    (
        "Overtag ansvaret for forløbet",
        "Behandlingen er indstillet, og tallene er rolige. Resten hører bedst til hos jer.",
    ),
    ("Opfølgning og måling hjemme", "Kan måle selv. Der er brug for, at nogen ser på tallene hver uge."),
    (
        "Tag over efter forløbet her",
        "Vi er færdige med vores del. Det, der er åbent, står i planen, og vi har talt om det sammen.",
    ),
)
"""What is handed over, and why."""

PROPOSED = {
    "physiotherapist": (
        "Ny 6 minutters gangtest om en måned",
        "Går længere end ved start og vil gerne se det på et tal.",
    ),
    "dietitian": ("Tilbud om en samtale mere om kost", "Har spurgt om mad med mindre salt."),
    "home-nurse": ("Se på medicinæsken ved næste besøg", "Der lå piller tilbage fra i torsdags."),
}
"""A task, and why, by who wishes it."""

DECIDED = "Det strengeste mål gælder: blodårerne har allerede vist sig forkalkede, og medicinen tåles."
"""Why the first of two goals is the one that counts."""
