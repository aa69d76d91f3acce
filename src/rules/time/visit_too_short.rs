use crate::codes::{self, CodeInfo, Family, Period, TimeModel};
use crate::encounter::Clock;
use crate::ledger::{Ledger, MOST_SERVICES, Region};
use crate::report::Severity;
use crate::rules::context::{Line, Time, own_minutes, session_consistent, span, visit_minutes};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// The visit has fewer minutes than all its services need, however they were split. Where minutes of a service are not
    /// recorded apart, nobody can say how many it had; but what its code needs at least can be set against what the visit holds. A
    /// medical visit of 30 minutes holds no 90836 of 38, whatever the note says of the rest.
    ///
    /// Every way of sharing the minutes out is looked at: those of the session's clock, those of lines with a clock of their
    /// own, and those of E/M work outside the visit. If none gives each service what it needs, the finding says how many minutes are
    /// missing, and what could be billed instead. It is a warning where E/M work outside the visit is unknown and could make up
    /// for it, and where only the E/M by decision making would be left without a minute.
    ///
    /// Where every service has its minutes, `minutes-counted-twice` adds them up.
    ///
    /// **What to do:** bill what the visit's minutes support, once it is recorded how they were split.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "session": {"start": "10:00", "stop": "10:30"},
    ///  "lines": [{"code": "99214", "levelBasis": "mdm", "mdm": "moderate"}, {"code": "90836"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "session": {"start": "10:00", "stop": "10:45"},
    ///  "lines": [{"code": "99214", "levelBasis": "mdm", "mdm": "moderate"}, {"code": "90836"}]}
    /// ```
    "visit-too-short": Time, Error,
        "no split of the visit's minutes supports all that is billed";
    stages: [Sign, Charge, Submit];
    research: ["TB-11", "EM-05"];
    sources: [SUPERCODER, BCBSIL, OIG_2023];
    denial: "CO" "150" None;
    check: check
}

/// A service with the minutes it needs.
struct Party<'c, 'e> {
    line: &'c Line<'e>,
    /// Lines that rest on its clock as well.
    others: Vec<&'c Line<'e>>,
    /// What it needs as billed.
    needs: u32,
    /// Its minutes are not recorded.
    open: bool,
    /// An E/M whose level rests on time, which may count work outside the visit.
    em_by_time: bool,
    /// An E/M by decision making: no minutes are required of it, and none at all is no visit.
    by_decision: bool,
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(session) = cx.session().filter(|session| session_consistent(session)) else {
        return;
    };
    let Some(visit) = visit_minutes(session) else {
        return;
    };
    let mut parties: Vec<Party<'_, '_>> = Vec::new();
    for line in &cx.lines {
        let Some(mut party) = party(cx, line) else {
            continue;
        };
        // Lines of one clock are one service, which needs what the most demanding of them does.
        let same = parties
            .iter_mut()
            .find(|other| cx.shares_clock(other.line, line));
        match same {
            Some(other) => {
                other.needs = other.needs.max(party.needs);
                other.open |= party.open;
                // It goes by the code that the others continue.
                let continues = |line: &Line<'_>| line.info().is_some_and(CodeInfo::continues);
                if continues(other.line) && !continues(line) {
                    other.others.push(other.line);
                    other.line = line;
                } else {
                    other.others.push(line);
                }
            }
            None => {
                if party.by_decision {
                    party.needs = evaluation_inside(cx).unwrap_or(1);
                }
                // By code, so that the order of lines changes no word.
                let at = parties.partition_point(|other| other.line.code() <= line.code());
                parties.insert(at, party);
            }
        }
    }
    if !parties.iter().any(|party| party.open) {
        return;
    }
    // The most demanding ones, where there are more than are looked at together.
    while parties.len() > MOST_SERVICES {
        let least = (0..parties.len()).min_by_key(|at| parties.get(*at).map(|one| one.needs));
        parties.remove(least.unwrap_or(0));
    }
    let regions = regions(&parties, session.start.zip(session.stop), visit);
    let outside = session.evaluation_minutes_outside_visit.map(|one| one.0);
    let needs: Vec<u32> = parties.iter().map(|party| party.needs).collect();
    let inside = Ledger::new(
        parties.len(),
        &with_outside(&parties, &regions, outside.unwrap_or(0)),
    );
    let Some(mut short) = inside.short(&needs) else {
        for party in &parties {
            sink.judge(party.line);
        }
        return;
    };
    let mut severity = Severity::Warning;
    let strict = match outside {
        Some(_) => inside.clone(),
        None => Ledger::new(parties.len(), &with_outside(&parties, &regions, u32::MAX)),
    };
    let firm: Vec<u32> = parties
        .iter()
        .map(|party| {
            if party.by_decision && party.needs == 1 {
                0
            } else {
                party.needs
            }
        })
        .collect();
    if let Some(worse) = strict.short(&firm) {
        severity = Severity::Error;
        short = worse;
    }
    let concerned: Vec<&Party<'_, '_>> = (0_u32..)
        .zip(&parties)
        .filter(|(at, _)| short.services & 1_u32.wrapping_shl(*at) != 0)
        .map(|(_, party)| party)
        .collect();
    if !concerned.iter().any(|party| party.open) {
        // Minutes that are all recorded are added up by another rule.
        return;
    }
    let never = |one: &Party<'_, '_>, other: &Party<'_, '_>| {
        let pair = cx.pair_of(one.line, other.line);
        pair.is_ok_and(|pair| pair.is_some_and(|pair| !pair.overridable))
    };
    if concerned
        .iter()
        .any(|one| concerned.iter().any(|other| never(one, other)))
    {
        // One of the two cannot be billed, however the minutes were split; that is a finding of its own.
        return;
    }
    let only = match concerned.as_slice() {
        [one] => Some(one.line),
        _ => None,
    };
    let mut draft = match only {
        Some(line) => Draft::on(line, "code").fact("billed", line.code()),
        None => Draft::at("/session".to_owned()),
    };
    for party in &concerned {
        draft = party
            .others
            .iter()
            .fold(draft.and(party.line), |draft, line| draft.and(line));
    }
    let each: Vec<String> = concerned
        .iter()
        .map(|party| format!("{} {}", party.line.code(), party.needs))
        .collect();
    let certain = severity == Severity::Error;
    let ways = match certain {
        true => ways(&strict, &parties, &firm),
        false => ways(&inside, &parties, &needs),
    };
    let mut help = match ways.as_str() {
        "" => "bill what the visit's minutes support, once it is recorded how they were split"
            .to_owned(),
        ways => format!(
            "record how the minutes were split, and bill what they support; they can hold {ways}"
        ),
    };
    if !certain && outside.is_none() && concerned.iter().any(|party| party.em_by_time) {
        help.push_str(
            "; E/M work of the date outside the visit, if there was any, is recorded apart",
        );
    }
    if !ways.is_empty() {
        draft = draft.fact("canHold", ways);
    }
    sink.report(
        draft
            .severity(severity)
            .fact("needed", short.needed)
            .fact("held", short.held)
            .fact("missing", short.missing())
            .say(
                format!(
                    "{} {} minutes at least ({}), and {} are there; {} missing",
                    if only.is_some() {
                        "the service needs"
                    } else {
                        "the services need"
                    },
                    short.needed,
                    each.join(", "),
                    short.held,
                    match short.missing() {
                        1 => "1 is".to_owned(),
                        more => format!("{more} are"),
                    },
                ),
                "whatever the split, some billed service lacks its minutes; it is repaid on audit",
                help,
            ),
    );
}

