"""Turns the published FHIR R4 definitions into the compact tables that the code reads.

    python -m tools.definitions [PACKAGE_DIR_OR_TGZ]

The tables are committed, so that nobody needs the source to run or test the house; this is run when
the source, or what we want of it, changes. The same source gives the same bytes.
"""
