"""The command line: one file a command, nothing in them but options and output."""
