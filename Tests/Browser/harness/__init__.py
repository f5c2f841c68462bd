"""What tests in a browser share: `from harness import test`."""
from .browser import Browser
from .service import Service
from .suite import Case, Failure, Skip, expect, test

__all__ = ["Browser", "Case", "Failure", "Service", "Skip", "expect", "test"]
