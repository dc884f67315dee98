"""Questionnaires that many programmes use, one file each; `reading` opens them. Their terms stand in LICENCES.md."""
