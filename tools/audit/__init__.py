"""`python -m tools.audit`: whether a known vulnerability concerns what the locks name, without resolving or installing anything.

It asks OSV (osv.dev), which holds what the registries of Python and npm and GitHub know, in one request for all that is
locked. pip-audit asks for one library after the other, brings twenty libraries of its own, and knows Python alone.
Source: https://google.github.io/osv.dev/post-v1-querybatch/
"""
