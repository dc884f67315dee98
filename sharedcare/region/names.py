"""What people are called. First names are Danish; family names are put together of parts, as Danish ones are, and
nobody bears them: visibly made up, yet natural to read."""

FEMALE = (
    "Karen", "Inger", "Lis", "Birthe", "Kirsten", "Hanne", "Bodil", "Grethe", "Jytte", "Tove", "Anni", "Lene",
    "Susanne", "Birgit", "Annette", "Gitte", "Ellen", "Ruth", "Else", "Vibeke", "Marianne", "Pia", "Helle", "Ulla",
    "Kirstine", "Solveig", "Agnete", "Merete", "Lisbeth", "Connie", "Dagny", "Edith", "Karin", "Mona", "Rigmor",
    "Yrsa", "Fatma", "Zeynep", "Amal", "Danuta",
)  # fmt: skip
MALE = (
    "Jens", "Niels", "Hans", "Jørgen", "Ole", "Erik", "Svend", "Kaj", "Leif", "Finn", "Børge", "Gunnar", "Villy",
    "Preben", "Torben", "Flemming", "Knud", "Arne", "Helge", "Mogens", "Verner", "Bjarne", "Kurt", "Aage", "Ejner",
    "Carsten", "Steen", "Ib", "Orla", "Palle", "Asger", "Tage", "Frode", "Søren", "Karl", "Henning", "Mehmet",
    "Ahmed", "Zoran", "Ivan",
)  # fmt: skip
_BEGIN = (
    "Mose", "Klit", "Eng", "Rug", "Hassel", "Bøge", "Lyng", "Ris", "Kær", "Høj", "Sø", "Strand", "Tjørne", "Pile",
    "Humle", "Star", "Mølle", "Ager", "Vild", "Sten", "Kilde", "Brom", "Ræve", "Ulve", "Falke", "Vipe", "Lærke",
    "Havre", "Byg", "Birke",
)  # fmt: skip
_END = (
    "vang",
    "bo",
    "toft",
    "lund",
    "mark",
    "bæk",
    "holt",
    "dal",
    "sted",
    "skov",
    "krog",
    "kjær",
    "rød",
    "borg",
)
FAMILY = tuple(begin + end for end in _END for begin in _BEGIN)
STREETS = (
    "Prøvevej", "Testvænget", "Eksempelstræde", "Opdigtet Allé", "Demogade", "Skitsevej", "Øvelsesparken",
    "Modelvænget", "Påhitsgade", "Kladdestien",
)  # fmt: skip
