use crate::codes::Family;
use crate::encounter::{Interval, Minutes};
use crate::rules::context::{contradict, possible, session_consistent, span};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Clock times and minutes of one service must agree. Reported: a stop equal to the start, a span of more than twelve hours
    /// (a stop before the start is on the next day), stated minutes more than one away from the span, and psychotherapy minutes
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
    for line in cx
        .lines
        .iter()
        .filter(|line| line.is(Family::takes_the_clock))
    {
        sink.judge(line);
        if let Some(what) = fault(line.given.start, line.given.stop, line.given.minutes) {
            sink.report(draft(Draft::on(line, "stop"), what));
        } else if !cx.consistent(line) {
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
        for (at, segment) in line.given.segments.iter().flatten().enumerate() {
            if let Some(what) = fault(segment.start, segment.stop, segment.minutes) {
                sink.report(draft(
                    Draft::at(line.path(&format!("segments/{at}/stop"))).and(line),
                    what,
                ));
            }
        }
    }
    let Some(session) = cx.session() else { return };
    if !session_consistent(session) {
        let mut finding = Draft::at("/session/stop".to_owned());
        for line in cx
            .lines
            .iter()
            .filter(|line| line.is(Family::takes_the_clock))
        {
            finding = finding.and(line);
        }
        if let Some(what) = fault(session.start, session.stop, session.minutes) {
            sink.report(draft(finding, what));
        }
    }
}

struct Fault {
    span: u32,
    minutes: Option<u32>,
    interval: Interval,
}

fn fault(
    start: Option<crate::encounter::Clock>,
    stop: Option<crate::encounter::Clock>,
    minutes: Option<Minutes>,
) -> Option<Fault> {
    let (from, to) = (start?, stop?);
    let length = span(from, to);
    let wrong = !possible(from, to) || minutes.is_some_and(|minutes| contradict(minutes.0, length));
    wrong.then(|| Fault {
        span: length,
        minutes: minutes.map(|m| m.0),
        interval: Interval {
            start,
            stop,
            minutes,
        },
    })
}

fn draft(draft: Draft, fault: Fault) -> Draft {
    let Fault {
        span,
        minutes,
        interval,
    } = fault;
    let clock =
        |time: Option<crate::encounter::Clock>| time.map(|t| t.to_string()).unwrap_or_default();
    let (start, stop) = (clock(interval.start), clock(interval.stop));
    let message = match minutes {
        _ if span == 0 => format!("start and stop are both {start}"),
        Some(minutes) if contradict(minutes, span) => {
            format!("{start} to {stop} is {span} minutes and {minutes} minutes are stated")
        }
        _ => format!("{start} to {stop} is {span} minutes, more than twelve hours"),
    };
    let draft = draft
        .fact("start", start)
        .fact("stop", stop)
        .fact("span", span);
    let draft = match minutes {
        Some(minutes) => draft.fact("minutes", minutes),
        None => draft,
    };
    draft.say(message, WHY, HELP)
}
