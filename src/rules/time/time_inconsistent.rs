use crate::codes::Family;
use crate::encounter::Clock;
use crate::rules::context::{ClockFault, Line, clock_fault, contradict, segment_minutes};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Clock times and minutes of one service must agree. Reported: a stop equal to the start, a span or stated minutes of more
    /// than twelve hours (a stop before the start is on the next day), stated minutes more than one away from the span, and psychotherapy minutes
    /// of the session more than one away from those of its only psychotherapy line. A contradictory record supports nothing, so
    /// nothing else is judged by these minutes.
    ///
    /// **What to do:** find out which is right and correct the record by an addendum.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "start": "10:00", "stop": "10:30", "minutes": 45}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "start": "10:00", "stop": "10:45", "minutes": 45}]}
    /// ```
    "time-inconsistent": Time, Error,
        "clock times and minutes of one service contradict each other";
    stages: [Sign, Charge, Submit];
    research: ["TB-10"];
    sources: [OIG_2023];
    subsumes: ["minutes-counted-twice"];
    check: check
}

const WHY: &str = "a record that contradicts itself supports no code on audit";
const HELP: &str =
    "find out which is right and correct the record; do not change times to fit a code";

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let timed: Vec<&Line<'_>> = cx
        .lines
        .iter()
        .filter(|line| line.is(Family::takes_the_clock))
        .collect();
    for line in &timed {
        sink.judge(line);
        let mut faulty = false;
        // Segments say when; the line's own clock times are then only the first and the last of them.
        let segments = segment_minutes(line.given);
        if let (Some(stated), Some(minutes)) = (line.given.minutes, segments)
            && contradict(stated.0, minutes)
        {
            faulty = true;
            sink.report(
                Draft::on(line, "minutes")
                    .fact("minutes", stated.0)
                    .fact("span", minutes)
                    .say(
                        format!(
                            "the segments are {minutes} minutes and {} minutes are stated",
                            stated.0
                        ),
                        WHY,
                        HELP,
                    ),
            );
        }
        if let Some(fault) = line.clock_fault().filter(|_| segments.is_none()) {
            faulty = true;
            let place = line.path(field(fault));
            sink.report(say(
                Draft::at(place).and(line),
                fault,
                line.given.start,
                line.given.stop,
            ));
        }
        for (at, one) in line.given.segments.iter().flatten().enumerate() {
            if let Some(fault) = clock_fault(one.start, one.stop, one.minutes) {
                faulty = true;
                let place = line.path(&format!("segments/{at}/{}", field(fault)));
                sink.report(say(Draft::at(place).and(line), fault, one.start, one.stop));
            }
        }
        if !faulty && !cx.consistent(line) {
            sink.report(
                Draft::at("/session/psychotherapyMinutes".to_owned())
                    .and(line)
                    .say(
                        format!(
                            "the psychotherapy minutes of the session and of the {} line differ",
                            line.code()
                        ),
                        WHY,
                        HELP,
                    ),
            );
        }
    }
    let Some(session) = cx.session() else { return };
    if let (Some(all), Some(outside)) = (
        session.evaluation_minutes,
        session.evaluation_minutes_outside_visit,
    ) && outside > all
    {
        let whole = timed.iter().filter(|line| line.is(Family::is_em));
        let draft = whole.fold(
            Draft::at("/session/evaluationMinutesOutsideVisit".to_owned()),
            |draft, line| draft.and(line),
        );
        sink.report(draft.fact("minutes", all.0).fact("outside", outside.0).say(
            format!(
                "{} minutes of the E/M were outside the visit, and it has {} in all",
                outside.0, all.0
            ),
            WHY,
            HELP,
        ));
    }
    if let Some(fault) = clock_fault(session.start, session.stop, session.minutes) {
        let whole = timed.iter().fold(
            Draft::at(format!("/session/{}", field(fault))),
            |draft, line| draft.and(line),
        );
        sink.report(say(whole, fault, session.start, session.stop));
    }
}

/// The field that a fault is best looked for in.
fn field(fault: ClockFault) -> &'static str {
    match fault {
        ClockFault::LongMinutes(_) => "minutes",
        _ => "stop",
    }
}

fn say(draft: Draft, fault: ClockFault, start: Option<Clock>, stop: Option<Clock>) -> Draft {
    let clock = |time: Option<Clock>| time.map(|time| time.to_string()).unwrap_or_default();
    let (start, stop) = (clock(start), clock(stop));
    let message = match fault {
        ClockFault::NoSpan => format!("start and stop are both {start}"),
        ClockFault::LongSpan(span) => {
            format!("{start} to {stop} is {span} minutes, more than twelve hours")
        }
        ClockFault::Differs(span, minutes) => {
            format!("{start} to {stop} is {span} minutes and {minutes} minutes are stated")
        }
        ClockFault::LongMinutes(minutes) => {
            format!("{minutes} minutes are stated, more than twelve hours")
        }
    };
    let draft = match fault {
        ClockFault::LongMinutes(minutes) => draft.fact("minutes", minutes),
        ClockFault::Differs(span, minutes) => draft
            .fact("start", start)
            .fact("stop", stop)
            .fact("span", span)
            .fact("minutes", minutes),
        ClockFault::NoSpan => draft
            .fact("start", start)
            .fact("stop", stop)
            .fact("span", 0),
        ClockFault::LongSpan(span) => draft
            .fact("start", start)
            .fact("stop", stop)
            .fact("span", span),
    };
    draft.say(message, WHY, HELP)
}
