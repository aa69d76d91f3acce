use crate::encounter::Diagnosis;
use crate::payers::Kind;
use crate::payers::vocabulary::{DiagnosisDemand, DiagnosisPattern};
use crate::rules::statements::{Asked, Outcome, either, first_of, judge};
use crate::rules::{Context, Sink, rule};

rule! {
    /// The diagnoses that a payer takes first, or at all, for a service.
    ///
    /// A diagnosis is a fact of the visit: it is never changed for the payer's sake.
    ///
    /// **What to do:** see whether the diagnosis that the service was for stands first; else bill the patient, or nobody.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "Anthem", "diagnoses": ["Z63.0", "F43.21"], "lines": [{"code": "90847"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "Anthem", "diagnoses": ["F43.21", "Z63.0"], "lines": [{"code": "90847"}]}
    /// ```
    "payer-diagnosis-mismatch": Diagnosis, Error,
        "the payer does not take the diagnosis for this service";
    stages: [Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "11" None;
    supersedes: ["no-mental-health-diagnosis", "circumstance-diagnosis-alone", "coverage-diagnosis-missing"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(
        cx,
        sink,
        Kind::Diagnosis,
        &|asked| match &asked.held.given.diagnosis {
            Some(demand) => held(asked, demand),
            None => Outcome::Met,
        },
    );
}

/// Disorders that are coded behind the disease that causes them.
const CAUSED: &[&str] = &["F02", "F06", "F54"];
/// Mental, behavioral and neurodevelopmental disorders.
const MENTAL: &[&str] = &["F01-F99"];

fn held(asked: &Asked<'_, '_>, demand: &DiagnosisDemand) -> Outcome {
    if demand.not_asked == Some(true) {
        return Outcome::Met;
    }
    let (payer, code, case) = (asked.payer(), asked.line.code(), asked.case());
    let Some(given) = asked.cx.encounter.diagnoses.as_deref() else {
        return Outcome::Unknown(vec!["/diagnoses".to_owned()]);
    };
    let words = |list: &[DiagnosisPattern]| {
        let words: Vec<String> = list
            .iter()
            .map(|one| match one {
                DiagnosisPattern::Group(group) => dotted(group),
                DiagnosisPattern::Set(name) => format!("the list \"{name}\""),
            })
            .collect();
        either(&words)
    };
    let why = "the line is denied as not covered for this diagnosis";
    let help = "see whether the diagnosis that was treated stands first; a diagnosis is not changed for a payer";
    if demand.first.is_some() || demand.first_not.is_some() {
        let Some((at, first)) = first_of(asked.line, given) else {
            return Outcome::Broken(asked.at("/diagnoses").say(
                format!("{payer} wants a diagnosis first on {code}{case}"),
                why,
                help,
            ));
        };
        let draft = || {
            asked
                .at(format!("/diagnoses/{at}"))
                .fact("diagnosis", first.to_string())
        };
        if let Some(list) = &demand.first {
            // What a disease of the body causes is coded behind it, and is what the service is for.
            let caused = |one: &Diagnosis| {
                one.is_in(CAUSED)
                    && asked.pack.holds_diagnosis(list, one, asked.line.date) == Some(true)
            };
            if !first.is_in(MENTAL) && given.iter().any(caused) {
                return Outcome::Met;
            }
            match asked.pack.holds_diagnosis(list, first, asked.line.date) {
                None => return Outcome::NoList,
                Some(true) => {}
                Some(false) => {
                    let message = format!(
                        "{payer} takes {code}{case} for a first diagnosis of {}, not {first}",
                        words(list)
                    );
                    return Outcome::Broken(draft().say(message, why, help));
                }
            }
        }
        if let Some(list) = &demand.first_not {
            match asked.pack.holds_diagnosis(list, first, asked.line.date) {
                None => return Outcome::NoList,
                Some(false) => {}
                Some(true) => {
                    let message = format!(
                        "{payer} does not take {first} as the first diagnosis of {code}{case}"
                    );
                    return Outcome::Broken(draft().say(message, why, help));
                }
            }
        }
    }
    if let Some(list) = &demand.none {
        for (at, one) in given.iter().enumerate() {
            match asked.pack.holds_diagnosis(list, one, asked.line.date) {
                None => return Outcome::NoList,
                Some(false) => {}
                Some(true) => {
                    let draft = asked
                        .at(format!("/diagnoses/{at}"))
                        .fact("diagnosis", one.to_string());
                    return Outcome::Broken(draft.say(
                        format!("{payer} does not cover {code}{case} with {one}"),
                        why,
                        help,
                    ));
                }
            }
        }
    }
    if let Some(list) = &demand.any {
        let mut unknown = false;
        for one in given {
            match asked.pack.holds_diagnosis(list, one, asked.line.date) {
                Some(true) => return Outcome::Met,
                Some(false) => {}
                None => unknown = true,
            }
        }
        return match unknown {
            true => Outcome::NoList,
            false => Outcome::Broken(asked.at("/diagnoses").say(
                format!("{payer} covers {code}{case} for {} only", words(list)),
                why,
                help,
            )),
        };
    }
    Outcome::Met
}

/// A group of codes with its dots, as people write them.
fn dotted(group: &str) -> String {
    let one = |part: &str| match part.split_at_checked(3) {
        Some((head, tail)) if !tail.is_empty() => format!("{head}.{tail}"),
        _ => part.to_owned(),
    };
    match group.split_once('-') {
        Some((low, high)) => format!("{}-{}", one(low), one(high)),
        None => one(group),
    }
}
