"""What the Makefile calls: the environment, the lock, the browser, and what comes from npm."""
