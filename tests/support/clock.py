"""The tests' clock: the machine's, moved by BAQYLAU_TEST_CLOCK seconds, as the program's own in a build with tests."""
import datetime
import os
import time

UTC = datetime.timezone.utc


def now():
    """An aware datetime in UTC."""
    return datetime.datetime.now(UTC) + datetime.timedelta(seconds=int(os.environ.get("BAQYLAU_TEST_CLOCK", "0")))


def environment_at(instant):
    """The environment in which the program takes `instant` (aware) for now; None: as it is."""
    if instant is None:
        return None
    return {**os.environ, "BAQYLAU_TEST_CLOCK": str(int(instant.timestamp() - time.time()))}
