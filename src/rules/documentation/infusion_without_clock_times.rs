use crate::codes::Family;
use crate::encounter::NoteElement;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// An infusion is billed by its minutes, and the record must say when it began and ended; total minutes alone do not do.
    ///
    /// **What to do:** record start and stop, if they are known from the chart; else the infusion cannot be billed.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "96365", "minutes": 40}], "note": {"elements": {"start-stop-times": false}}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "96365", "minutes": 40}], "note": {"elements": {"start-stop-times": true}}}
    /// ```
    "infusion-without-clock-times": Documentation, Error,
        "an infusion is billed and the record has no start and stop";
    stages: [Sign, Charge, Submit];
    research: ["SK-13"];
    sources: [CPT_TIME_KOHLER];
    subsumes: ["time-not-documented", "clock-times-missing"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::Infusion) {
        match cx.element(NoteElement::StartStopTimes) {
            None => sink.missing(line, vec!["/note/elements/start-stop-times".to_owned()]),
            Some(true) => sink.judge(line),
            Some(false) => sink.report(
                Draft::at("/note/elements/start-stop-times".to_owned())
                    .and(line)
                    .fact("billed", line.code())
                    .say(
                        format!("{} is billed and the record has no start and stop times", line.code()),
                        "an infusion without its times is unsupported",
                        "record start and stop, if they are known from the chart; else do not bill the infusion",
                    )
                    .document("record when the infusion began and ended, if it is known"),
            ),
        }
    }
}
