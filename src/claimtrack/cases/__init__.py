"""Cases: a line of somebody's copy, redacted, kept in a library as a test of how it is read."""