/// A line as a service that takes minutes of the visit.
fn party<'c, 'e>(cx: &Context<'e>, line: &'c Line<'e>) -> Option<Party<'c, 'e>> {
    let info = line.info()?;
    let of_visit = cx.of_encounter(line)
        && line.date == cx.encounter.date_of_service
        && matches!(info.period, Period::Session | Period::Date)
        && (info.family.is_individual_therapy()
            || info.family.is_em() && !info.family.is_from_afar()
            || matches!(
                info.family,
                Family::Family
                    | Family::Crisis
                    | Family::CrisisAddOn
                    | Family::Group
                    | Family::MultipleFamilyGroup
            ))
        && line.units() <= most_units(info);
    if !of_visit {
        return None;
    }
    let em = info.family.is_em();
    let by_decision = em && !info.mdm.is_empty() && !line.leveled_by_time();
    let (needs, open) = match &line.time {
        _ if by_decision => (1, false),
        Time::Minutes(minutes) => (*minutes, false),
        Time::Missing(_) => (least_minutes(cx, line, info)?, true),
        // Whatever its code needs, the minutes that it had are gone.
        Time::Untimed | Time::NoFigures(_) => (own_minutes(line.given).unwrap_or(0), false),
        Time::Contradictory => return None,
    };
    Some(Party {
        line,
        others: Vec::new(),
        needs,
        open,
        em_by_time: em && !by_decision,
        by_decision,
    })
}

/// A session code that counts no units and is billed twice had two sessions, with clocks of their own.
fn most_units(info: &CodeInfo) -> u32 {
    if info.counts_units() || info.continues() {
        u32::MAX
    } else {
        1
    }
}

/// The fewest minutes, on the service's clock, for what a line bills.
fn least_minutes(cx: &Context<'_>, line: &Line<'_>, info: &CodeInfo) -> Option<u32> {
    let least = match info.time_on(line.date) {
        TimeModel::Untimed => 0,
        TimeModel::Band { least, .. } => least,
        TimeModel::Further { .. } | TimeModel::FurtherBy { .. } | TimeModel::Each { .. } => {
            let primary = match info.continues() {
                true => cx.primaries(line).next()?.code(),
                false => line.code(),
            };
            let reached = |minutes: &u32| {
                info.units_reached(line.date, primary, *minutes)
                    .is_some_and(|units| units >= line.units())
            };
            (0..=1440).find(reached)?
        }
        TimeModel::Unknown => return None,
    };
    Some(info.accepted_from.map_or(least, |from| from.min(least)))
}

