"""Charts of a guide: Vega-Lite via Altair, rendered to static SVG that follows the page's colours."""
