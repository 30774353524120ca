"""Charts of a guide: Vega-Lite through Altair, drawn to static SVG that follows the page's colours."""
