"""Laboratory messages for tests, made segment by segment."""

HEAD = r"MSH|^~\&|LABKA|KBA-OUH^5790002013061^GLN|SHAREDCARE|PLATFORM|{sent}+0200||ORU^R01^ORU_R01|{number}|P|2.5.1||||||UNICODE UTF-8"
PERSON = "PID|1||{cpr}^^^CPR&1.2.208.176.1.2&ISO^NNDNK||Berggren^Nancy^Ann||19481225|F"
ORDER = (
    "OBR|1|REQ-1|{filler}^LABKA|PANEL^Kontrol^L|||20260610073000+0200|||||||||||||||{sent}+0200||LAB|{status}"
)


def message(
    *results: str,
    sent: str = "20260610113000",
    number: str = "1",
    cpr: str = "2512489996",
    filler: str = "F-1",
    status: str = "F",
) -> bytes:
    """One message with one order and these OBX (and NTE) segments."""
    head = HEAD.format(sent=sent, number=number)
    order = ORDER.format(filler=filler, sent=sent, status=status)
    return "\r".join([head, PERSON.format(cpr=cpr), order, *results]).encode()


def ordered(raw: bytes, common: str = "", provider: str = "") -> bytes:
    """The message with this ORC before its order, and this in OBR-16."""
    before = f"{common}\r" if common else ""
    text = raw.decode().replace("OBR|1|", f"{before}OBR|1|")
    return text.replace("+0200|||||||||||||||", f"+0200|||||||||{provider}||||||", 1).encode()


def potassium(value: str, status: str = "F", unit: str = "mmol/L^^UCUM") -> str:
    """A potassium result."""
    return f"OBX|1|NM|NPU03230^P-Kalium^NPU||{value}|{unit}|3.5-4.6|H|||{status}|||20260610073000+0200"
