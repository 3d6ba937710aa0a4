"""How many examples the slow properties are tried with."""

from hypothesis import HealthCheck, settings


def examples(count: int, *unchecked: HealthCheck) -> settings:
    """For a slow property: `count` examples in the test run, but as many as every other one has in `make fuzz`.

    `unchecked` are hypothesis' health checks that its test may fail.
    """
    if settings.get_current_profile_name() == "fuzz":
        return settings()
    return settings(max_examples=count, suppress_health_check=unchecked)
