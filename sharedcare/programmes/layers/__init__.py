"""Local layers over a programme: nation, region, organisation; and what then departs from the standard."""

from sharedcare.programmes.layers.layering import Departure, Layered, LeftOut, layered

__all__ = ["Departure", "Layered", "LeftOut", "layered"]
