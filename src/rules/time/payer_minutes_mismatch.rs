use crate::encounter::Word;
use crate::payers::Kind;
use crate::payers::vocabulary::TimeDemand;
use crate::rules::context::{Line, Time, own_minutes, visit_minutes};
use crate::rules::statements::{Asked, Outcome, judge};
use crate::rules::{Context, Sink, rule};

rule! {
    /// The fewest and the most minutes that a payer pays a service for, where it says more than the code itself does, and what the level
    /// of an E/M beside psychotherapy must rest on.
    ///
    /// **What to do:** bill what the recorded minutes support with this payer.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "TRICARE", "lines": [{"code": "90837", "minutes": 75}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "TRICARE", "lines": [{"code": "90837", "minutes": 60}]}
    /// ```
    "payer-minutes-mismatch": Time, Error,
        "the minutes are not those that the payer pays this service for";
    stages: [Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "96" None;
    check: check
}

/// The minutes of a line, and else the fact that would tell.
pub(in crate::rules) fn minutes(cx: &Context<'_>, line: &Line<'_>) -> Result<u32, Vec<String>> {
    match &line.time {
        Time::Minutes(minutes) => return Ok(*minutes),
        Time::Missing(needs) => return Err(needs.clone()),
        _ => {}
    }
    let alone = cx.lines.len() == 1;
    let session = || {
        cx.session()
            .filter(|_| alone && cx.of_encounter(line))
            .and_then(visit_minutes)
    };
    own_minutes(line.given)
        .or_else(session)
        .ok_or_else(|| vec![line.path("minutes")])
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(
        cx,
        sink,
        Kind::Time,
        &|asked| match &asked.held.given.time {
            Some(demand) => held(asked, demand),
            None => Outcome::Met,
        },
    );
}

fn held(asked: &Asked<'_, '_>, demand: &TimeDemand) -> Outcome {
    let (cx, line, payer) = (asked.cx, asked.line, asked.payer());
    if let Some(basis) = demand.level_basis {
        // An add-on's E/M is meant where the statement is of the add-on.
        let em = |line: &&Line<'_>| line.is(|family| family.is_em());
        let Some(visit) = Some(line).filter(em).or_else(|| cx.beside(line).find(em)) else {
            return Outcome::Met;
        };
        return match visit.given.level_basis {
            None => Outcome::Unknown(vec![visit.path("levelBasis")]),
            Some(given) if given == basis => Outcome::Met,
            Some(given) => Outcome::Broken(asked.at(visit.path("levelBasis")).and(visit).fact("basis", given.word()).say(
                format!("{payer} wants the level of {} to rest on {}{}", visit.code(), words(basis), asked.case()),
                "minutes of psychotherapy would be counted twice, and the E/M is denied or lowered",
                "choose the level by decision making",
            )),
        };
    }
    let (least, most) = (
        demand.least.map_or(0, |least| least.0),
        demand.most.map(|most| most.0),
    );
    let minutes = match minutes(cx, line) {
        Ok(minutes) => minutes,
        Err(needs) => return Outcome::Unknown(needs),
    };
    let say = |bound: String, why: &'static str| {
        Outcome::Broken(asked.on_line("minutes").fact("minutes", minutes).say(
            format!(
                "{payer} pays {} {bound}{}, and {minutes} minutes are recorded",
                line.code(),
                asked.case()
            ),
            why,
            "bill what the recorded minutes support",
        ))
    };
    match most {
        _ if minutes < least => say(format!("from {least} minutes on"), "the line is denied"),
        Some(most) if minutes > most => say(
            format!("for up to {most} minutes"),
            "the minutes beyond are not paid, or the line is denied",
        ),
        _ => Outcome::Met,
    }
}

fn words(basis: crate::encounter::LevelBasis) -> &'static str {
    match basis {
        crate::encounter::LevelBasis::Mdm => "decision making",
        crate::encounter::LevelBasis::Time => "time",
    }
}
