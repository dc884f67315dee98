"""What the partners send, each in the format of its own: the bytes that the inbox receives."""
