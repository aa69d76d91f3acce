//! What a pack's text can hold and no payer can mean: a set that is not there, dates that cross, a modifier that does not exist, a
//! statement that can never fire, two that contradict each other.

use super::load::{Held, Pack, each_code_list, each_diagnosis_list, overlap, shared_guard};
use super::vocabulary::{
    Beside, CodePattern, Demand, DiagnosisPattern, LimitDemand, Needed, PackGiven, SetVersion,
    Statement, When,
};
use crate::codes::{modifiers, places};
use crate::encounter::read::{nearest, shorten};
use crate::encounter::{MemberClass, Modality, Modifier, Place, Word};

/// Takes a problem: where, what, and what to write instead.
pub(super) type Say<'s> = &'s mut dyn FnMut(String, String, Option<String>);

/// What is wrong in a pack, taken by itself.
pub(super) fn of_pack(given: &PackGiven, say: Say<'_>) {
    if given.overrides.is_some() {
        say(
            "/overrides".to_owned(),
            "a payer's pack has no `overrides`; they are a practice's".to_owned(),
            Some("hand these in as `practice`".to_owned()),
        );
    }
    if let Some(by) = given.review_by
        && by <= given.reviewed
    {
        say(
            "/reviewBy".to_owned(),
            format!("`reviewBy` {by} is not after `reviewed` {}", given.reviewed),
            None,
        );
    }
    let sets = given
        .sets
        .as_ref()
        .map(|sets| sets.0.as_slice())
        .unwrap_or_default();
    let names: Vec<&str> = sets.iter().map(|(name, _)| name.as_str()).collect();
    for (name, versions) in sets {
        of_set(name, versions, &names, say);
    }
    let statements = given.statements.as_deref().unwrap_or_default();
    for (at, one) in statements.iter().enumerate() {
        let path = format!("/statements/{at}");
        if statements.iter().take(at).any(|other| other.id == one.id) {
            say(
                format!("{path}/id"),
                format!("`{}` is there twice", one.id.0),
                Some("add `/` and a word to one of them".to_owned()),
            );
        }
        of_statement(one, &path, &names, say);
    }
    for (at, one) in given.left_out.iter().flatten().enumerate() {
        if statements.iter().any(|other| other.id == one.id) {
            say(
                format!("/leftOut/{at}/id"),
                format!("`{}` is carried and left out", one.id.0),
                None,
            );
        }
    }
}

fn unknown_set(name: &str, names: &[&str]) -> (String, Option<String>) {
    let help = match nearest(name, names) {
        Some(near) => format!("did you mean `@{near}`?"),
        None if names.is_empty() => "the pack has no `sets`".to_owned(),
        None => format!("its sets are: {}", names.join(", ")),
    };
    (
        format!("no set of the pack is called `{}`", shorten(name, 60)),
        Some(help),
    )
}

/// A list of codes or diagnoses: of each item the set that it names, if it names one.
fn of_list<'n>(
    path: &str,
    sets: impl ExactSizeIterator<Item = Option<&'n str>>,
    names: &[&str],
    say: Say<'_>,
) {
    if sets.len() == 0 {
        say(
            path.to_owned(),
            "an empty list holds nothing, so the statement can never fire".to_owned(),
            None,
        );
    }
    for (at, name) in sets.enumerate() {
        if let Some(name) = name.filter(|name| !names.contains(name)) {
            let (message, help) = unknown_set(name, names);
            say(format!("{path}/{at}"), message, help);
        }
    }
}

fn of_set(name: &str, versions: &[SetVersion], names: &[&str], say: Say<'_>) {
    let place = format!("/sets/{name}");
    for (at, one) in versions.iter().enumerate() {
        let path = format!("{place}/{at}");
        if let (Some(from), Some(to)) = (one.from, one.to)
            && from > to
        {
            say(
                format!("{path}/to"),
                format!("`to` {to} comes before `from` {from}, so it never holds"),
                None,
            );
        }
        for (earlier, other) in versions.iter().enumerate().take(at) {
            if overlap((one.from, one.to), (other.from, other.to)) {
                say(
                    path.clone(),
                    format!(
                        "its dates and those of version {earlier} of the set have days in common"
                    ),
                    Some("end the earlier one on the day before the later begins".to_owned()),
                );
            }
        }
        if one.codes.as_ref().is_none_or(Vec::is_empty)
            && one.diagnoses.as_ref().is_none_or(Vec::is_empty)
        {
            say(
                path.clone(),
                "it holds no codes and no diagnoses".to_owned(),
                Some(
                    "leave the version out: a set without versions is one that was not obtained"
                        .to_owned(),
                ),
            );
        }
        // A set of sets could hold itself.
        for (kind, nested) in [
            (
                "codes",
                one.codes
                    .iter()
                    .flatten()
                    .position(|one| matches!(one, CodePattern::Set(_))),
            ),
            (
                "diagnoses",
                one.diagnoses
                    .iter()
                    .flatten()
                    .position(|one| matches!(one, DiagnosisPattern::Set(_))),
            ),
        ] {
            if let Some(item) = nested {
                say(
                    format!("{path}/{kind}/{item}"),
                    "a set cannot hold a set".to_owned(),
                    Some("list what it holds".to_owned()),
                );
            }
        }
    }
    if names.iter().filter(|one| **one == name).count() > 1 {
        say(place, format!("the set `{name}` is there twice"), None);
    }
}

