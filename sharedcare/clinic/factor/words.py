"""The words of the pages for the second factor, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything these pages say in one language. `{time}` and `{count}` are filled in."""

    give_title: str
    give_lead: str
    give_passkey: str
    give_passkey_lead: str
    give_or: str
    code: str
    code_hint: str
    go: str
    wrong_code: str
    wrong_passkey: str
    not_shown: str
    too_many: str
    no_script: str
    no_passkey_here: str
    elsewhere: str
    help: str
    add_title: str
    add_title_more: str
    add_lead: str
    passkey_title: str
    passkey_text: str
    passkey_name: str
    passkey_name_given: str
    passkey_go: str
    app_title: str
    app_text: str
    app_has: str
    app_secret: str
    app_code: str
    app_go: str
    wrong_first_code: str
    wrong_made: str
    not_made: str
    codes_title: str
    codes_lead: str
    codes_print: str
    codes_go: str
    added: str


DANISH = Words(
    give_title="Ét trin mere",
    give_lead="Adgangskoden er rigtig. Vis nu, at det er dig.",
    give_passkey="Brug din adgangsnøgle",
    give_passkey_lead="Din computer eller telefon spørger efter dit ansigt, din finger eller din pinkode.",
    give_or="Eller skriv en kode",
    code="Kode",
    code_hint="De seks cifre fra din app, eller en af dine gendannelseskoder.",
    go="Log ind",
    wrong_code="Koden er forkert, eller den er brugt før. Vent på den næste i appen, og prøv igen.",
    wrong_passkey="Adgangsnøglen kendes ikke her. Prøv igen, eller brug en anden.",
    not_shown="Der blev ikke vist nogen adgangsnøgle. Prøv igen, når du er klar.",
    too_many="Der er prøvet for mange koder. Vent til kl. {time}, og prøv så igen. En adgangsnøgle kan du bruge med det samme.",
    no_script="En adgangsnøgle kræver, at JavaScript er slået til i browseren.",
    no_passkey_here="Adgangsnøgler virker kun på stedets eget navn over https, ikke på denne adresse.",
    elsewhere="Log ind som en anden",
    help="Har du mistet både app, adgangsnøgle og gendannelseskoder? Så kontakt dem, der passer jeres konti.",
    add_title="Gør dit login sikkert",
    add_title_more="Tilføj et andet trin",
    add_lead="En adgangskode kan blive gættet eller stjålet. Vælg derfor, hvad du også vil logge ind med. Det tager et minut.",
    passkey_title="Adgangsnøgle",
    passkey_text="Nemmest: lås op med ansigt, finger, pinkode eller en sikkerhedsnøgle. Så kan du også logge ind uden adgangskode.",
    passkey_name="Hvad skal den hedde?",
    passkey_name_given="Min computer",
    passkey_go="Opret adgangsnøgle",
    app_title="App med koder",
    app_text="Scan billedet med en app på telefonen, som viser engangskoder. Skriv så den kode, den viser.",
    app_has="Du har allerede en app. Den nye træder i stedet for den.",
    app_secret="Kan du ikke scanne? Skriv denne nøgle i appen:",  # noqa: S106 - a word on a page
    app_code="Kode fra appen",
    app_go="Brug denne app",
    wrong_first_code="Det er ikke den kode, appen viser nu. Vent på den næste, og prøv igen. Står telefonens ur rigtigt?",
    wrong_made="Adgangsnøglen kunne ikke oprettes. Prøv igen.",
    not_made="Der blev ikke oprettet nogen adgangsnøgle. Prøv igen, når du er klar.",
    codes_title="Gem dine gendannelseskoder",
    codes_lead="Mister du telefon eller nøgle, kan du logge ind med en af disse koder. Hver gælder én gang. De vises kun nu: print dem, eller skriv dem ned, og gem dem sikkert.",
    codes_print="Print",
    codes_go="Jeg har gemt dem",
    added="Det er tilføjet.",
)

ENGLISH = Words(
    give_title="One more step",
    give_lead="The password is right. Now show that it is you.",
    give_passkey="Use your passkey",
    give_passkey_lead="Your computer or phone asks for your face, your finger or your PIN.",
    give_or="Or type a code",
    code="Code",
    code_hint="The six digits from your app, or one of your recovery codes.",
    go="Sign in",
    wrong_code="The code is wrong, or was used before. Wait for the next one in the app and try again.",
    wrong_passkey="This passkey is not known here. Try again, or use another.",
    not_shown="No passkey was shown. Try again when you are ready.",
    too_many="Too many codes were tried. Wait until {time}, then try again. A passkey can be used at once.",
    no_script="A passkey needs JavaScript to be switched on in the browser.",
    no_passkey_here="Passkeys work only at the site's own name over https, not at this address.",
    elsewhere="Sign in as somebody else",
    help="Lost app, passkey and recovery codes? Then ask those who look after your accounts.",
    add_title="Make your sign-in safe",
    add_title_more="Add a second step",
    add_lead="A password can be guessed or stolen. So choose what else you want to sign in with. It takes a minute.",
    passkey_title="Passkey",
    passkey_text="Easiest: unlock with face, finger, PIN or a security key. You can then also sign in without a password.",
    passkey_name="What shall it be called?",
    passkey_name_given="My computer",
    passkey_go="Make a passkey",
    app_title="App with codes",
    app_text="Scan the picture with an app on your phone that shows one-time codes. Then type the code that it shows.",
    app_has="You have an app already. The new one takes its place.",
    app_secret="Cannot scan? Type this key into the app:",  # noqa: S106 - a word on a page
    app_code="Code from the app",
    app_go="Use this app",
    wrong_first_code="This is not the code that the app shows now. Wait for the next one and try again. Is the phone's clock right?",
    wrong_made="The passkey could not be made. Try again.",
    not_made="No passkey was made. Try again when you are ready.",
    codes_title="Keep your recovery codes",
    codes_lead="If you lose phone or key, one of these codes lets you in. Each counts once. They are shown only now: print them or write them down, and keep them safe.",
    codes_print="Print",
    codes_go="I have kept them",
    added="It was added.",
)

WORDS = {"da": DANISH, "en": ENGLISH}
