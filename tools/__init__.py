"""What the Makefile calls: the environment, the lock, the browser and the checks that need more than one command."""
