"""What changed from one version of a programme to another, part by part and in words."""

from sharedcare.programmes.differing.approving import Carried, carried
from sharedcare.programmes.differing.comparing import Difference, Kind, differences
from sharedcare.programmes.differing.words import heading

__all__ = ["Carried", "Difference", "Kind", "carried", "differences", "heading"]
