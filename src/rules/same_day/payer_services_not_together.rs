use crate::encounter::Modifier;
use crate::payers::Kind;
use crate::payers::vocabulary::{Beside, SameDayDemand};
use crate::rules::statements::{Asked, Outcome, either, judge};
use crate::rules::{Context, Sink, rule};

/// Modifiers that say that services are distinct.
const DISTINCT: &[Modifier] = &[
    Modifier::literal("59"),
    Modifier::literal("XE"),
    Modifier::literal("XP"),
    Modifier::literal("XS"),
    Modifier::literal("XU"),
];

rule! {
    /// What a payer pays beside what on one day: never, only where distinct, only together with another. Where a payer says that two
    /// services may stand together, national edits of pairs do not speak for it.
    ///
    /// **What to do:** bill the one that describes the visit, or say by a modifier that they were distinct, if they were.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "Blue Cross Blue Shield of Illinois", "lines": [{"code": "90791"}, {"code": "90839"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "Blue Cross Blue Shield of Illinois", "lines": [{"code": "90791"}, {"code": "90785"}]}
    /// ```
    "payer-services-not-together": SameDay, Error,
        "the payer does not pay these services like this on one day";
    stages: [Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "97" None;
    subsumes: ["pair-not-allowed", "pair-modifier-missing", "add-on-without-primary", "psychotherapy-beside-em", "services-not-together"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(
        cx,
        sink,
        Kind::SameDay,
        &|asked| match &asked.held.given.same_day {
            Some(demand) => held(asked, demand),
            None => Outcome::Met,
        },
    );
}

fn held(asked: &Asked<'_, '_>, demand: &SameDayDemand) -> Outcome {
    if demand.paid == Beside::Allowed {
        return Outcome::Met;
    }
    let (cx, line) = (asked.cx, asked.line);
    let any = demand.any_clinician == Some(true);
    let among = |code| asked.pack.holds(&demand.with, code, line.date);
    let others = cx.lines.iter().filter(|other| {
        other.index != line.index
            && other.date == line.date
            && (any || cx.same_clinician(line, other))
    });
    let beside: Vec<_> = others
        .filter(|other| among(other.code()) == Some(true))
        .collect();
    let priors = cx
        .delivered_on(line.date)
        .filter(|(_, prior, _)| among(prior.code) == Some(true));
    let mut prior = None;
    let mut whose = None;
    for (at, one, mine) in priors {
        match (any, mine) {
            (true, _) | (_, Some(true)) => prior = Some((at, one)),
            (_, Some(false)) => {}
            (_, None) => whose = Some(format!("/history/{at}/sameClinician")),
        }
    }
    let (payer, code, case) = (asked.payer(), line.code(), asked.case());
    if demand.paid == Beside::Required {
        if !beside.is_empty() || prior.is_some() {
            return Outcome::Met;
        }
        if let Some(need) = whose {
            return Outcome::Unknown(vec![need]);
        }
        if among(code).is_none() {
            return Outcome::NoList;
        }
        return Outcome::Broken(asked.on_line("code").fact("billed", code).say(
            format!(
                "{payer} pays {code}{case} only beside {}",
                asked.words_of(&demand.with)
            ),
            "the line is denied",
            "bill the service that it belongs to, if it was given",
        ));
    }
    let found = match (beside.first(), prior) {
        (Some(other), _) => Some(other.code()),
        (None, Some((_, one))) => Some(one.code),
        (None, None) => None,
    };
    let Some(other) = found else {
        return match whose {
            Some(need) => Outcome::Unknown(vec![need]),
            None => Outcome::Met,
        };
    };
    let distinct = demand.modifiers.as_deref().unwrap_or(DISTINCT);
    if demand.paid == Beside::Distinct {
        let said = line.has_modifier(distinct);
        let also = beside
            .iter()
            .any(|one| one.has_modifier(distinct) == Some(true));
        // Where the payer does not say on which line, either will do.
        match said {
            Some(true) => return Outcome::Met,
            _ if also && demand.modifiers.is_none() => return Outcome::Met,
            None => return Outcome::Unknown(vec![line.path("modifiers")]),
            Some(false) => {}
        }
    }
    let mut draft = asked.on_line(if demand.paid == Beside::Distinct {
        "modifiers"
    } else {
        "code"
    });
    for one in &beside {
        draft = draft.and(one);
    }
    if let (true, Some((at, _))) = (beside.is_empty(), prior) {
        draft = draft.prior(at);
    }
    draft = draft.fact("billed", code).fact("beside", other.to_string());
    Outcome::Broken(match demand.paid {
        Beside::Distinct => draft.say(
            format!("{payer} pays {code}{case} beside {other} only where they are distinct, which modifier {} says", either(distinct)),
            "the line is denied as part of the other",
            "add the modifier, if the record shows two distinct services",
        ),
        _ => draft.say(
            format!("{payer} never pays {code}{case} beside {other} on one day"),
            "one of the lines is denied",
            "bill the one that describes the visit",
        ),
    })
}
