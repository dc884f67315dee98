"""Messages between patients, relatives and the sectors, and the notes that staff leave each other.

Each is a topic, what was written, and for which programme it fits (none: for all). `{n}` is the patient's first name.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """One of them. `fits` is the code of a programme, or empty."""

    topic: str
    text: str
    fits: str = ""


FROM_PATIENT = (
    Letter("Skal jeg tage min vanddrivende, når jeg skal ud?", "Jeg skal til fødselsdag lørdag og sidder i bil i to timer. Må jeg vente med pillen til om eftermiddagen?", "heart-failure"),
    Letter("Svimmel, når jeg rejser mig", "Det er kun om morgenen, og det går over, når jeg har siddet lidt på sengekanten. Er det den nye dosis?", "heart-failure"),
    Letter("Vægten driller", "Den viste 3 kg mere i morges, men så flyttede jeg den ud på flisegulvet, og så passede det igen.", "heart-failure"),
    Letter("Kan jeg rejse til Spanien?", "Vi vil gerne af sted i to uger. Skal jeg have noget skriftligt med om min medicin?", ""),
    Letter("Hvornår må jeg køre bil igen?", "De sagde noget på sygehuset, men jeg kan ikke huske, om det var en uge eller to.", "ischaemic-heart-disease"),
    Letter("Ondt i musklerne", "Jeg synes, mine ben er ømme, efter at jeg begyndte på kolesterolpillen. Skal jeg holde op?", "ischaemic-heart-disease"),
    Letter("Træningen er god", "Nu går jeg op på tredje sal uden at stoppe. Det havde jeg ikke troet i foråret.", "ischaemic-heart-disease"),
    Letter("Blå mærker", "Jeg får blå mærker bare af at støde mod bordet. Er det de to blodfortyndende?", "ischaemic-heart-disease"),
    Letter("Mere slim end normalt", "Det er blevet gult siden i går, og jeg hoster om natten. Skal jeg begynde på kuren derhjemme?", "copd"),
    Letter("Inhalatoren klikker ikke", "Den nye spray er anderledes end den gamle. Jeg er ikke sikker på, at der kommer noget.", "copd"),
    Letter("Rygestop, dag 12", "Det går. Plastrene hjælper om dagen, men aftenkaffen er slem.", "copd"),
    Letter("Lavt blodsukker?", "Jeg rystede og svedte efter at have slået græs. Det gik over af et stykke franskbrød. Målte ikke.", "type-2-diabetes"),
    Letter("Kvalme af sprøjten", "De første dage efter er jeg træt og har kvalme. Bliver det bedre?", "type-2-diabetes"),
    Letter("Sår på foden", "Det er bare en lille ting fra de nye sko, men I har sagt, at jeg skulle skrive.", "type-2-diabetes"),
    Letter("Jeg kan ikke den dag", "Jeg skal til øjenlæge samme formiddag. Kan vi flytte tiden?", ""),
    Letter("Tak for opringningen", "Det gjorde mig tryg. Jeg sov hele natten bagefter.", ""),
    Letter("Spørgsmål til svaret", "Jeg kan se mit prøvesvar, men ikke om det er godt. Vil I skrive et par ord?", ""),
    Letter("Pillerne er skiftet", "De ser anderledes ud end sidst. Er det de samme?", ""),
)  # fmt: skip
FROM_STAFF = (
    Letter("Dit svar er fint", "Tallet er lidt bedre end sidst. Fortsæt som nu, så ses vi til kontrollen.", ""),
    Letter("Vi flytter din tid", "Det er i orden. Du får en ny tid i løbet af ugen.", ""),
    Letter("Vej dig i morgen igen", "Tallet springer lidt. Vej dig i morgen efter toilettet og før morgenmaden, så ser jeg på det kl. 9.", "heart-failure"),
    Letter("Sæt tempoet ned, når du rejser dig", "Det er den nye dosis, og det bliver bedre. Ring, hvis det er der endnu på mandag, eller hvis du falder.", "heart-failure"),
    Letter("Begynd på kuren", "Ja, begynd i dag, som der står på din handleplan. Ring til os, hvis du ikke har det bedre om to dage.", "copd"),
    Letter("Sådan bruger du den", "Ryst den, pust ud, tryk og træk vejret langsomt ind. Tag den med næste gang, så prøver vi sammen.", "copd"),
    Letter("Bliv ved lidt endnu", "Ømheden går oftest over på et par uger. Vi tager et tal på musklerne, når du får taget blodprøven.", "ischaemic-heart-disease"),
    Letter("To uger", "Du må køre bil to uger efter udskrivelsen, når du ikke har smerter.", "ischaemic-heart-disease"),
    Letter("Mål, næste gang det sker", "Hav apparatet i lommen i haven. Under 4: spis noget sødt, og skriv til mig.", "type-2-diabetes"),
    Letter("Kom forbi med foden", "Godt, du skriver. Kom i morgen mellem 8 og 9, så ser vi på såret.", "type-2-diabetes"),
)  # fmt: skip
NOTES = (
    Letter("Ringet op", "Har det godt. Ingen ødemer, sover på én pude. Fortsætter uændret.", "heart-failure"),
    Letter("Kompression", "{n} kan selv få strømperne på nu, når hustruen holder om hælen. Vi kommer stadig to gange om ugen.", "heart-failure"),
    Letter("Dosis ikke øget", "Blodtryk 96/58 og svimmel. Venter to uger med næste trin.", "heart-failure"),
    Letter("Taler om livet derhjemme", "{n} er mere bekymret for sin kone end for sit hjerte. Har givet nummeret til pårørendevejlederen.", ""),
    Letter("Status midtvejs", "Mødt 9 af 12 gange. Træner ved 5-6 af 10. Vil gerne fortsætte i en forening bagefter.", "ischaemic-heart-disease"),
    Letter("Kost", "Spiser fisk en gang om ugen, smør på brødet. Aftalt: rapsolie i køkkenet og nødder om eftermiddagen.", "ischaemic-heart-disease"),
    Letter("Angst ved anstrengelse", "Stopper, så snart pulsen stiger. Vi har gået trapper sammen og talt om, hvad der er normalt.", "ischaemic-heart-disease"),
    Letter("Inhalationsteknik", "Trak for hurtigt ind. Øvet tre gange, og så sad den.", "copd"),
    Letter("Hjemmebesøg", "Ilten står i stuen, og slangen når ikke badeværelset. Har bestilt en længere.", "copd"),
    Letter("Handleplan gennemgået", "{n} ved, hvornår kuren skal startes, og har den liggende. Datteren har en kopi.", "copd"),
    Letter("Fødder", "Følesans nedsat på begge storetæer. Henvist til fodterapeut. Går altid med sko nu.", "type-2-diabetes"),
    Letter("Vægt og mad", "Vil tabe sig 5 kg inden sommer. Aftalt: rugbrød til frokost, og kagen om søndagen bliver.", "type-2-diabetes"),
    Letter("Medicin set igennem", "Tager alt undtagen aftenpillen, som bliver glemt. Flyttet til morgen.", ""),
    Letter("Bor alene", "Naboen kommer hver dag. Nødkald er bestilt.", ""),
    Letter("Vil gerne have det på skrift", "{n} hører dårligt. Skriv hellere, end at ringe.", ""),
    Letter("Falder til i dagligdagen", "Handler selv, laver mad. Savner at have noget at stå op til.", ""),
    Letter("Aftale om prøver", "Tager kalium, kreatinin og HbA1c på én gang, så {n} kun skal af sted én gang.", ""),
)  # fmt: skip
FROM_RELATIVE = (
    Letter("Jeg er med på telefonen", "Far vil gerne have, at jeg hører med, når I ringer. Jeg kan bedst efter kl. 15.", ""),
    Letter("Mor glemmer pillerne", "Der lå tre dages piller i æsken, da jeg kom. Kan hjemmesygeplejen fylde den?", ""),
    Letter("Tak", "Det betyder meget at kunne se, hvad der er aftalt, når man bor i den anden ende af landet.", ""),
    Letter("Bliver hurtigt træt", "Jeg synes, der er sket noget den sidste uge. Vil I se på tallene?", ""),
)  # fmt: skip
BETWEEN = (
    Letter("Skal vi øge?", "LDL er faldet, men ikke nok. Jeg foreslår ezetimib. Er der noget imod det fra jeres side?", "ischaemic-heart-disease"),
    Letter("Hvem følger kalium?", "Vi har øget i dag. Tager I prøven om en uge, så ser vi på svaret her?", "heart-failure"),
    Letter("Overlevering", "Vi er ved at være færdige. Jeg sender overdragelsen i dag; ring, hvis der er noget, I vil have med.", "heart-failure"),
    Letter("Efter indlæggelsen", "Har haft en forværring og fik prednisolon i fem dage. Vil I se til saturationen i denne uge?", "copd"),
    Letter("HbA1c stiger", "Er der givet steroid? Ellers vil jeg gerne øge, men ville høre jer først.", "type-2-diabetes"),
    Letter("Mødte ikke op", "Har ikke været til træning i to uger. Ved I, om der er sket noget?", ""),
    Letter("Enige om målet", "Tak for i dag. Vi skriver det fælles mål ind i planen, så alle ser det samme.", ""),
)  # fmt: skip