fn of_statement(one: &Statement, path: &str, names: &[&str], say: Say<'_>) {
    let demands = one.demands();
    match demands.len() {
        0 => say(
            path.to_owned(),
            "it demands nothing, so it can never fire".to_owned(),
            Some("add what it demands under the name of its kind, as in `\"modifier\": {\"anyOf\": [\"95\"]}`".to_owned()),
        ),
        1 => {}
        _ => {
            let kinds: Vec<&str> = demands.iter().map(|(kind, _)| kind.word()).collect();
            say(
                path.to_owned(),
                format!("it demands of {} kinds: {}", kinds.len(), kinds.join(", ")),
                Some(format!("make one statement of each, as `{0}/a` and `{0}/b`", shorten(&one.id.0, 40))),
            );
        }
    }
    if let (Some(from), Some(to)) = (one.from, one.to)
        && from > to
    {
        say(
            format!("{path}/to"),
            format!("`to` {to} comes before `from` {from}, so it never holds"),
            None,
        );
    }
    if one.sources.as_ref().is_none_or(Vec::is_empty) {
        say(
            format!("{path}/sources"),
            "it has no source".to_owned(),
            Some("say where it was read: `title` and `url`".to_owned()),
        );
    }
    for (at, cited) in one.sources.iter().flatten().enumerate() {
        if !cited.url.0.starts_with("https://") && !cited.url.0.starts_with("http://") {
            say(
                format!("{path}/sources/{at}/url"),
                format!("`{}` is no address of a page", shorten(&cited.url.0, 60)),
                Some("write it with `https://`".to_owned()),
            );
        }
    }
    let mut own = one.clone();
    each_code_list(&mut own, &mut |place, list| {
        let sets = list.iter().map(|one| match one {
            CodePattern::Set(name) => Some(name.as_str()),
            CodePattern::Range(..) => None,
        });
        of_list(&format!("{path}/{place}"), sets, names, say);
    });
    each_diagnosis_list(&mut own, &mut |place, list| {
        let sets = list.iter().map(|one| match one {
            DiagnosisPattern::Set(name) => Some(name.as_str()),
            DiagnosisPattern::Group(_) => None,
        });
        of_list(&format!("{path}/{place}"), sets, names, say);
    });
    if let Some(when) = &one.when {
        of_guard(when, &format!("{path}/when"), say);
    }
    for (kind, demand) in demands {
        if let Some((key, what)) = at_odds(demand) {
            say(
                format!("{path}/{}/{key}", kind.word()),
                what.to_owned(),
                Some("leave one of the two out".to_owned()),
            );
        }
        of_demand(one, demand, &format!("{path}/{}", kind.word()), say);
    }
}

/// Says of a list that is there and empty that it never holds.
fn empty<T>(list: &Option<Vec<T>>, path: &str, key: &str, say: Say<'_>) {
    if list.as_ref().is_some_and(Vec::is_empty) {
        say(
            format!("{path}/{key}"),
            "an empty list, so the statement can never fire".to_owned(),
            Some(format!("leave `{key}` out")),
        );
    }
}

fn exist(list: &Option<Vec<Modifier>>, path: &str, key: &str, say: Say<'_>) {
    empty(list, path, key, say);
    for (at, one) in list.iter().flatten().enumerate() {
        if !modifiers::known(*one) {
            let help = modifiers::meant(*one).map(|meant| format!("did you mean `{meant}`?"));
            say(
                format!("{path}/{key}/{at}"),
                format!("`{one}` is no modifier"),
                help,
            );
        }
    }
}

