"""What make runs, one command a module."""
