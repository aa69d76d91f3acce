use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// The session began and ended to the minute as it was booked. That happens; where it always does, the times were copied and
    /// not taken, and a reviewer doubts them all. Worth a look over many records, so it is off until a level is set for it.
    ///
    /// **What to do:** see whether the times are those of the session.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}],
    ///  "session": {"start": "10:00", "stop": "10:50", "scheduled": {"start": "10:00", "stop": "10:50"}}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}],
    ///  "session": {"start": "10:03", "stop": "10:50", "scheduled": {"start": "10:00", "stop": "10:50"}}}
    /// ```
    "times-as-scheduled": Time, Info,
        "the session's times are those of the appointment, to the minute";
    stages: [Sign, Charge, Submit];
    research: [];
    sources: [TIME_TRACKING];
    on_request: true;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(session) = cx.session() else { return };
    let Some(scheduled) = &session.scheduled else {
        return;
    };
    let (own, booked) = (
        session.start.zip(session.stop),
        scheduled.start.zip(scheduled.stop),
    );
    if own.is_some() && own == booked {
        sink.report(Draft::at("/session".to_owned()).say(
            "the session began and ended just as it was booked",
            "where every session does, a reviewer takes the times for copied",
            "see whether the times are those of the session",
        ));
    }
}
