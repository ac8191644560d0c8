"""Pure Korean text: keys, cleaning, headlines."""
