"""What the few words of a file mean that a field can hold, and which fields hold keys of other parts."""

from collections.abc import Mapping

from sharedcare.programmes.rules.doers import PROFESSIONS

UNITS: Mapping[str, Mapping[str, str]] = {
    "{count}": {"da": "antal", "en": "a count"},
    "{score}": {"da": "score", "en": "a score"},
}
"""Units that are no unit."""

CHOICES: Mapping[str, Mapping[object, Mapping[str, str]]] = {
    "use": {
        "treatment": {"da": "behandling", "en": "treatment"},
        "follow": {"da": "følges", "en": "followed"},
        "warn": {"da": "der advares om den", "en": "warned of"},
    },
    "finding": {
        "green": {"da": "grøn", "en": "green"},
        "yellow": {"da": "gul", "en": "yellow"},
        "red": {"da": "rød", "en": "red"},
    },
    "licence": {
        "bundled": {"da": "teksten følger med", "en": "the text comes with it"},
        "bring-your-own": {"da": "organisationen har selv teksten", "en": "the organisation brings the text"},
        "score-only": {"da": "kun scoren skrives ind", "en": "only the score is entered"},
    },
    "each-time": {
        True: {"da": "hver gang på ny", "en": "each time anew"},
        False: {"da": "én gang", "en": "once"},
    },
    "ends-with": {
        "phase": {"da": "fasen", "en": "the phase"},
        "programme": {"da": "forløbet", "en": "the programme"},
    },
    "evidence": {
        "read": {"da": "læst dér", "en": "read there"},
        "general": {"da": "almindelig kendt, skal efterprøves", "en": "well known, to be verified"},
        "default": {"da": "valgt her, skal godkendes", "en": "a choice made here, to be signed off"},
    },
    "format": {
        "text": {"da": "tekst", "en": "text"},
        "video": {"da": "video", "en": "video"},
        "conversation": {"da": "samtale", "en": "conversation"},
        "group": {"da": "på hold", "en": "in a group"},
        "link": {"da": "link", "en": "link"},
    },
    "rule": {
        "strictest": {"da": "det strengeste mål gælder", "en": "the strictest target counts"},
        "keep-both": {"da": "begge grænser gælder", "en": "both limits count"},
        "decide": {"da": "en fagperson afgør det", "en": "a clinician decides"},
        "this-one": {"da": "dette forløb går forud", "en": "this programme goes first"},
        "other-one": {"da": "det andet forløb går forud", "en": "the other programme goes first"},
        "inform": {"da": "der oplyses om det", "en": "it is told"},
        "warn": {"da": "der advares om det", "en": "it is warned of"},
        "ask-once": {"da": "der spørges én gang", "en": "it is asked once"},
        "one-team": {"da": "ét team gør det for begge", "en": "one team does it for both"},
    },
    "monitoring": {
        "this-one": {"da": "som i dette forløb", "en": "as in this programme"},
        "other-one": {"da": "som i det andet forløb", "en": "as in the other programme"},
    },
    "may": {
        "see": {"da": "se journalen", "en": "see the record"},
        "measure": {"da": "måle", "en": "measure"},
        "answer": {"da": "svare på spørgeskemaer", "en": "answer questionnaires"},
        "write": {"da": "skrive notater og beskeder", "en": "write notes and messages"},
        "propose": {"da": "foreslå ændringer", "en": "propose changes"},
        "set-goals": {"da": "aftale mål", "en": "decide goals"},
        "set-limits": {"da": "sætte grænser", "en": "set limits"},
        "change-plan": {"da": "ændre planen", "en": "change the plan"},
        "hand-over": {"da": "overdrage", "en": "hand over"},
        "accept": {"da": "modtage overdragelser", "en": "accept what is handed over"},
        "close": {"da": "afslutte forløbet", "en": "close the programme"},
    },
    "days": {
        "monday": {"da": "mandag", "en": "Monday"},
        "tuesday": {"da": "tirsdag", "en": "Tuesday"},
        "wednesday": {"da": "onsdag", "en": "Wednesday"},
        "thursday": {"da": "torsdag", "en": "Thursday"},
        "friday": {"da": "fredag", "en": "Friday"},
        "saturday": {"da": "lørdag", "en": "Saturday"},
        "sunday": {"da": "søndag", "en": "Sunday"},
    },
    "profession": {key: {"da": danish, "en": key.replace("-", " ")} for key, danish in PROFESSIONS.items()},
}
"""Fields that hold one of a few words of the file, or several of them, and what those mean."""

KEYS_OF: Mapping[str, str] = {
    "phase": "phases",
    "by": "roles",
    "responsible": "roles",
    "set-by": "roles",
    "hands-over-to": "roles",
    "followed-up-by": "roles",
    "fallback": "roles",
    "sender": "roles",
    "receivers": "roles",
    "responsibility": "responsibilities",
    "organisation": "organisations",
    "place": "organisations",
    "schedule": "schedules",
    "measurements": "measurements",
    "measurement": "measurements",
    "questionnaire": "questionnaires",
    "reference": "references",
    "task": "tasks",
    "tasks": "tasks",
    "goals": "goals",
    "education": "education",
}
"""Fields that hold keys, and the list in which those stand."""

ANY_OF = frozenset({"comes-with", "rule"})
"""Lists of which any one is enough; of all others all must hold. What rests does so by any, too."""
