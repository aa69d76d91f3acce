use crate::codes::{self, Family};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// The label's pace is two sessions a week for four weeks, then one a week for four, then one a week or every two. This rule
    /// counts sessions of the last seven days and, from `procedure.courseSession`, asks whether the course is past its first
    /// eight sessions. A faster pace needs a reason and mostly an authorization.
    ///
    /// **What to do:** see that the note says why.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-19", "lines": [{"code": "G2083"}], "procedure": {"courseSession": 12},
    ///  "history": [{"dateOfService": "2026-03-16", "code": "G2083"}], "historyCompleteFrom": "2026-01-01"}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-19", "lines": [{"code": "G2083"}], "procedure": {"courseSession": 8},
    ///  "history": [{"dateOfService": "2026-03-16", "code": "G2083"}], "historyCompleteFrom": "2026-01-01"}
    /// ```
    "esketamine-pace": Frequency, Warning,
        "esketamine sessions follow each other faster than the label's pace";
    stages: [Schedule, Charge, Submit];
    research: ["FQ-17"];
    sources: [ESKETAMINE_SCHEDULE];
    check: check
}

/// Sessions of the first four weeks, two a week.
const INDUCTION: u32 = 8;

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::Esketamine) {
        let week = cx
            .history()
            .filter(|prior| {
                codes::find(prior.code).is_some_and(|info| info.family == Family::Esketamine)
                    && (0..7).contains(&line.date.days_since(prior.date_of_service))
            })
            .count();
        let session = cx
            .encounter
            .procedure
            .as_ref()
            .and_then(|one| one.course_session)
            .map(|session| session.0);
        let most = match session {
            Some(session) if session > INDUCTION => 0,
            Some(_) => 1,
            // Three in a week are too many at any time of a course; two depend on it.
            None if week == 1 => {
                sink.missing(line, vec!["/procedure/courseSession".to_owned()]);
                continue;
            }
            None => 1,
        };
        if week > most {
            let sessions = u32::try_from(week).unwrap_or(u32::MAX).saturating_add(1);
            sink.report(
                Draft::on(line, "code")
                    .fact("billed", line.code())
                    .fact("sessions", sessions)
                    .say(
                        format!("{sessions} esketamine sessions in seven days"),
                        "a pace above the label's is denied without a reason or an authorization",
                        "see that the note says why, and that an authorization covers it",
                    ),
            );
            continue;
        }
        let complete = cx
            .encounter
            .history_complete_from
            .is_some_and(|from| line.date.days_since(from) >= 6);
        if complete {
            sink.judge(line);
        } else {
            sink.missing(
                line,
                vec!["/history".to_owned(), "/historyCompleteFrom".to_owned()],
            );
        }
    }
}
