use crate::encounter::{Supervision, Word};
use crate::payers::Kind;
use crate::payers::vocabulary::SupervisionDemand;
use crate::rules::statements::{Asked, Outcome, either, is_any_of, judge, spoken, supervised};
use crate::rules::{Context, Sink, rule};

rule! {
    /// Work of people who may not practice alone: whether a payer takes it, under whose number, how near the supervisor must be, and
    /// who may supervise. Payers differ in this more than in anything else.
    ///
    /// **What to do:** bill it as the payer wants it; where it does not take it at all, a licensed clinician has to see the patient.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "Blue Cross Blue Shield of Texas", "rendering": {"credential": "associate", "supervision": "general"},
    ///  "claim": {"billedUnder": "supervisor"}, "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "Blue Cross Blue Shield of Texas", "rendering": {"credential": "lcsw"}, "lines": [{"code": "90834"}]}
    /// ```
    "payer-supervision-mismatch": Provider, Error,
        "supervised work is not billed as the payer wants it";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "185" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(cx, sink, Kind::Supervision, &|asked| {
        let Some(demand) = &asked.held.given.supervision else {
            return Outcome::Met;
        };
        // A guard that names the people needs no further question who they are.
        let when = asked.held.given.when.as_ref();
        let named = when.is_some_and(|when| when.supervised.is_some() || when.clinician.is_some());
        match supervised(cx, asked.line) {
            _ if named => held(asked, demand),
            Some(false) => Outcome::Met,
            None => Outcome::Unknown(vec![asked.line.clinician_path("credential")]),
            Some(true) => held(asked, demand),
        }
    });
}

fn held(asked: &Asked<'_, '_>, demand: &SupervisionDemand) -> Outcome {
    let (cx, line, payer) = (asked.cx, asked.line, asked.payer());
    let (code, case) = (line.code(), asked.case());
    if demand.allowed == Some(false) {
        return Outcome::Broken(asked.at(line.clinician_path("credential")).say(
            format!("{payer} does not take {code}{case} under a supervisor's number"),
            "the line is denied, and what was paid is asked back",
            "a clinician whom the payer takes has to see the patient",
        ));
    }
    let mut needs = Vec::new();
    if let Some(list) = &demand.billed_under {
        match cx
            .encounter
            .claim
            .as_ref()
            .and_then(|claim| claim.billed_under)
        {
            None => needs.push("/claim/billedUnder".to_owned()),
            Some(under) if list.contains(&under) => {}
            Some(under) => {
                return Outcome::Broken(asked.at("/claim/billedUnder").fact("billedUnder", under.word()).say(
                    format!("{payer} wants {code}{case} under the number of the {}, not of the {}", either(&spoken(list)), spoken(&[under]).join("")),
                    "the line is denied: the number on it is not the one that the payer expects",
                    "bill it under the number that the payer expects",
                ));
            }
        }
    }
    if let Some(list) = &demand.supervision {
        let given = line.clinician.and_then(|clinician| clinician.supervision);
        // Nearer than asked is as good.
        let least = list.iter().filter_map(|one| nearness(*one)).min();
        match given {
            None => needs.push(line.clinician_path("supervision")),
            Some(given) if list.contains(&given) || nearness(given) >= least => {}
            Some(given) => {
                return Outcome::Broken(asked.at(line.clinician_path("supervision")).fact("supervision", given.word()).say(
                    format!("{payer} wants {} supervision for {code}{case}, and it was {}", either(&spoken(list)), spoken(&[given]).join("")),
                    "the service is not billable under the supervisor, and what was paid is asked back",
                    "do not bill it under the supervisor",
                ));
            }
        }
    }
    if let Some(list) = &demand.supervisors {
        match is_any_of(cx.encounter.supervisor.as_ref(), list) {
            (None, need) => needs.push(format!("/supervisor/{need}")),
            (Some(true), _) => {}
            (Some(false), _) => {
                return Outcome::Broken(asked.at("/supervisor/credential").say(
                    format!(
                        "{payer} wants {code}{case} supervised by {}",
                        either(&spoken(list))
                    ),
                    "the service is not billable under this supervisor",
                    "do not bill it under this supervisor",
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

/// How near a supervisor is; `none` is no supervision at all.
fn nearness(one: Supervision) -> Option<u8> {
    Some(match one {
        Supervision::None => return None,
        Supervision::General => 1,
        Supervision::Direct => 2,
        Supervision::OnSite => 3,
    })
}
