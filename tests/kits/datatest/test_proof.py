"""A kit's test of itself notices what the kit says wrongly; that the shipped one holds is tried by the command."""

from dataclasses import replace

import pytest

from scorecard.kits.datatest import proof
from tests.kits.datatest.sample import CASE, KIT, read_yaml


def test_the_kit_notices_tests_that_catch_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken = replace(KIT.spoken[0], catches=frozenset({"table_empty"}))
    said = replace(KIT, spoken=(spoken,), suites={"happy": (5, 0, 0)})
    monkeypatch.setattr(proof, "read_kit", lambda *_: said)

    figures = proof.prove(CASE, read_yaml)

    told = {figure.what: (figure.held, figure.told) for _, figure in zip(range(5), figures, strict=False)}
    assert told["the sample suite happy"] == (
        False,
        "4 of 32 faults; false alarms: 0 ordinary, 0 odd; kit.yaml says 5, 0, 0",
    )
    assert told["tests in plain words catch what their SQL does"] == (False, "1 test: not keys_once")


def test_the_kit_holds_as_many_faults_and_oddities_as_it_promises() -> None:
    assert (len(KIT.faults) >= 28, len(KIT.odd), KIT.ordinary) == (True, 12, 20)
    assert {fault.weight for fault in KIT.faults} == {1, 2, 3}
