"""What a network address says of where somebody is."""

from ipaddress import IPv6Address, ip_address


def neighbourhood(address: str | None) -> str:
    """What one house has to itself: an address of IPv4, the first 64 bits of one of IPv6; empty for what is none."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return ""
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return f"{IPv6Address(int(found) >> 64 << 64)}/64"
