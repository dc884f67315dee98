"""`sharedcare programme`: programmes as files, without a database; and those that are published, in the record."""

from sharedcare.config.cli.programme.files import programme
from sharedcare.config.cli.programme.moving import move
from sharedcare.config.cli.programme.published import diff, listing, publish, retire
from sharedcare.config.cli.programme.showing import show
from sharedcare.config.cli.programme.simulating import simulate

for each in (simulate, publish, listing, show, diff, move, retire):
    programme.add_command(each)

__all__ = ["programme"]
