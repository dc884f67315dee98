"""The words about the document of an agreement. What stands in braces is filled in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWords:
    """Everything that is said of the document in one language."""

    title: str
    none: str
    none_for_keeper: str
    fetch: str
    size: str
    digest: str
    digest_says: str
    text_is_in_it: str
    choose: str
    hint: str
    attach: str
    replace: str
    detach: str
    no_file: str
    too_large: str
    no_pdf: str
    not_as_signed: str


PAPER = {
    "da": PaperWords(
        title="Dokumentet",
        none="Der er ikke vedhæftet noget dokument.",
        none_for_keeper="Har I skrevet aftalen i et dokument, kan det vedhæftes her, før den sendes til underskrift.",
        fetch="Hent dokumentet",
        size="PDF, {size}",
        digest="Fingeraftryk (SHA-256)",
        digest_says="Underskrifterne gælder netop dette dokument. Et andet dokument har et andet fingeraftryk.",
        text_is_in_it="Aftalen står i dokumentet.",
        choose="Vælg en PDF-fil",
        hint="Højst {size}.",
        attach="Vedhæft dokumentet",
        replace="Skift dokumentet ud",
        detach="Fjern dokumentet",
        no_file="Vælg først den fil, der skal vedhæftes",
        too_large="Filen er for stor: den må højst være {size}",
        no_pdf="Filen er ikke en hel PDF. Gem dokumentet som PDF, og vælg så den fil.",
        not_as_signed="Dokumentet i journalen er ikke det, som aftalen nævner. Sig det til dem, der driver platformen; ingen får det udleveret imens.",
    ),
    "en": PaperWords(
        title="The document",
        none="No document is attached.",
        none_for_keeper="If you have written the agreement in a document, attach it here before it is sent for signature.",
        fetch="Download the document",
        size="PDF, {size}",
        digest="Fingerprint (SHA-256)",
        digest_says="Signatures are for this very document. Any other document has another fingerprint.",
        text_is_in_it="The agreement is in the document.",
        choose="Choose a PDF file",
        hint="{size} at most.",
        attach="Attach the document",
        replace="Change the document",
        detach="Remove the document",
        no_file="First choose the file to attach",
        too_large="The file is too large: it may have {size} at most",
        no_pdf="The file is not a whole PDF. Save the document as a PDF, and choose that file.",
        not_as_signed="The document in the record is not the one that the agreement names. Tell whoever runs the platform; nobody is given it meanwhile.",
    ),
}
