"""What a programme's file may say: the file is these types, and the schema for editors is made from them."""

from sharedcare.programmes.types.programme import Programme

__all__ = ["Programme"]
