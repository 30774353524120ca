"""Work at the desk: guides in their states, and every act of a person on them."""
