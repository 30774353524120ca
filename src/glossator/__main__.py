"""`python -m glossator`: the command line."""

from glossator.cli.main import main

if __name__ == "__main__":
    main()