fn assigned(list: &Option<Vec<Place>>, path: &str, key: &str, say: Say<'_>) {
    empty(list, path, key, say);
    for (at, one) in list.iter().flatten().enumerate() {
        if places::facility_rate(*one).is_none() {
            say(
                format!("{path}/{key}/{at}"),
                format!("no place of service has the code {}", one.as_str()),
                None,
            );
        }
    }
}

fn of_guard(when: &When, path: &str, say: Say<'_>) {
    empty(&when.modality, path, "modality", say);
    empty(&when.patient_location, path, "patientLocation", say);
    empty(&when.product, path, "product", say);
    empty(&when.plan_state, path, "planState", say);
    empty(&when.patient_state, path, "patientState", say);
    empty(&when.region, path, "region", say);
    empty(&when.rank, path, "rank", say);
    empty(&when.member_class, path, "memberClass", say);
    empty(&when.clinician, path, "clinician", say);
    empty(&when.discipline, path, "discipline", say);
    empty(&when.setting, path, "setting", say);
    empty(&when.purpose, path, "purpose", say);
    exist(&when.modifiers, path, "modifiers", say);
    assigned(&when.place, path, "place", say);
    if let (Some(from), Some(below)) = (when.age_from, when.age_below)
        && from >= below
    {
        say(
            format!("{path}/ageBelow"),
            format!(
                "nobody is {} or older and below {}, so it can never fire",
                from.0, below.0
            ),
            None,
        );
    }
    if when.member_class.as_deref() == Some(&[MemberClass::Under21])
        && when.age_from.is_some_and(|age| age.0 >= 21)
    {
        say(
            format!("{path}/ageFrom"),
            "nobody under 21 is 21 or older, so it can never fire".to_owned(),
            None,
        );
    }
    if let (Some(classes), Some(but)) = (&when.member_class, &when.not_member_class)
        && classes.iter().all(|one| but.contains(one))
    {
        say(
            format!("{path}/notMemberClass"),
            "it takes away every class of `memberClass`, so it can never fire".to_owned(),
            None,
        );
    }
    let remote = |place: &Place| places::TELEHEALTH.contains(place);
    if let (Some(modes), Some(places)) = (&when.modality, &when.place)
        && modes.iter().all(|one| *one == Modality::InPerson)
        && places.iter().all(remote)
    {
        say(
            format!("{path}/place"),
            "nothing in person is at a place of telehealth, so it can never fire".to_owned(),
            None,
        );
    }
    if let (Some(codes), Some(but)) = (&when.codes, &when.except_codes) {
        let covered = |one: &CodePattern| {
            but.iter().any(|other| match (one, other) {
                (CodePattern::Range(a, b), CodePattern::Range(low, high)) => low <= a && b <= high,
                (one, other) => one == other,
            })
        };
        if !codes.is_empty() && codes.iter().all(covered) {
            say(
                format!("{path}/exceptCodes"),
                "it takes away every code of `codes`, so it can never fire".to_owned(),
                None,
            );
        }
    }
}

fn of_limit(demand: &LimitDemand, path: &str, say: Say<'_>) {
    if let (Some(least), Some(most)) = (demand.group_least, demand.group_most)
        && least > most
    {
        say(
            format!("{path}/groupMost"),
            format!(
                "no group has at least {} and at most {} patients",
                least.0, most.0
            ),
            None,
        );
    }
    let counted = demand.units.is_some() || demand.minutes.is_some();
    if counted && demand.per.is_none() {
        say(
            format!("{path}/per"),
            "a limit of units or minutes needs the window that it counts over".to_owned(),
            Some(
                "one of: line, day, days, weeks, months, calendar-month, calendar-year, course"
                    .to_owned(),
            ),
        );
    }
    if !counted
        && demand.gap_months.is_none()
        && demand.group_least.is_none()
        && demand.group_most.is_none()
        && demand.none != Some(true)
    {
        say(
            path.to_owned(),
            "it limits nothing, so it can never fire".to_owned(),
            Some("give `units`, `minutes`, `gapMonths`, `groupMost` or `none`".to_owned()),
        );
    }
}

