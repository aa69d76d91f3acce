use crate::encounter::{NoteElement, Word};
use crate::payers::Kind;
use crate::payers::vocabulary::{DocumentationDemand, Window};
use crate::rules::statements::{
    Asked, Outcome, both, complete_since, counts, either, judge, needs_history, spoken,
    window_start,
};
use crate::rules::{Context, Sink, rule};

rule! {
    /// What a payer wants the record to hold for a service, beyond what every payer does: elements of the note, a plan of treatment, both
    /// signatures, a service that must have come before.
    ///
    /// **What to do:** record it if it is true, as a late entry that says so; never to fit the claim.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "MassHealth", "modality": "video", "lines": [{"code": "90834"}], "note": {"elements": {"telehealth-consent": false}}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "MassHealth", "modality": "video", "lines": [{"code": "90834"}], "note": {"elements": {"telehealth-consent": true}}}
    /// ```
    "payer-documentation-missing": Documentation, Error,
        "the record lacks what the payer asks for";
    stages: [Sign, Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "252" None;
    supersedes: ["note-element-missing", "cosignature-missing", "treatment-plan-missing", "telehealth-note-incomplete"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(
        cx,
        sink,
        Kind::Documentation,
        &|asked| match &asked.held.given.documentation {
            Some(demand) => held(asked, demand),
            None => Outcome::Met,
        },
    );
}

fn path(element: NoteElement) -> String {
    format!("/note/elements/{}", element.word())
}

fn held(asked: &Asked<'_, '_>, demand: &DocumentationDemand) -> Outcome {
    let (cx, payer, code, case) = (asked.cx, asked.payer(), asked.line.code(), asked.case());
    let why = "on review the payment is asked back";
    let help = "record it if it is true, as a late entry that says so";
    let mut needs = Vec::new();
    if let Some(list) = &demand.elements {
        let not_there: Vec<NoteElement> = list
            .iter()
            .filter(|one| cx.element(**one) == Some(false))
            .copied()
            .collect();
        if let Some(first) = not_there.first() {
            return Outcome::Broken(
                asked
                    .at(path(*first))
                    .say(
                        format!(
                            "{payer} wants {} in the note of {code}{case}",
                            both(&spoken(&not_there))
                        ),
                        why,
                        help,
                    )
                    .document("record it, if it is true"),
            );
        }
        needs.extend(
            list.iter()
                .filter(|one| cx.element(**one).is_none())
                .map(|one| path(*one)),
        );
    }
    if let Some(list) = &demand.any_of {
        let there = list.iter().map(|one| cx.element(*one));
        if !there.clone().any(|one| one == Some(true)) {
            match list.iter().find(|one| cx.element(**one).is_none()) {
                Some(_) => needs.extend(
                    list.iter()
                        .filter(|one| cx.element(**one).is_none())
                        .map(|one| path(*one)),
                ),
                None => {
                    let first = list.first().map(|one| path(*one)).unwrap_or_default();
                    let words = either(&spoken(list));
                    return Outcome::Broken(
                        asked
                            .at(first)
                            .say(
                                format!("{payer} wants {words} in the note of {code}{case}"),
                                why,
                                help,
                            )
                            .document("record it, if it is true"),
                    );
                }
            }
        }
    }
    let note = cx.encounter.note.as_ref();
    if demand.treatment_plan == Some(true) {
        let plan = note.and_then(|note| note.treatment_plan.as_ref());
        let dated = plan.is_some_and(|plan| plan.date.is_some() || plan.reviewed_on.is_some());
        let at = "/note/treatmentPlan/referenced";
        match (
            plan.and_then(|plan| plan.referenced),
            cx.element(NoteElement::CarePlan),
        ) {
            _ if dated => {}
            (Some(true), _) | (_, Some(true)) => {}
            (Some(false), _) | (None, Some(false)) => {
                return Outcome::Broken(asked.at(at).say(
                    format!("{payer} wants a plan of treatment for {code}{case}"),
                    why,
                    help,
                ));
            }
            (None, None) => needs.push(at.to_owned()),
        }
    }
    if demand.cosigned == Some(true) {
        match note.and_then(|note| note.cosigned) {
            Some(true) => {}
            None => needs.push("/note/cosigned".to_owned()),
            Some(false) => {
                return Outcome::Broken(asked.at("/note/cosigned").say(
                    format!(
                        "{payer} wants the supervisor's signature too on the note of {code}{case}"
                    ),
                    why,
                    "have the supervisor sign, with the date of the signing",
                ));
            }
        }
    }
    if let Some(codes) = &demand.prior_service {
        match prior(asked, demand, codes) {
            Outcome::Met => {}
            Outcome::Unknown(facts) => needs.extend(facts),
            other => return other,
        }
    }
    if needs.is_empty() {
        Outcome::Met
    } else {
        Outcome::Unknown(needs)
    }
}

/// A service that must have come before.
fn prior(
    asked: &Asked<'_, '_>,
    demand: &DocumentationDemand,
    codes: &[crate::payers::vocabulary::CodePattern],
) -> Outcome {
    let (cx, line) = (asked.cx, asked.line);
    let since = demand
        .prior_days
        .and_then(|days| window_start(line.date, Window::Days, days.0));
    let fits = |code, date| {
        asked.pack.holds(codes, code, line.date) == Some(true)
            && date <= line.date
            && since.is_none_or(|since| since <= date)
    };
    let here = cx
        .lines
        .iter()
        .any(|other| other.index != line.index && fits(other.code(), other.date));
    if here
        || cx
            .history()
            .any(|prior| fits(prior.code, prior.date_of_service))
    {
        return Outcome::Met;
    }
    let complete = complete_since(cx, since);
    if !complete {
        return Outcome::Unknown(needs_history());
    }
    let grace = demand.grace_units.map_or(0, |units| units.0);
    let before = cx.history().filter(|prior| counts(asked, prior.code));
    let before = before.fold(0_u32, |sum, prior| {
        sum.saturating_add(prior.units.map_or(1, |units| units.0))
    });
    if before < grace {
        return Outcome::Met;
    }
    Outcome::Broken(asked.on_line("code").say(
        format!(
            "{} wants {} before {}{}",
            asked.payer(),
            asked.words_of(codes),
            line.code(),
            asked.case()
        ),
        "the line is denied",
        "bill the service that comes first, if it was given",
    ))
}
