use crate::encounter::ServiceDate;
use crate::payers::vocabulary::DeadlineDemand;
use crate::payers::{Kind, PayerKind};
use crate::report::Severity;
use crate::rules::statements::{Asked, Outcome, judge};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Original Medicare takes a claim until one calendar year after the date of the service (42 CFR 424.44); for a service of
    /// February 29 that is February 28 of the next year. What counts is the day the contractor receives it; this rule judges by
    /// `claim.submissionDate`, so a claim sent on the last day may still be late. For the other payers the limits of their packs
    /// count, in days from the service, or from the primary payer's explanation of benefits where the plan is not primary; a practice's
    /// own contract goes before them.
    ///
    /// A denial for late filing is no decision that can be appealed with Medicare: the way is a request for an exception.
    ///
    /// **What to do:** see whether one of the payer's exceptions fits; else the loss is the practice's and not the patient's.
    ///
    /// ```json flags
    /// {"dateOfService": "2025-11-20", "payer": "medicare", "lines": [{"code": "90834"}], "claim": {"submissionDate": "2026-11-21"}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2025-11-20", "payer": "medicare", "lines": [{"code": "90834"}], "claim": {"submissionDate": "2026-11-20"}}
    /// ```
    "filed-too-late": Filing, Error,
        "the claim goes out after the payer's limit";
    stages: [Submit];
    research: ["AP-09", "AP-10", "AP-11"];
    sources: [FCSO_TIMELY, CGS_TIMELY, PALMETTO_TIMELY];
    denial: "CO" "29" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    if cx.payer.kind() == Some(PayerKind::Medicare) {
        by_law(cx, sink);
    }
    judge(
        cx,
        sink,
        Kind::Deadline,
        &|asked| match &asked.held.given.deadline {
            Some(demand) => held(asked, demand),
            None => Outcome::Met,
        },
    );
}

fn sent(cx: &Context<'_>) -> Option<ServiceDate> {
    cx.encounter
        .claim
        .as_ref()
        .and_then(|claim| claim.submission_date)
}

/// A void of an earlier claim.
fn voided(cx: &Context<'_>) -> bool {
    let claim = cx.encounter.claim.as_ref();
    let code = claim.and_then(|claim| claim.frequency_code.as_ref());
    code.is_some_and(|code| code.0 == "8")
}

fn by_law(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        if voided(cx) {
            sink.judge(line);
            continue;
        }
        let Some(sent) = sent(cx) else {
            // A claim that is not sent yet is late only by what comes.
            let needs = vec!["/claim/submissionDate".to_owned()];
            sink.missing_at_worst(Severity::Warning, line, needs);
            continue;
        };
        sink.judge(line);
        let last = line.date.a_year_later();
        if sent > last {
            sink.report_shared(
                Draft::at("/claim/submissionDate".to_owned())
                    .and(line)
                    .fact("sent", sent.to_string())
                    .fact("last", last.to_string())
                    .say(
                        format!("the claim goes out on {sent}, and Medicare took it until {last}"),
                        "the claim is denied, the denial cannot be appealed, and the patient may not be billed",
                        "see whether one of Medicare's exceptions fits",
                    ),
            );
        }
    }
}

fn held(asked: &Asked<'_, '_>, demand: &DeadlineDemand) -> Outcome {
    use crate::encounter::Rank;
    let (cx, line) = (asked.cx, asked.line);
    let Some(sent) = sent(cx) else {
        return match demand.appeals.is_some() && demand.days.is_none() {
            true => Outcome::Met,
            false => Outcome::Unknown(vec!["/claim/submissionDate".to_owned()]),
        };
    };
    let plan = cx.encounter.plan.as_ref();
    let claim = cx.encounter.claim.as_ref();
    let secondary = plan
        .and_then(|plan| plan.rank)
        .is_some_and(|rank| rank != Rank::Primary);
    let replaced = claim
        .and_then(|claim| claim.frequency_code.as_ref())
        .is_some_and(|code| code.0 == "7");
    let mut from = line.date;
    // A void takes back what was billed, and is never too late.
    if voided(cx) {
        return Outcome::Met;
    }
    let claims = demand.days.is_some();
    let days = if replaced {
        // A replacement has a limit of its own, which is held or not.
        match demand.replacement_days {
            None if claims => return Outcome::NoList,
            days => days,
        }
    } else if secondary {
        if demand.secondary_days.is_none() && claims {
            return Outcome::NoList;
        }
        match claim.and_then(|claim| claim.primary_eob_date) {
            Some(date) => from = date,
            None => return Outcome::Unknown(vec!["/claim/primaryEobDate".to_owned()]),
        }
        demand.secondary_days
    } else {
        match (
            plan.and_then(|plan| plan.in_network),
            demand.out_of_network_days,
        ) {
            (Some(false), Some(outside)) => Some(outside),
            (None, Some(outside)) => {
                // Only where both limits come to the same is the network no matter.
                let late = |days: Option<crate::encounter::Count>| {
                    days.is_some_and(|days| last(from, days.0).is_some_and(|last| sent > last))
                };
                if late(demand.days) != late(Some(outside)) {
                    return Outcome::Unknown(vec!["/plan/inNetwork".to_owned()]);
                }
                demand.days.max(Some(outside))
            }
            _ => demand.days,
        }
    };
    let Some(last) = days.and_then(|days| last(from, days.0)) else {
        return Outcome::Met;
    };
    if sent <= last {
        return Outcome::Met;
    }
    let longer = demand.or_longer == Some(true);
    Outcome::Broken(
        asked
            .at("/claim/submissionDate")
            .fact("sent", sent.to_string())
            .fact("last", last.to_string())
            .say(
                format!(
                    "the claim goes out on {sent}, and {} took it{} until {last}",
                    asked.payer(),
                    asked.case()
                ),
                "the claim is denied, and the patient may not be billed",
                match longer {
                    true => {
                        "see whether the plan or the state gives longer; else ask for an exception"
                    }
                    false => "see whether the contract gives longer, or an exception fits",
                },
            ),
    )
}

/// The last of so many days from one.
fn last(from: ServiceDate, days: u32) -> Option<ServiceDate> {
    from.plus_days(i32::try_from(days).ok()?)
}
