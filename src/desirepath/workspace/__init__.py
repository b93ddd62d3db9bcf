"""Where documents live, and what they borrow from each other: personas, pictures, frameworks."""
