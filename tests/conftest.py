"""What every test may use; the browser's own fixtures are in tests/browser/conftest.py."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from atlas.catalog import load as catalogs
from atlas.catalog.catalogue import Catalog

# No test may depend on what the machine's owner has set.
for name in [name for name in os.environ if name.startswith(("ATLAS_", "STREAMLIT_"))]:
    del os.environ[name]

# A busy machine is no fault of what is tested.
settings.register_profile("atlas", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("atlas")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def real(root: Path) -> Catalog:
    """The catalogue of the project's own data."""
    return catalogs.load(root / "data")
