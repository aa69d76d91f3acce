use crate::encounter::Word;
use crate::payers::Kind;
use crate::payers::vocabulary::{ClaimDemand, ClaimField};
use crate::rules::statements::{Asked, Outcome, either, judge, spoken};
use crate::rules::{Context, Sink, rule};

rule! {
    /// What a payer wants the claim to say: whose number it carries, the supervisor, a taxonomy, an authorization's number, clock times,
    /// a condition code, the kind of claim.
    ///
    /// A number that an encounter does not have is unknown, not missing: then this rule asks for it.
    ///
    /// **What to do:** put it on the claim, if it is true.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "VA CCN", "lines": [{"code": "90834", "authorized": false}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "VA CCN", "lines": [{"code": "90834", "authorized": true}]}
    /// ```
    "payer-claim-incomplete": Claim, Error,
        "the claim does not say what the payer wants it to";
    stages: [Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "16" None;
    supersedes: ["authorization-number-missing"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(
        cx,
        sink,
        Kind::Claim,
        &|asked| match &asked.held.given.claim {
            Some(demand) => held(asked, demand),
            None => Outcome::Met,
        },
    );
}

fn held(asked: &Asked<'_, '_>, demand: &ClaimDemand) -> Outcome {
    let (cx, line) = (asked.cx, asked.line);
    let (payer, code, case) = (asked.payer(), line.code(), asked.case());
    let (encounter, claim) = (cx.encounter, cx.encounter.claim.as_ref());
    let why = "the claim is returned or denied";
    let mut needs = Vec::new();
    for field in demand.fields.iter().flatten() {
        let (there, path) = match field {
            ClaimField::Supervisor => (
                encounter
                    .supervisor
                    .as_ref()
                    .is_some_and(|one| one.npi.is_some()),
                "/supervisor/npi".to_owned(),
            ),
            ClaimField::Referring => (
                claim.is_some_and(|claim| claim.referring_npi.is_some()),
                "/claim/referringNpi".to_owned(),
            ),
            ClaimField::RenderingNpi => (
                line.clinician.is_some_and(|one| one.npi.is_some()),
                line.clinician_path("npi"),
            ),
            ClaimField::RenderingTaxonomy => (
                line.clinician.is_some_and(|one| one.taxonomy.is_some()),
                line.clinician_path("taxonomy"),
            ),
            ClaimField::BillingNpi => (
                encounter
                    .billing
                    .as_ref()
                    .is_some_and(|one| one.npi.is_some()),
                "/billing/npi".to_owned(),
            ),
            ClaimField::ClockTimes => (!line.stretches().is_empty(), line.path("start")),
            ClaimField::AuthorizationNumber => {
                let path = line.path("authorized");
                if line.given.authorized == Some(false) {
                    return Outcome::Broken(asked.at(path).say(
                        format!("{payer} wants the number of the authorization or referral on the claim of {code}{case}"),
                        why,
                        "put the number on the claim",
                    ));
                }
                (line.given.authorized.is_some(), path)
            }
        };
        if !there {
            needs.push(path);
        }
    }
    if let Some(kind) = demand.claim_type {
        match cx.claim_type() {
            None => needs.push("/claim/type".to_owned()),
            Some(given) if given == kind => {}
            Some(_) => {
                return Outcome::Broken(asked.at("/claim/type").say(
                    format!(
                        "{payer} wants {code}{case} on a claim that is {}",
                        kind.word()
                    ),
                    why,
                    "bill it on the form that the payer takes",
                ));
            }
        }
    }
    if let Some(wanted) = &demand.condition_code {
        match claim.and_then(|claim| claim.condition_codes.as_ref()) {
            None => needs.push("/claim/conditionCodes".to_owned()),
            Some(given) if given.contains(wanted) => {}
            Some(_) => {
                return Outcome::Broken(asked.at("/claim/conditionCodes").say(
                    format!(
                        "{payer} wants condition code {} on the claim of {code}{case}",
                        wanted.0
                    ),
                    why,
                    "add the condition code, if it is true",
                ));
            }
        }
    }
    if let Some(list) = &demand.billed_under {
        match claim.and_then(|claim| claim.billed_under) {
            None => needs.push("/claim/billedUnder".to_owned()),
            Some(under) if list.contains(&under) => {}
            Some(under) => {
                return Outcome::Broken(asked.at("/claim/billedUnder").fact("billedUnder", under.word()).say(
                    format!("{payer} wants {code}{case} under the number of the {} clinician, not of the {}", either(&spoken(list)), spoken(&[under]).join("")),
                    why,
                    "bill it under the number that the payer expects",
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
