"""People, the devices they are signed in on, and the way back in without the password."""
