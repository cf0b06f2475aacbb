"""The commands of the command line, one a module, each under the name `command`."""