fn of_demand(one: &Statement, demand: Demand<'_>, path: &str, say: Say<'_>) {
    let mut nothing = |given: bool, keys: &str| {
        if !given {
            say(
                path.to_owned(),
                "it demands nothing, so it can never fire".to_owned(),
                Some(format!("give one of: {keys}")),
            );
        }
    };
    match demand {
        Demand::Modifier(d) => {
            let demanded = [&d.any_of, &d.all_of, &d.exactly_one_of]
                .into_iter()
                .any(Option::is_some);
            nothing(
                demanded || d.forbid.is_some() || d.informational.is_some(),
                "anyOf, allOf, exactlyOneOf, forbid, informational",
            );
            for (list, key) in [
                (&d.any_of, "anyOf"),
                (&d.all_of, "allOf"),
                (&d.exactly_one_of, "exactlyOneOf"),
                (&d.forbid, "forbid"),
                (&d.informational, "informational"),
            ] {
                exist(list, path, key, say);
            }
            let both = d.forbid.iter().flatten().find(|one| {
                d.all_of.iter().flatten().any(|other| other == *one)
                    || [&d.any_of, &d.exactly_one_of]
                        .into_iter()
                        .flatten()
                        .any(|list| list.as_slice() == [**one])
            });
            if let Some(both) = both {
                say(
                    format!("{path}/forbid"),
                    format!("`{both}` is demanded and forbidden"),
                    None,
                );
            }
            if d.first == Some(true) && !demanded {
                say(
                    format!("{path}/first"),
                    "nothing is demanded that could stand first".to_owned(),
                    None,
                );
            }
        }
        Demand::Place(d) => {
            nothing(
                d.one_of.is_some() || d.not.is_some() || d.any.is_some(),
                "oneOf, not, any",
            );
            assigned(&d.one_of, path, "oneOf", say);
            assigned(&d.not, path, "not", say);
            if let (Some(of), Some(not)) = (&d.one_of, &d.not)
                && of.iter().all(|one| not.contains(one))
            {
                say(
                    format!("{path}/not"),
                    "every place of `oneOf` is forbidden".to_owned(),
                    None,
                );
            }
        }
        Demand::Modality(d) => {
            let reasons = d.audio_reasons.is_some()
                || d.in_person_months.is_some()
                || d.no_in_person.is_some();
            nothing(
                d.covered.is_some() || d.only_codes.is_some() || reasons,
                "covered, onlyCodes, audioReasons, inPersonMonths, noInPerson",
            );
            empty(&d.audio_reasons, path, "audioReasons", say);
            if d.covered.is_some() && one.when.as_ref().is_none_or(|when| when.modality.is_none()) {
                say(
                    path.to_owned(),
                    "it does not say of which modality".to_owned(),
                    Some("add `modality` to `when`".to_owned()),
                );
            }
        }
        Demand::Code(d) => {
            nothing(
                d.covered.is_some() || d.only_codes.is_some() || d.use_instead.is_some(),
                "covered, onlyCodes, useInstead",
            );
            empty(&d.use_instead, path, "useInstead", say);
        }
        Demand::Limit(d) => of_limit(d, path, say),
        Demand::SameDay(d) => {
            exist(&d.modifiers, path, "modifiers", say);
            if d.modifiers.is_some() && !matches!(d.paid, Beside::Distinct) {
                say(
                    format!("{path}/modifiers"),
                    "modifiers say that services are distinct, which is asked for nowhere here"
                        .to_owned(),
                    Some("write `\"paid\": \"distinct\"`".to_owned()),
                );
            }
            if one.when.as_ref().is_none_or(|when| when.codes.is_none()) {
                say(
                    path.to_owned(),
                    "it does not say of which codes".to_owned(),
                    Some("add `codes` to `when`".to_owned()),
                );
            }
        }
        Demand::Time(d) => {
            nothing(
                d.least.is_some() || d.most.is_some() || d.level_basis.is_some(),
                "least, most, levelBasis",
            );
            if let (Some(least), Some(most)) = (d.least, d.most)
                && least > most
            {
                say(
                    format!("{path}/most"),
                    format!(
                        "no service has at least {} and at most {} minutes",
                        least.0, most.0
                    ),
                    None,
                );
            }
        }
        Demand::Diagnosis(d) => {
            let lists = [&d.first, &d.first_not, &d.any, &d.none];
            nothing(
                lists.into_iter().any(Option::is_some) || d.not_asked.is_some(),
                "first, firstNot, any, none, notAsked",
            );
            if let (Some(first), Some(not)) = (&d.first, &d.first_not)
                && first.iter().all(|one| not.contains(one))
            {
                say(
                    format!("{path}/firstNot"),
                    "every diagnosis of `first` is forbidden".to_owned(),
                    None,
                );
            }
        }
        Demand::Member(d) => {
            nothing(
                d.age_least.is_some() || d.age_most.is_some(),
                "ageLeast, ageMost",
            );
            if let (Some(least), Some(most)) = (d.age_least, d.age_most)
                && least > most
            {
                say(
                    format!("{path}/ageMost"),
                    format!(
                        "nobody is at least {} and at most {} years old",
                        least.0, most.0
                    ),
                    None,
                );
            }
        }
        Demand::Clinician(d) => {
            nothing(d.one_of.is_some() || d.not.is_some(), "oneOf, not");
            empty(&d.one_of, path, "oneOf", say);
            empty(&d.not, path, "not", say);
        }
        Demand::Supervision(d) => {
            let lists =
                d.billed_under.is_some() || d.supervision.is_some() || d.supervisors.is_some();
            nothing(
                d.allowed.is_some() || lists,
                "allowed, billedUnder, supervision, supervisors",
            );
            if d.allowed == Some(false) && lists {
                say(
                    format!("{path}/allowed"),
                    "what is not allowed has no conditions".to_owned(),
                    None,
                );
            }
        }
        Demand::Authorization(d) => {
            nothing(
                d.needed.is_some()
                    || d.after_units.is_some()
                    || d.referral.is_some()
                    || d.valid_months.is_some()
                    || d.same_modality.is_some(),
                "needed, afterUnits, referral, validMonths, sameModality",
            );
            if d.after_units.is_some() && d.per.is_none() {
                say(
                    format!("{path}/per"),
                    "`afterUnits` needs the window that it counts over".to_owned(),
                    None,
                );
            }
            if d.after_units.is_some() && d.needed == Some(Needed::No) {
                say(
                    format!("{path}/needed"),
                    "none is needed, and one is from so many units on".to_owned(),
                    Some("write `\"needed\": \"yes\"`".to_owned()),
                );
            }
        }
        Demand::Documentation(d) => {
            let lists = d.elements.is_some() || d.any_of.is_some() || d.prior_service.is_some();
            nothing(
                lists || d.treatment_plan.is_some() || d.cosigned.is_some(),
                "elements, anyOf, treatmentPlan, cosigned, priorService",
            );
            empty(&d.elements, path, "elements", say);
            empty(&d.any_of, path, "anyOf", say);
        }
        Demand::Criteria(d) => {
            nothing(
                d.failed_trials.is_some()
                    || d.scores.is_some()
                    || d.observation_minutes.is_some()
                    || d.established.is_some(),
                "failedTrials, scores, observationMinutes, established",
            );
        }
        Demand::Claim(d) => {
            let some = d.fields.is_some() || d.claim_type.is_some() || d.condition_code.is_some();
            nothing(
                some || d.billed_under.is_some() || d.line_for_each_clinician.is_some(),
                "fields, claimType, conditionCode, billedUnder, lineForEachClinician",
            );
            empty(&d.fields, path, "fields", say);
        }
        Demand::Deadline(d) => {
            let days =
                d.days.is_some() || d.out_of_network_days.is_some() || d.secondary_days.is_some();
            nothing(
                days || d.replacement_days.is_some() || d.appeals.is_some(),
                "days, outOfNetworkDays, secondaryDays, replacementDays, appeals",
            );
            if d.days.is_some_and(|days| days.0 == 0) {
                say(
                    format!("{path}/days"),
                    "a limit of no days".to_owned(),
                    None,
                );
            }
        }
        Demand::Advisory(_) => {
            if one.message.is_none() && one.says.is_none() {
                say(
                    format!("{path}/message"),
                    "an advisory is its message, and has none".to_owned(),
                    None,
                );
            }
        }
        Demand::Enrollment(_) | Demand::Route(_) => {}
    }
}

