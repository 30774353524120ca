"""The parts of the benchmark of scale: its corpus, its measures, its peers, the machine's limits, and the picture."""
