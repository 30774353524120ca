"""The scaling benchmark: corpus, measurements, peers, machine limits, and chart."""
