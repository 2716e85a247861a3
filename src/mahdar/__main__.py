"""`python -m mahdar`: the same as the command `mahdar`."""

from mahdar.cli.main import main

if __name__ == "__main__":
    main()
