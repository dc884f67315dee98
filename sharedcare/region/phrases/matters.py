"""What matters most, in people's own words."""

from random import Random

_ALL = (
    "Gå en tur rundt om søen med min {spouse} hver søndag",
    "Kunne passe min have selv til sommer",
    "Holde mit eget hus, så længe jeg kan",
    "Synge i koret igen uden at miste pusten",
    "Være med til min datters bryllup i maj",
    "Komme ned i kolonihaven, når vejret er til det",
    "Cykle til bageren og hjem igen",
    "Læse godnathistorie for drengene uden at hoste",
    "Slippe for at blive indlagt i vinter",
    "Kunne tage trapperne op til mig selv",
    "Spille kort hver torsdag, som jeg plejer",
    "Sove en hel nat",
    "At mine børn ikke skal være bekymrede for mig",
    "Komme med på klubbens tur til Bornholm",
    "Gå med hunden om morgenen",
    "Lave mad til hele familien juleaften",
    "Køre bil lidt endnu",
    "Fiske med min bror ved åen",
    "Sidde og strikke med de andre, og gå til loppemarked bagefter",
    "Danse på vores guldbryllup",
    "Holde op med at ryge, denne gang for alvor",
    "Ikke skulle tænke på sygdom hver dag",
    "Passe på mine fødder, så jeg kan gå",
    "Kunne sidde i kirken uden at skulle ud",
    "Være alene hjemme uden at være bange",
    "Tage bussen ind til byen selv",
    "Svømme om onsdagen, som vi altid har gjort",
    "Bage boller med børnebørnene",
    "Se æbletræerne blomstre",
    "Have kræfter til at tage imod gæster",
    "Komme op at stå og selv tage tøj på",
    "Kunne gå ned til stranden og op igen",
    "Få styr på alle de piller",
    "At nogen ringer, hvis tallene er gale",
    "Blive boende sammen med min {spouse}",
    "Sidde på traktoren en høst til",
    "Gå til fodbold og stå op hele kampen",
    "Tale i telefon med min søster uden at blive forpustet",
    "Hjælpe i genbrugsbutikken om tirsdagen",
    "Tabe mig nok til at mine knæ kan være med",
    "Spise det samme som de andre",
    "Rejse hjem til min familie til foråret",
    "At jeg ved, hvem jeg skal ringe til",
    "Ro en tur på fjorden",
    "Male hegnet færdigt",
    "Være {grandparent} med kræfter i",
    "Kunne bære indkøbene selv",
    "Nyde en kop kaffe på bænken oppe ad bakken",
    "Høre min yngste spille koncert uden at skulle gå i pausen",
    "Kunne løfte min oldedatter",
)
_WORKING = (
    "Arbejde halvdelen af ugen, til jeg går på pension",
    "Komme tilbage på holdet på værkstedet",
    "Kunne undervise en hel dag igen",
)
_VERY_OLD = (
    "Fejre mine 90 år derhjemme",
    "Dø i min egen seng, men ikke lige foreløbig",
    "Sidde i solen og få avisen læst højt",
)


def in_own_words(chance: Random, *, female: bool, age: int) -> str:
    """What one of them said."""
    found = chance.choice(_ALL + (_WORKING * 3 if age < 66 else _VERY_OLD * 3 if age > 84 else ()))
    return found.format(spouse="mand" if female else "kone", grandparent="mormor" if female else "morfar")
