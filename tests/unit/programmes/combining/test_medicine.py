"""What programmes say about a patient's drugs: one list for sick days, and a warning of what may harm."""

from itertools import permutations

from sharedcare.programmes.combining.medicine import on_sick_days, warned
from tests.unit.programmes.combining.following import follows, shipped

HEART, SUGAR, LUNGS, VESSELS = "heart-failure", "type-2-diabetes", "copd", "ischaemic-heart-disease"
ALL = (HEART, SUGAR, LUNGS, VESSELS)
TAKEN = frozenset({"A10BA02", "A10BK01", "C09AA02", "C03DA01", "C03CA01", "C07AB02"})


def test_what_is_paused_on_sick_days_is_one_list_whoever_came_first() -> None:
    lists = [
        on_sick_days([follows(shipped()[key], drugs=TAKEN) for key in order]) for order in permutations(ALL)
    ]

    assert len(set(lists)) == 1
    assert {one.title.en for one in lists[0]} == {
        "ACE inhibitor, ARB or ARNI",
        "MRA",
        "SGLT2 inhibitor",
        "Loop diuretic",
        "Metformin",
    }
    assert all(one.taken for one in lists[0])
    [sglt2] = [one for one in lists[0] if one.title.en == "SGLT2 inhibitor"]
    assert [each.programme for each in sglt2.sources] == [HEART, SUGAR]


def test_of_a_patient_whose_drugs_are_unknown_the_list_tells_of_all() -> None:
    told = on_sick_days([follows(shipped()[HEART]), follows(shipped()[SUGAR])])

    assert len(told) > 5
    assert not any(one.taken for one in told)


def test_a_patient_who_takes_none_of_it_has_no_list() -> None:
    assert on_sick_days([follows(shipped()[HEART], drugs=frozenset({"C07AB02"}))]) == ()


def test_a_drug_for_diabetes_that_harms_the_failing_heart_is_warned_of() -> None:
    taken = frozenset({"A10BH03", "A10BG03"})

    assert warned([follows(shipped()[SUGAR], drugs=taken)]) == ()
    told = warned([follows(shipped()[SUGAR], drugs=taken), follows(shipped()[HEART], drugs=taken)])
    assert {one.title.en for one in told} == {"Pioglitazone", "Saxagliptin"}
