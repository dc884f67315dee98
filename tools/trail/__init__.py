"""A trail of a million entries: sealed, bent at random, checked and asked, with what each takes."""
