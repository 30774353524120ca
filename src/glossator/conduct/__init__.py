"""Conduct: who did what to whom, according to the record."""

from glossator.conduct.coding.actions import code, code_passages
from glossator.conduct.ledger.ledger import ledgers
from glossator.conduct.model import Action, Actor, Ledger, LedgerEntry, YearCount

__all__ = ["Action", "Actor", "Ledger", "LedgerEntry", "YearCount", "code", "code_passages", "ledgers"]
