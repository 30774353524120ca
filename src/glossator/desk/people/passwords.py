"""Passwords and secrets: argon2id for what people choose, SHA-256 for long random secrets of ours."""

import hashlib
import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from glossator.errors import InputError

SHORTEST, LONGEST = 12, 200


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()  # the library's defaults follow RFC 9106, low memory


def hashed(password: str) -> str:
    """The argon2id hash of a password. Raises InputError for one that is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError(f"a password has {SHORTEST} to {LONGEST} characters")
    return _hasher().hash(password)


def fits(password: str, known: str) -> bool:
    """True if the password has that hash."""
    try:
        return _hasher().verify(known, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False


@cache
def nobodys() -> str:
    """A hash to test a password against if there is no such account, so that both answers take equally long."""
    return _hasher().hash(secret())


def secret() -> str:
    """A new secret of 256 bits."""
    return secrets.token_urlsafe(32)


def one_time() -> str:
    """A 120-bit password for one login; it never begins with a hyphen, so that a terminal accepts it as it is."""
    return secrets.token_urlsafe(15).replace("-", "x")


def digest(made: str) -> str:
    """The hash that is stored of a generated secret."""
    return hashlib.sha256(made.encode()).hexdigest()
