"""Collaboration agreements: drafted, sent, signed by every party, in force, ended, renewed; each step dated and named."""
