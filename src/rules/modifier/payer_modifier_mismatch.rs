use crate::codes::places::MARKERS;
use crate::encounter::Modifier;
use crate::payers::Kind;
use crate::payers::vocabulary::{Demand, ModifierDemand};
use crate::rules::sink::remove;
use crate::rules::statements::{Asked, Outcome, both, either, holds_for, judge};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// What a payer says of modifiers: one of some, all of some, just one of some, none of some, and which stands first. Where two of
    /// its statements of one level speak of a modifier, the one that forbids it goes before the one that demands it.
    ///
    /// **What to do:** add, take away or move the modifier that the finding names.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "Aetna", "modality": "video", "lines": [{"code": "90834", "modifiers": []}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "Aetna", "modality": "video", "lines": [{"code": "90834", "modifiers": ["95"]}]}
    /// ```
    "payer-modifier-mismatch": Modifier, Error,
        "the modifiers are not those that the payer wants";
    stages: [Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "4" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(
        cx,
        sink,
        Kind::Modifier,
        &|asked| match &asked.held.given.modifier {
            Some(demand) => held(asked, demand),
            None => Outcome::Met,
        },
    );
}

fn held(asked: &Asked<'_, '_>, demand: &ModifierDemand) -> Outcome {
    let Some(given) = asked.line.given.modifiers.as_deref() else {
        return match demand.informational.is_some() {
            true => Outcome::Met,
            false => Outcome::Unknown(vec![asked.line.path("modifiers")]),
        };
    };
    if let Some(forbidden) = &demand.forbid {
        let at = given.iter().position(|one| forbidden.contains(one));
        let found = at.and_then(|at| Some((at, *given.get(at)?)));
        if let Some((at, one)) = found.filter(|(_, one)| !demanded_above(asked, *one)) {
            return Outcome::Broken(
                asked
                    .on_line(&format!("modifiers/{at}"))
                    .fact("modifier", one.to_string())
                    .say(
                        format!(
                            "{} takes no modifier {one} on {}{}",
                            asked.payer(),
                            asked.line.code(),
                            asked.case()
                        ),
                        "the line is denied or returned, or paid as something else",
                        format!("take {one} away"),
                    )
                    .correct(
                        format!("take modifier {one} off {}", asked.line.code()),
                        vec![remove(asked.line.path(&format!("modifiers/{at}")))],
                    ),
            );
        }
    }
    let there = |one: &Modifier| given.contains(one);
    if let Some(wanted) = &demand.all_of {
        let missing: Vec<Modifier> = wanted
            .iter()
            .filter(|one| !there(one) && !forbidden_beside(asked, &[**one]))
            .copied()
            .collect();
        return match missing.first() {
            None => in_place(asked, demand, given, wanted),
            Some(first) => Outcome::Broken(wants(asked, &both(&missing), &missing).with_modifier(
                asked.line,
                first.as_str(),
                &[],
            )),
        };
    }
    let alternatives = demand.any_of.as_ref().or(demand.exactly_one_of.as_ref());
    let Some(wanted) = alternatives else {
        return Outcome::Met;
    };
    let found = wanted.iter().filter(|one| there(one)).count();
    if demand.exactly_one_of.is_some() && found > 1 {
        return Outcome::Broken(asked.on_line("modifiers").say(
            format!(
                "{} wants just one of {} on {}",
                asked.payer(),
                both(wanted),
                asked.line.code()
            ),
            "a line with two of them is denied",
            "keep the one that is true",
        ));
    }
    if found > 0 {
        return in_place(asked, demand, given, wanted);
    }
    if forbidden_beside(asked, wanted) {
        return Outcome::Met;
    }
    let draft = wants(asked, &either(wanted), wanted);
    // Which of several is the true one is for a person to say, where they say different things.
    let remote = wanted.iter().all(|one| MARKERS.contains(one));
    let instead: Vec<Modifier> = match remote {
        true => MARKERS
            .iter()
            .filter(|one| !wanted.contains(one))
            .copied()
            .collect(),
        false => Vec::new(),
    };
    Outcome::Broken(match wanted.as_slice() {
        [one] => draft.with_modifier(asked.line, one.as_str(), &instead),
        [first, ..] if remote => draft.with_modifier(asked.line, first.as_str(), &instead),
        _ => draft,
    })
}

fn wants(asked: &Asked<'_, '_>, words: &str, wanted: &[Modifier]) -> Draft {
    asked
        .on_line("modifiers")
        .fact("wanted", either(wanted))
        .say(
            format!(
                "{} wants modifier {words} on {}{}",
                asked.payer(),
                asked.line.code(),
                asked.case()
            ),
            "without it the line is denied, returned or paid as another service",
            format!("add {words}, if that is how the service was given"),
        )
}

/// Whether the demanded modifier stands where it must.
fn in_place(
    asked: &Asked<'_, '_>,
    demand: &ModifierDemand,
    given: &[Modifier],
    wanted: &[Modifier],
) -> Outcome {
    if demand.first != Some(true) || given.first().is_some_and(|one| wanted.contains(one)) {
        return Outcome::Met;
    }
    Outcome::Broken(asked.on_line("modifiers").say(
        format!(
            "{} wants modifier {} first on {}",
            asked.payer(),
            either(wanted),
            asked.line.code()
        ),
        "payers read modifiers in their order, and price by the first",
        "put it into the first position",
    ))
}

/// Whether a statement of the same level or a higher one forbids every alternative.
fn forbidden_beside(asked: &Asked<'_, '_>, wanted: &[Modifier]) -> bool {
    wanted.iter().all(|one| {
        asked.pack.of(Kind::Modifier).iter().any(|other| {
            let forbids = other
                .given
                .modifier
                .as_ref()
                .and_then(|demand| demand.forbid.as_ref());
            other.level >= asked.held.level
                && forbids.is_some_and(|list| list.contains(one))
                && holds_for(asked, other)
        })
    })
}

/// Whether a statement of a higher level demands a modifier.
fn demanded_above(asked: &Asked<'_, '_>, one: Modifier) -> bool {
    asked.pack.of(Kind::Modifier).iter().any(|other| {
        let Some(Demand::Modifier(demand)) =
            other.given.demands().first().map(|(_, demand)| *demand)
        else {
            return false;
        };
        let lists = [&demand.any_of, &demand.all_of, &demand.exactly_one_of];
        other.level > asked.held.level
            && lists.into_iter().flatten().any(|list| list.contains(&one))
            && holds_for(asked, other)
    })
}
