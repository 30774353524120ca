"""Who is who: persons with their terms of office, states, bodies, and their names."""
