"""Who is who: persons with the offices they held, and when."""
