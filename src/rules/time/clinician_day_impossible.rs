use crate::across::Across;
use crate::encounter::Clock;
use crate::rules::context::span;
use crate::rules::{Context, Draft, Sink, rule};

/// Minutes of a day with patients beyond which auditors ask; no text gives a figure.
const MOST: u32 = 16 * 60;

rule! {
    /// The sessions of one clinician on one date come to more than sixteen hours with patients. Auditors look for such days first:
    /// one audit found 33 psychotherapy services of a clinician on a day. Sixteen hours are a choice, not a source's; a group counts once.
    ///
    /// It looks at `session.otherIntervals`, and over several encounters of a call at those before this one of the same clinician
    /// (by NPI). The finding stands in the encounter with which the day becomes too long. What is billed incident to someone is
    /// left out.
    ///
    /// **What to do:** find out which times, or which clinician, are wrong.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90837"}], "session": {"start": "20:00", "stop": "21:00",
    ///  "otherIntervals": [{"start": "04:00", "stop": "12:00"}, {"start": "12:00", "stop": "20:00"}]}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90837"}], "session": {"start": "20:00", "stop": "21:00",
    ///  "otherIntervals": [{"start": "08:00", "stop": "12:00"}, {"start": "13:00", "stop": "19:00"}]}}
    /// ```
    "clinician-day-impossible": Time, Warning,
        "the clinician's sessions of one date come to more than sixteen hours";
    stages: [Charge, Submit];
    research: [];
    sources: [OIG_OCEANSIDE];
    check: check, across: across
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(session) = cx.session() else { return };
    let minutes = |start: Option<Clock>, stop: Option<Clock>| {
        let (start, stop) = start.zip(stop)?;
        Some(span(start, stop))
    };
    let Some(own) = minutes(session.start, session.stop) else {
        return;
    };
    let others = session.other_intervals.iter().flatten();
    let others = others.fold(0_u32, |sum, one| {
        sum.saturating_add(minutes(one.start, one.stop).unwrap_or(0))
    });
    if own.saturating_add(others) > MOST {
        sink.report(say(
            "/session/otherIntervals".to_owned(),
            own.saturating_add(others),
        ));
    }
}

/// Encounters of one call: this one with the earlier ones of its clinician and date.
fn across(_: &Context<'_>, among: &Across<'_>, sink: &mut Sink) {
    let own = among.own;
    if own.under_another || own.minutes == 0 {
        return;
    }
    let whole: Vec<_> = among
        .of_clinician()
        .take_while(|other| other.date == own.date)
        .filter(|other| !other.under_another)
        .collect();
    let grouped = |clock: &(Clock, Clock), at: usize| {
        let earlier = whole.iter().skip(at);
        earlier
            .into_iter()
            .any(|other| other.grouped.contains(clock))
    };
    let mut before = 0_u32;
    for (at, other) in whole.iter().enumerate() {
        // Each patient of a group has the group's minutes.
        let again = other.alone.is_empty()
            && !other.grouped.is_empty()
            && other
                .grouped
                .iter()
                .all(|clock| grouped(clock, at.saturating_add(1)));
        if !again {
            before = before.saturating_add(other.minutes);
        }
    }
    let again = own.alone.is_empty()
        && !own.grouped.is_empty()
        && own.grouped.iter().all(|clock| grouped(clock, 0));
    let total = before.saturating_add(if again { 0 } else { own.minutes });
    if before <= MOST && total > MOST {
        let draft = say("/session".to_owned(), total);
        sink.report(whole.iter().rev().fold(draft, |draft, other| {
            draft.related(other.at, "/session".to_owned())
        }));
    }
}

fn say(path: String, minutes: u32) -> Draft {
    Draft::at(path).fact("minutes", minutes).say(
        format!(
            "the clinician's sessions of this date come to {minutes} minutes, {} hours",
            minutes.div_euclid(60)
        ),
        "auditors look for days that nobody could work, and then at every claim of them",
        "find out which times, or which clinician, are wrong",
    )
}