/// Minutes of the E/M inside the visit, where both its minutes and those outside are recorded.
fn evaluation_inside(cx: &Context<'_>) -> Option<u32> {
    let session = cx.session()?;
    let outside = session.evaluation_minutes_outside_visit?.0;
    Some(session.evaluation_minutes?.0.saturating_sub(outside).max(1))
}

/// The minutes of the clock, cut where a service's own clock begins or ends.
fn regions(parties: &[Party<'_, '_>], clock: Option<(Clock, Clock)>, visit: u32) -> Vec<Region> {
    let base = clock.map(|(start, stop)| {
        let from = u32::from(start.0);
        (from, from.saturating_add(span(start, stop)))
    });
    // A visit past midnight has its late minutes on the next day.
    let placed = |(start, stop): (Clock, Clock)| {
        let mut from = u32::from(start.0);
        if base.is_some_and(|(begin, end)| from < begin && from.saturating_add(1440) < end) {
            from = from.saturating_add(1440);
        }
        (from, from.saturating_add(span(start, stop)))
    };
    let own: Vec<Vec<(u32, u32)>> = parties
        .iter()
        .map(|party| party.line.stretches().into_iter().map(placed).collect())
        .collect();
    let mut cuts: Vec<u32> = Vec::new();
    for (from, to) in own.iter().flatten().chain(&base) {
        crate::rules::sink::insert(&mut cuts, *from);
        crate::rules::sink::insert(&mut cuts, *to);
    }
    let mut out = Vec::new();
    for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
        let covers = |stretch: &(u32, u32)| stretch.0 <= *from && *to <= stretch.1;
        let open_to = mask(&own, |stretches: &Vec<(u32, u32)>| {
            if stretches.is_empty() {
                base.as_ref().is_some_and(covers)
            } else {
                stretches.iter().any(covers)
            }
        });
        out.push(Region {
            minutes: to.saturating_sub(*from),
            open_to,
        });
    }
    // Minutes without a clock lie anywhere; those that a clock does not show are the one by which the two may differ.
    let clocked = base.map_or(0, |(from, to)| to.saturating_sub(from));
    out.push(Region {
        minutes: visit.saturating_sub(clocked),
        open_to: mask(&own, Vec::is_empty),
    });
    out
}

/// The regions with those of E/M work outside the visit.
fn with_outside(parties: &[Party<'_, '_>], regions: &[Region], minutes: u32) -> Vec<Region> {
    let open_to = mask(parties, |party| party.em_by_time);
    let mut out = regions.to_vec();
    out.push(Region { minutes, open_to });
    out
}

fn mask<T>(list: &[T], of: impl Fn(&T) -> bool) -> u32 {
    (0_u32..)
        .zip(list)
        .filter(|(_, one)| of(one))
        .fold(0, |mask, (at, _)| mask | 1_u32.wrapping_shl(at))
}

/// What the minutes can hold, highest first and in words; nothing where there are too many ways.
fn ways(ledger: &Ledger, parties: &[Party<'_, '_>], needs: &[u32]) -> String {
    const MOST_SAID: usize = 4;
    // What is recorded stays; what is open may be any lower step of its ladder, or nothing.
    let steps: Vec<Vec<(u32, Option<&'static CodeInfo>)>> = parties
        .iter()
        .zip(needs)
        .map(|(party, needs)| {
            let (Some(info), true) = (party.line.info(), party.open) else {
                return vec![(*needs, party.line.info())];
            };
            let mut steps = vec![(0, None)];
            let lower = info.ladder.into_iter();
            let lower = lower.flat_map(|ladder| codes::steps(ladder, party.line.date));
            for step in lower.filter(|step| step.code != info.code) {
                if let TimeModel::Band { least, .. } = step.time_on(party.line.date)
                    && least < *needs
                {
                    steps.push((least, Some(step)));
                }
            }
            steps.push((*needs, Some(info)));
            steps
        })
        .collect();
    let minutes: Vec<Vec<u32>> = steps
        .iter()
        .map(|steps| steps.iter().map(|(minutes, _)| *minutes).collect())
        .collect();
    let ways = ledger.ways(&minutes);
    if ways.is_empty() || ways.len() > MOST_SAID {
        return String::new();
    }
    let said = ways.iter().map(|way| {
        let chosen = steps
            .iter()
            .zip(way)
            .filter_map(|(steps, at)| steps.get(*at)?.1);
        let codes: Vec<&str> = chosen.map(|info| info.code.as_str()).collect();
        match codes.as_slice() {
            [] => "none of them".to_owned(),
            codes => codes.join(" with "),
        }
    });
    said.collect::<Vec<_>>().join(", or ")
}
