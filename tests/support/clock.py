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


def early_in_a_quarter():
    """The beginning of the next quarter of an hour: tries at passwords are counted anew every five and fifteen minutes, and a test that counts them must not
    be on both sides of that."""
    seconds = int(now().timestamp())
    return datetime.datetime.fromtimestamp(seconds - seconds % 900 + 905, UTC)
