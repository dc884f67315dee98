"""What changed from one version of a programme to another, part by part and in words."""

from sharedcare.programmes.differing.comparing import Difference, Kind, differences

__all__ = ["Difference", "Kind", "differences"]
