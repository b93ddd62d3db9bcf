"""What the tests of one folder share stands there, in a module named for it: mypy knows only one `conftest`."""

pytest_plugins = ["browser_fixtures", "cli_fixtures", "server_fixtures"]