/// The key of a demand that contradicts another of its keys, and what is wrong with it.
fn at_odds(demand: Demand<'_>) -> Option<(&'static str, &'static str)> {
    match demand {
        Demand::Place(d) if d.any == Some(true) && (d.one_of.is_some() || d.not.is_some()) => {
            Some(("any", "any place is taken, and some are not"))
        }
        Demand::Modality(d) if d.no_in_person == Some(true) && d.in_person_months.is_some() => {
            Some(("noInPerson", "a visit in person is needed and is not"))
        }
        Demand::Code(d) if d.covered == Some(false) && d.only_codes.is_some() => {
            Some(("covered", "what is not covered has no codes that are"))
        }
        Demand::Limit(d) if d.none == Some(true) && (d.units.is_some() || d.minutes.is_some()) => {
            Some(("none", "there is a limit and there is none"))
        }
        Demand::Diagnosis(d)
            if d.not_asked == Some(true)
                && (d.first.is_some()
                    || d.any.is_some()
                    || d.first_not.is_some()
                    || d.none.is_some()) =>
        {
            Some(("notAsked", "diagnoses are asked for and are not"))
        }
        Demand::Clinician(d) => {
            let not = d.not.as_deref().unwrap_or_default();
            let both = d.one_of.iter().flatten().any(|one| not.contains(one));
            both.then_some(("not", "somebody is taken and is not"))
        }
        _ => None,
    }
}

