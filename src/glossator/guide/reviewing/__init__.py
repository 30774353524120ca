"""What a person may decide about a guide: findings, quotes, prose, claims, corrections; every act is `Guide -> Guide`.

Each act takes who (`by`) and when (`at`, ISO 8601), is kept in the guide, and raises InputError with its reason.
"""
