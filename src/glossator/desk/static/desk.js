// What the desk's pages do beyond htmx: nothing yet typed is ever swapped away, and what was done is said aloud.
"use strict";
