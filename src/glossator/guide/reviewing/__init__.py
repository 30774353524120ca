"""Human decisions on a guide: findings, quotes, prose, claims, corrections. Every act is a function `Guide -> Guide`.

Each act takes a name (`by`) and a time (`at`, ISO 8601), is recorded in the guide, and raises InputError with the
reason if it is refused.
"""
