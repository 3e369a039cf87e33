"""States and other jurisdictions as data."""

import pytest

from merida.places import LANGUAGES, state, states


def test_every_un_member_state_and_the_other_parties_are_there_once() -> None:
    codes = [one.code for one in states()]
    assert len(codes) == len(set(codes))
    assert len([one for one in states() if one.kind == "state"]) == 197  # 193 members, COK, NIU, PSE, VAT
    assert [one.code for one in states() if one.kind == "organization"] == ["EU"]


@pytest.mark.parametrize("code", ["JEY", "GGY", "IMN", "CYM", "VGB", "HKG", "MAC", "TWN", "BMU", "GIB"])
def test_other_jurisdictions_are_not_states(code: str) -> None:
    assert state(code).kind == "jurisdiction"


def test_each_has_a_name_in_every_language() -> None:
    for one in states():
        assert set(one.names) == set(LANGUAGES)
        assert all(name.strip() == name != "" for name in one.names.values()), one.code


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_have_the_same_name(lang: str) -> None:
    names = [one.name(lang) for one in states()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("code", "group", "subregion"),
    [
        ("KGZ", "Asia-Pacific", "Central Asia"),
        ("MUS", "African", "Eastern Africa"),
        ("ARM", "Eastern European", "Western Asia"),
        ("CHE", "Western European and Others", "Western Europe"),
        ("VCT", "Latin American and Caribbean", "Caribbean"),
        ("JEY", None, "Northern Europe"),
        ("EU", None, None),
    ],
)
def test_groups(code: str, group: str | None, subregion: str | None) -> None:
    assert (state(code).regional_group, state(code).subregion) == (group, subregion)


def test_states_stand_in_alphabetical_order() -> None:
    names = [one.name() for one in states()]
    assert names[0] == "Afghanistan" and names[-1] == "Zimbabwe"
    assert names.index("Côte d'Ivoire") == names.index("Costa Rica") + 1
    assert names.index("Åland Islands") < names.index("Albania")


def test_an_unknown_code_is_said_in_one_sentence() -> None:
    with pytest.raises(KeyError, match="has the code 'XXX'"):
        state("XXX")


def test_states_are_values() -> None:
    assert len({state("KGZ"), state("KGZ"), state("MNG")}) == 2
    with pytest.raises(AttributeError):
        state("KGZ").code = "X"  # type: ignore[misc]
    with pytest.raises(TypeError):
        state("KGZ").names["en"] = "X"  # type: ignore[index]