/// Whether two guards can both hold as far as their codes and what makes their level go.
fn meet(pack: &Pack, one: &Held, other: &Held) -> bool {
    let nothing = When::default();
    let (a, b) = (
        one.given.when.as_ref().unwrap_or(&nothing),
        other.given.when.as_ref().unwrap_or(&nothing),
    );
    fn share<T: PartialEq>(a: &Option<Vec<T>>, b: &Option<Vec<T>>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => a.iter().any(|one| b.contains(one)),
            _ => true,
        }
    }
    overlap(
        (one.given.from, one.given.to),
        (other.given.from, other.given.to),
    ) && share(&a.product, &b.product)
        && share(&a.plan_state, &b.plan_state)
        && share(&a.patient_state, &b.patient_state)
        && share(&a.region, &b.region)
        && codes_meet(pack, a, b)
}

fn codes_meet(pack: &Pack, a: &When, b: &When) -> bool {
    let (Some(x), Some(y)) = (&a.codes, &b.codes) else {
        return true;
    };
    let (x, y) = (pack.ranges(x), pack.ranges(y));
    let except = |when: &When, low, high| {
        let but = when.except_codes.as_deref().unwrap_or_default();
        low == high
            && pack
                .ranges(but)
                .iter()
                .any(|(from, to)| *from <= low && low <= *to)
    };
    x.iter().any(|(low, high)| {
        y.iter().any(|(from, to)| {
            let (start, end) = ((*low).max(*from), (*high).min(*to));
            start <= end && !except(a, start, end) && !except(b, start, end)
        })
    })
}

/// Statements that hold for the same encounter and cannot both be meant.
pub(super) fn of_rivals(pack: &Pack, own: &[&Held], say: Say<'_>) {
    for (at, one) in own.iter().enumerate() {
        for other in own.iter().take(at) {
            if one.slot == other.slot
                && one.level == other.level
                && one.names_codes() == other.names_codes()
                && meet(pack, one, other)
            {
                let (a, b) = (one.given.demands(), other.given.demands());
                // Two that say the same are one: the first is heard.
                if a != b {
                    say(
                        place(pack, one),
                        format!("`{}` contradicts what `{}` says: they hold for the same encounters and neither goes before the other", one.given.id.0, other.given.id.0),
                        Some("narrow one by codes, product, state or region, or end it before the other begins".to_owned()),
                    );
                }
            }
            if one.level == other.level
                && shared_guard(&one.given) == shared_guard(&other.given)
                && meet(pack, one, other)
            {
                for (a, b) in [(one, other), (other, one)] {
                    if let Some(modifier) = torn(a, b) {
                        say(
                            place(pack, a),
                            format!(
                                "`{}` demands modifier {modifier}, and `{}` forbids it",
                                a.given.id.0, b.given.id.0
                            ),
                            Some("narrow one of them, or leave one out".to_owned()),
                        );
                    }
                }
            }
        }
    }
}

/// The modifier that one statement cannot do without and another forbids.
fn torn(one: &Held, other: &Held) -> Option<Modifier> {
    let (Some(demanded), Some(forbidden)) = (&one.given.modifier, &other.given.modifier) else {
        return None;
    };
    let forbidden = forbidden.forbid.as_deref()?;
    let all = demanded
        .all_of
        .iter()
        .flatten()
        .find(|one| forbidden.contains(one));
    let alternatives = [&demanded.any_of, &demanded.exactly_one_of];
    let none_left = alternatives
        .into_iter()
        .flatten()
        .find(|list| !list.is_empty() && list.iter().all(|one| forbidden.contains(one)))
        .and_then(|list| list.first());
    all.or(none_left).copied()
}

/// Where a statement stands in the pack's text.
fn place(pack: &Pack, held: &Held) -> String {
    match pack.order.iter().position(|id| *id == held.given.id.0) {
        Some(at) => format!("/statements/{at}"),
        None => "/statements".to_owned(),
    }
}
