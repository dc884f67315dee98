"""Handing responsibility over: proposed by whoever has it, and moved by nothing but the receiver's acceptance."""
