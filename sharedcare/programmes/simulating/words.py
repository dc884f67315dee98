"""What a simulation says, in Danish and English."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "da": {
        "title": "Simulering",
        "of": "{patients} opdigtede patienter i {weeks} uger (frø {seed})",
        "work": "Arbejde: opgaver om ugen pr. 100 patienter, efter rolle",
        "minutes": "Patientens tid: minutter om ugen",
        "alerts": "Fund om ugen pr. 100 patienter, efter regel",
        "all": "i alt",
        "waiting": "Overdragelser, der venter, pr. 100 patienter",
        "handovers": "{count} overdragelser; {late} ville være blevet røde, før nogen sagde ja.",
        "none": "Ingen.",
        "average": "middel",
        "each": "pr. patient",
        "total": "alle",
        "most": "højest",
        "week": "uge",
        "red": "rød",
        "yellow": "gul",
        "blue": "mangler",
        "combination": "Sammen",
        "about": "Sådan er der regnet",
        "follows": "Om {names} vides der intet her: værdierne ligger midt mellem filens grænser og flytter sig med dem, så dér kan to grænser ikke sammenlignes.",
        "chance": "Hvad disse tidspunkter kommer med, kan ikke følges her, så de kommer tilfældigt: {names}.",
        "never": "I disse uger kom disse opgaver ikke til nogen: {names}. De kan komme senere (`--weeks`); se ellers efter, at deres tidspunkter kommer, og at nogen opfylder betingelserne.",
        "assumed": "60 % måler stabilt, 10 % får det dårligere to gange, 15 % svinger meget, og 15 % glemmer næsten halvdelen. "
        "Værdierne ligger, hvor de plejer hos voksne med langvarig sygdom efter et skøn for hver kode, og grænserne i filen flytter dem ikke: "
        "samme frø giver de samme patienter og de samme værdier, så to udgaver af en fil kan sammenlignes. Hvor syge netop jeres patienter "
        "er, ved ingen her. Det, betingelserne spørger om, gælder for hver anden. "
        "Hændelser, der kommer igen, kommer cirka hvert kvartal. En måling tager 2 minutter, et spørgsmål 18 sekunder og en opgave 10 "
        "minutter. Det er et skøn til at sammenligne med, før nogen er indmeldt, og ingen forudsigelse.",
    },
    "en": {
        "title": "Simulation",
        "of": "{patients} made-up patients for {weeks} weeks (seed {seed})",
        "work": "Work: tasks per week per 100 patients, by role",
        "minutes": "The patient's time: minutes per week",
        "alerts": "Findings per week per 100 patients, by rule",
        "all": "in all",
        "waiting": "Hand-overs waiting, per 100 patients",
        "handovers": "{count} hand-overs; {late} would have turned red before anybody accepted.",
        "none": "None.",
        "average": "mean",
        "each": "per patient",
        "total": "all of them",
        "most": "most",
        "week": "week",
        "red": "red",
        "yellow": "yellow",
        "blue": "missing",
        "combination": "Together",
        "about": "How it was reckoned",
        "follows": "Of {names} nothing is known here: the values lie between the limits of the file and move with them, so that two limits cannot be compared there.",
        "chance": "What these moments come with cannot be followed here, so they come by chance: {names}.",
        "never": "In these weeks nobody was given these tasks: {names}. They may come later (`--weeks`); else see that their moments come, and that somebody meets their conditions.",
        "assumed": "60% measure steadily, 10% get worse twice, 15% vary a lot, and 15% forget nearly half. Values lie where they usually do "
        "in adults with a long illness, by an estimate for each code, and no limit of the file moves them: the same seed makes the same "
        "patients with the same values, so that two variants of a file can be compared. How ill your own patients are nobody knows here. What conditions ask about is so for every other patient. Events that come again do "
        "so about once a quarter. A measurement takes 2 minutes, a question 18 seconds, a task 10 minutes. It is an estimate to "
        "compare by before anybody is enrolled, and no prediction.",
    },
}
