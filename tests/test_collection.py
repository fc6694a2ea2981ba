"""The cyclic collector comes seldom inside a block, or never, and is left as it was found."""

import gc

import pytest

from kg.collection import no_collections, rare_collections


def test_collections_are_rare_inside() -> None:
    before = gc.get_threshold()
    with rare_collections():
        assert gc.get_threshold()[0] > before[0]
        assert gc.get_freeze_count() > 0
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0


def test_an_error_leaves_the_collector_as_it_was() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="inside"), rare_collections():
        raise ValueError("inside")
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0


def test_a_block_inside_another_ends_nothing() -> None:
    with rare_collections():
        outer = gc.get_threshold()
        with rare_collections():
            pass
        assert gc.get_threshold() == outer
        assert gc.get_freeze_count() > 0


def test_what_others_froze_stays_so() -> None:
    gc.freeze()
    try:
        with rare_collections():
            pass
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_a_collector_that_is_switched_off_stays_so() -> None:
    gc.disable()
    try:
        with rare_collections():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_no_collection_happens_inside_and_what_was_made_counts_as_old() -> None:
    with no_collections():
        assert not gc.isenabled()
        made: list[object] = [[] for _ in range(10)]
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    assert any(each is made for each in gc.get_objects(generation=2))


def test_an_error_while_loading_leaves_the_collector_on() -> None:
    with pytest.raises(ValueError, match="inside"), no_collections():
        raise ValueError("inside")
    assert gc.isenabled()


def test_a_collector_that_is_off_stays_off_after_loading() -> None:
    gc.disable()
    try:
        with no_collections():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_others_froze_stays_so_after_loading() -> None:
    gc.freeze()
    try:
        with no_collections():
            pass
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
