use crate::encounter::Word;
use crate::payers::Kind;
use crate::payers::vocabulary::CriteriaDemand;
use crate::rules::statements::{Asked, Outcome, judge};
use crate::rules::{Context, Sink, rule};

rule! {
    /// Clinical criteria of a payer that numbers can tell: failed trials of medication, scores of rating scales, minutes of
    /// observation. They are asked of the host and never read out of a text; criteria that need judgement are no rule's.
    ///
    /// **What to do:** see whether the record holds more than was handed over; else ask the payer for an exception before the service.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "Blue Cross Blue Shield of North Dakota", "diagnoses": ["F33.2"], "lines": [{"code": "G2082"}], "procedure": {"failedTrials": 1}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "Blue Cross Blue Shield of North Dakota", "diagnoses": ["F33.2"], "lines": [{"code": "G2082"}], "procedure": {"failedTrials": 2}}
    /// ```
    "payer-criteria-not-met": Documentation, Error,
        "a clinical criterion of the payer is not met";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "50" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(
        cx,
        sink,
        Kind::Criteria,
        &|asked| match &asked.held.given.criteria {
            Some(demand) => held(asked, demand),
            None => Outcome::Met,
        },
    );
}

fn held(asked: &Asked<'_, '_>, demand: &CriteriaDemand) -> Outcome {
    let (payer, code, case) = (asked.payer(), asked.line.code(), asked.case());
    let procedure = asked.cx.encounter.procedure.as_ref();
    let why = "the line is denied as not medically necessary by the payer's policy";
    let help =
        "see whether the record holds more; ask the payer for an exception before the service";
    let mut needs = Vec::new();
    for (least, given, path, words) in [
        (
            demand.failed_trials.map(|least| least.0),
            procedure
                .and_then(|one| one.failed_trials)
                .map(|given| given.0),
            "/procedure/failedTrials",
            "failed trials of medication",
        ),
        (
            demand.observation_minutes.map(|least| least.0),
            procedure
                .and_then(|one| one.observation_minutes)
                .map(|given| given.0),
            "/procedure/observationMinutes",
            "minutes of observation",
        ),
    ] {
        let Some(least) = least else { continue };
        match given {
            None => needs.push(path.to_owned()),
            Some(given) if given >= least => {}
            Some(given) => {
                return Outcome::Broken(asked.at(path).fact("least", least).fact("given", given).say(
                    format!("{payer} wants at least {least} {words} for {code}{case}, and {given} are recorded"),
                    why,
                    help,
                ));
            }
        }
    }
    if let Some(list) = &demand.scores {
        let given = procedure
            .and_then(|one| one.scores.as_deref())
            .unwrap_or_default();
        let of = |tool| {
            given
                .iter()
                .filter(move |one| one.tool == tool)
                .map(|one| one.score)
                .max()
        };
        let reached = list
            .iter()
            .any(|one| of(one.tool).is_some_and(|score| score >= one.least));
        if !reached {
            // In the course of a treatment that works scores fall: what counts is the one before it.
            let later = procedure
                .and_then(|one| one.course_session)
                .is_some_and(|session| session.0 > 1);
            if later || list.iter().all(|one| of(one.tool).is_none()) {
                needs.push("/procedure/scores".to_owned());
            } else {
                let words: Vec<String> = list
                    .iter()
                    .map(|one| format!("{} of {}", one.tool.word(), one.least.0))
                    .collect();
                return Outcome::Broken(asked.at("/procedure/scores").say(
                    format!(
                        "{payer} wants {} or more for {code}{case}",
                        words.join(" or ")
                    ),
                    why,
                    help,
                ));
            }
        }
    }
    if demand.established == Some(true) {
        match asked
            .cx
            .encounter
            .patient
            .as_ref()
            .and_then(|patient| patient.established)
        {
            Some(true) => {}
            None => needs.push("/patient/established".to_owned()),
            Some(false) => {
                return Outcome::Broken(asked.at("/patient/established").say(
                    format!("{payer} wants an established patient for {code}{case}"),
                    why,
                    help,
                ));
            }
        }
    }
    if needs.is_empty() {
        Outcome::Met
    } else {
        Outcome::Unknown(needs)
    }
}
