use crate::codes::Family;
use crate::rules::context::{possible, shared};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// The session's clock times overlap another session of the clinician that day. One clinician cannot give two individual
    /// sessions at once. Group services are left out: the other patients of the group have the same times.
    ///
    /// **What to do:** find out which times are right.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}],
    ///  "session": {"start": "10:00", "stop": "10:45", "otherIntervals": [{"start": "10:30", "stop": "11:15"}]}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}],
    ///  "session": {"start": "10:00", "stop": "10:45", "otherIntervals": [{"start": "10:45", "stop": "11:30"}]}}
    /// ```
    "sessions-overlap": Time, Error,
        "the session overlaps another session of the clinician";
    stages: [Sign, Charge, Submit];
    research: ["TB-11"];
    sources: [OIG_OCEANSIDE];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let individual = |family: Family| family.takes_the_clock() && !family.is_group();
    let grouped = cx.of(Family::is_group).next().is_some();
    let lines: Vec<_> = cx
        .of(individual)
        .filter(|line| line.given.rendering.is_none() && line.interval().is_none())
        .collect();
    if grouped || lines.is_empty() {
        return;
    }
    let session = cx.session();
    let others = session.and_then(|session| session.other_intervals.as_ref());
    let clock = session.and_then(|session| Some((session.start?, session.stop?)));
    let mut needs = Vec::new();
    match clock {
        None if others.is_none_or(|others| !others.is_empty()) => {
            needs.extend(["/session/start".to_owned(), "/session/stop".to_owned()]);
        }
        _ => {}
    }
    if others.is_none() {
        needs.push("/session/otherIntervals".to_owned());
    }
    if !needs.is_empty() {
        for line in lines {
            sink.missing(line, needs.clone());
        }
        return;
    }
    for line in &lines {
        sink.judge(line);
    }
    let Some(clock) = clock.filter(|(start, stop)| possible(*start, *stop)) else {
        return;
    };
    for (at, other) in others.into_iter().flatten().enumerate() {
        let (Some(start), Some(stop)) = (other.start, other.stop) else {
            continue;
        };
        let minutes = shared(clock, (start, stop));
        if minutes == 0 {
            continue;
        }
        let mut draft = Draft::at(format!("/session/otherIntervals/{at}")).fact("minutes", minutes).say(
            format!("the session shares {minutes} minutes with another session of the clinician, {start} to {stop}"),
            "one clinician cannot give two sessions at once; both claims are open to question",
            "find out which times are right and correct the record",
        );
        for line in &lines {
            draft = draft.and(line);
        }
        sink.report(draft);
    }
}
