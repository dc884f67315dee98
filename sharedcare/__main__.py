"""`python -m sharedcare` is the same as `sharedcare`."""

from sharedcare.config.cli import main

if __name__ == "__main__":
    main()
