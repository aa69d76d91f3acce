use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// The session began and ended on a quarter of an hour. That happens; where it always does, the times were rounded, and with
    /// them the minutes that decide the code. Worth a look over many records, so it is off until a level is set for it.
    ///
    /// **What to do:** see whether the times are those of the session.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90837"}], "session": {"start": "10:00", "stop": "11:00"}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90837"}], "session": {"start": "10:00", "stop": "10:56"}}
    /// ```
    "times-rounded": Time, Info,
        "the session began and ended on a quarter of an hour";
    stages: [Sign, Charge, Submit];
    research: [];
    sources: [TIME_TRACKING];
    on_request: true;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some((start, stop)) = cx
        .session()
        .and_then(|session| session.start.zip(session.stop))
    else {
        return;
    };
    if [start, stop]
        .iter()
        .all(|clock| clock.0.rem_euclid(15) == 0)
    {
        sink.report(Draft::at("/session".to_owned()).say(
            format!(
                "the session began at {start} and ended at {stop}, both on a quarter of an hour"
            ),
            "where every session does, a reviewer takes the times for rounded",
            "see whether the times are those of the session",
        ));
    }
}
