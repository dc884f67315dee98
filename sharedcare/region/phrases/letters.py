"""Messages between patients, relatives and the sectors, and the notes that staff leave each other.

`{n}` is the patient's first name.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """One of them. `fits` is the code of the programme that it is about, or empty; `answer` what was written back."""

    topic: str
    text: str
    fits: str = ""
    answer: str = ""


_HF, _IHD, _COPD, _DM = "heart-failure", "ischaemic-heart-disease", "copd", "type-2-diabetes"

FROM_PATIENT = (
    Letter("Vanddrivende, når jeg skal ud?", "Jeg skal til fødselsdag lørdag og sidder i bil i to timer. Må jeg vente med pillen til om eftermiddagen?", _HF, "Ja, tag den, når I er fremme. God fest."),
    Letter("Svimmel, når jeg rejser mig", "Det er kun om morgenen, og det går over, når jeg har siddet lidt på sengekanten. Er det den nye dosis?", _HF, "Det er den nye dosis, og det bliver bedre. Rejs dig langsomt, og ring, hvis det er der endnu på mandag, eller hvis du falder."),
    Letter("Vægten driller", "Den viste 3 kg mere i morges, men så flyttede jeg den ud på flisegulvet, og så passede det igen.", _HF, "Godt set. Lad den stå der. Jeg sletter ikke tallet, men jeg har skrevet, hvad der skete."),
    Letter("Salt i maden", "Min søn laver mad til mig om søndagen, og han salter. Hvor meget er for meget?", _HF, "En søndag gør ikke noget. Bed ham lade saltet stå på bordet, så kan hver tage selv."),
    Letter("Må jeg komme i sauna?", "Vi plejer at gå en gang om ugen om vinteren.", _HF, "Kort og ikke for varmt, og drik et glas vand bagefter. Ikke de dage, hvor du er svimmel."),
    Letter("Hvornår må jeg køre bil igen?", "De sagde noget på sygehuset, men jeg kan ikke huske, om det var en uge eller to.", _IHD, "Du må køre igen nu, når du ikke har smerter. Det stod i papirerne, men de er også lange."),
    Letter("Ondt i musklerne", "Jeg synes, mine ben er ømme, efter at jeg begyndte på kolesterolpillen. Skal jeg holde op?", _IHD, "Bliv ved lidt endnu. Ømheden går oftest over på et par uger, og vi tager et tal på musklerne med næste blodprøve."),
    Letter("Træningen er god", "Nu går jeg op på tredje sal uden at stoppe. Det havde jeg ikke troet i foråret.", _IHD, "Hvor er det godt at høre. Det skriver jeg i planen."),
    Letter("Blå mærker", "Jeg får blå mærker bare af at støde mod bordet. Er det de to blodfortyndende?", _IHD, "Ja, det er de to tilsammen. Hold ikke op med nogen af dem, men ring, hvis du bløder, og det ikke stopper."),
    Letter("Bange for at træne alene", "På holdet går det fint, men derhjemme tør jeg ikke få pulsen op.", _IHD, "Det er der mange, der har det som dig. Vi går en tur sammen efter holdet på torsdag, og så prøver du den samme tur hjemme."),
    Letter("Mere slim end normalt", "Det er blevet gult siden i går, og jeg hoster om natten. Skal jeg begynde på kuren derhjemme?", _COPD, "Ja, begynd i dag, som der står på din handleplan. Ring til os, hvis du ikke har det bedre om to dage."),
    Letter("Inhalatoren klikker ikke", "Den nye spray er anderledes end den gamle. Jeg er ikke sikker på, at der kommer noget.", _COPD, "Ryst den, pust ud, tryk og træk vejret langsomt ind. Tag den med næste gang, så prøver vi sammen."),
    Letter("Rygestop, dag 12", "Det går. Plastrene hjælper om dagen, men aftenkaffen er slem.", _COPD, "Tolv dage er flot. Prøv at flytte kaffen ud i køkkenet i en uge, og hav tyggegummiet i lommen."),
    Letter("Må jeg flyve?", "Min datter bor i Bergen. Det er halvanden time.", _COPD, "Vi måler iltmætning, når du går, ved næste kontrol, så ved vi det. Vent med at købe billet."),
    Letter("Lavt blodsukker?", "Jeg rystede og svedte efter at have slået græs. Det gik over af et stykke franskbrød. Målte ikke.", _DM, "Hav apparatet i lommen i haven. Under 4: spis noget sødt først, og skriv til mig bagefter."),
    Letter("Kvalme af sprøjten", "De første dage efter er jeg træt og har kvalme. Bliver det bedre?", _DM, "Det gør det for de fleste efter en måned. Spis mindre ad gangen, og vent med at øge, til vi har talt sammen."),
    Letter("Sår på foden", "Det er bare en lille ting fra de nye sko, men I har sagt, at jeg skulle skrive.", _DM, "Godt, du skriver. Kom i morgen mellem 8 og 9, så ser vi på såret. Gå i de gamle sko indtil da."),
    Letter("Hvad må jeg spise til jul?", "Vi er ti til bords, og jeg vil ikke sidde med knækbrød.", _DM, "Det skal du heller ikke. Tag af det hele, lidt mindre kartofler, og gå en tur mellem anden og risalamande."),
    Letter("Kan jeg rejse til Spanien?", "Vi vil gerne af sted i to uger. Skal jeg have noget skriftligt med om min medicin?", "", "Ja, print planen her fra siden, den engelske. Hav pillerne i håndbagagen."),
    Letter("Jeg kan ikke den dag", "Jeg skal til øjenlæge samme formiddag. Kan vi flytte tiden?", "", "Det kan vi. Du får en ny tid i løbet af ugen."),
    Letter("Tak for opringningen", "Det gjorde mig tryg. Jeg sov hele natten bagefter.", "", ""),
    Letter("Spørgsmål til svaret", "Jeg kan se mit prøvesvar, men ikke om det er godt. Vil I skrive et par ord?", "", "Det er fint og lidt bedre end sidst. Fortsæt som nu, så ses vi til kontrollen."),
    Letter("Pillerne er skiftet", "De ser anderledes ud end sidst. Er det de samme?", "", "Ja, det er samme medicin fra et andet firma. Stoffet står med småt under navnet."),
    Letter("Er jeg for meget?", "Jeg skriver tit. I skal sige til.", "", "Nej. Det er langt bedre, at du skriver, end at du går og tænker."),
)  # fmt: skip
NOTES = (
    Letter("Ringet op", "Har det godt. Ingen ødemer, sover på én pude. Fortsætter uændret.", _HF),
    Letter("Kompression", "{n} kan næsten selv få strømperne på nu. Vi kommer stadig to gange om ugen.", _HF),
    Letter("Dosis ikke øget", "Blodtryk 96/58 og svimmel. Venter to uger med næste trin.", _HF),
    Letter("Syge-dage", "Gennemgået: ved feber eller diarré holdes pause med spironolakton og dapagliflozin, og der ringes hertil.", _HF),
    Letter("Vil ikke vide EF", "{n} vil gerne kende sine doser, men ikke procenten. Nævn den ikke uopfordret.", _HF),
    Letter("Status midtvejs", "Mødt 9 af 12 gange. Træner ved 5-6 af 10. Vil gerne fortsætte i en forening bagefter.", _IHD),
    Letter("Kost", "Spiser fisk en gang om ugen, smør på brødet. Aftalt: rapsolie i køkkenet og nødder om eftermiddagen.", _IHD),
    Letter("Angst ved anstrengelse", "Stopper, så snart pulsen stiger. Vi har gået trapper sammen og talt om, hvad der er normalt.", _IHD),
    Letter("Arbejde", "Halv tid fra næste uge, aftalt med arbejdsgiveren. Tunge løft venter til efter slutstatus.", _IHD),
    Letter("Inhalationsteknik", "Trak for hurtigt ind. Øvet tre gange, og så sad den.", _COPD),
    Letter("Hjemmebesøg", "Sover halvt siddende. Vinduet står åbent hele natten. Vejrtrækningsøvelser gennemgået.", _COPD),
    Letter("Handleplan gennemgået", "{n} ved, hvornår kuren skal startes, og har den liggende ved siden af apparatet.", _COPD),
    Letter("Ryger fem om dagen", "Er gået fra tyve til fem. Vil ikke presses, men vil gerne spørges.", _COPD),
    Letter("Fødder", "Følesans nedsat på begge storetæer. Henvist til fodterapeut. Går altid med sko nu.", _DM),
    Letter("Vægt og mad", "Vil tabe sig 5 kg inden sommer. Aftalt: rugbrød til frokost, og kagen om søndagen bliver.", _DM),
    Letter("Øjne", "Ingen forandringer ved øjenlægen. Næste gang om to år.", _DM),
    Letter("Taler om livet derhjemme", "{n} er mere bekymret for familien end for sin egen sygdom. Har givet nummeret til pårørendevejlederen.", ""),
    Letter("Medicin set igennem", "Tager alt undtagen aftenpillen, som bliver glemt. Flyttet til morgen.", ""),
    Letter("Nødkald", "Naboen kommer hver dag. Nødkald er bestilt.", ""),
    Letter("Vil gerne have det på skrift", "{n} hører dårligt. Skriv hellere, end at ringe.", ""),
    Letter("Falder til i dagligdagen", "Handler selv, laver mad. Savner at have noget at stå op til.", ""),
    Letter("Aftale om prøver", "Tager alle prøver på én gang, så {n} kun skal af sted én gang.", ""),
    Letter("Ser bedst om formiddagen", "Læg helst tider før kl. 12. Om eftermiddagen er {n} træt.", ""),
)  # fmt: skip
FROM_RELATIVE = (
    Letter("Jeg vil gerne være med", "Må jeg høre med på telefonen, når I ringer? Jeg kan bedst efter kl. 15.", "", "Det må du gerne. Vi ringer til jer begge på torsdag kl. 15.30."),
    Letter("Pillerne bliver glemt", "Der lå tre dages piller i æsken, da jeg kom. Kan hjemmesygeplejen fylde den?", "", "Tak, fordi du siger det. De begynder på mandag."),
    Letter("Tak", "Det betyder meget at kunne se, hvad der er aftalt, når man bor i den anden ende af landet.", ""),
    Letter("Bliver hurtigt træt", "Jeg synes, der er sket noget den sidste uge. Vil I se på tallene?", "", "Jeg har set på dem, og de er uændrede. Jeg ringer i morgen og spørger til resten."),
)  # fmt: skip
BETWEEN = (
    Letter("Skal vi øge?", "LDL er faldet, men ikke nok. Jeg foreslår ezetimib. Er der noget imod det fra jeres side?", _IHD),
    Letter("Hvem følger kalium?", "Vi har øget i dag. Tager I prøven om en uge, så ser vi på svaret her?", _HF),
    Letter("Overlevering", "Vi er ved at være færdige. Ring, hvis der er noget, I vil have med.", _HF),
    Letter("Forværring", "Fik prednisolon i fem dage. Vil I se til iltmætningen i denne uge?", _COPD),
    Letter("HbA1c", "Er der givet steroid? Ellers vil jeg gerne øge, men ville høre jer først.", _DM),
    Letter("Mødte ikke op", "Har ikke været til træning i to uger. Ved I, om der er sket noget?", ""),
    Letter("Enige om målet", "Tak for i dag. Vi skriver det fælles mål ind i planen, så alle ser det samme.", ""),
)  # fmt: skip
