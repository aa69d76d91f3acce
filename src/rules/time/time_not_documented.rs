use crate::codes::{Period, TimeModel};
use crate::encounter::NoteElement;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A code that rests on time needs the time in the note: start and stop, or total minutes. Where the note was looked at and
    /// has neither, the code is unsupported. Missing time was the most frequent fault in the federal audit of psychotherapy
    /// claims: 60 of 216 patient-days.
    ///
    /// Nobody having looked (`note.elements` not given) is not "not there": the rule is then unchecked.
    ///
    /// **What to do:** if the time is recorded elsewhere in the record, add it to the note as a dated addendum; if it was not
    /// recorded, the code cannot be billed.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "minutes": 45}],
    ///  "note": {"elements": {"start-stop-times": false, "total-time": false}}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "minutes": 45}],
    ///  "note": {"elements": {"start-stop-times": false, "total-time": true}}}
    /// ```
    "time-not-documented": Time, Error,
        "the note records neither clock times nor total minutes for a timed code";
    stages: [Sign, Charge, Submit];
    research: ["TB-08"];
    sources: [OIG_2023, OIG_OCEANSIDE, FRIER];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let clock = cx.element(NoteElement::StartStopTimes);
    let total = cx.element(NoteElement::TotalTime);
    let mut finding = Draft::at("/note/elements/total-time".to_owned());
    let mut any = false;
    for line in &cx.lines {
        let Some(info) = line.info() else { continue };
        let timed = match info.family {
            // An E/M needs its time in the note only where the level rests on it.
            family if family.is_em() => line.leveled_by_time(),
            _ => !matches!(info.time_on(line.date), TimeModel::Untimed),
        };
        // A month's minutes stand in a log, not in the note of one visit.
        if !timed || info.period == Period::Month {
            continue;
        }
        match (clock, total) {
            (Some(true), _) | (_, Some(true)) => sink.judge(line),
            (Some(false), Some(false)) => {
                any = true;
                finding = finding.and(line);
            }
            (clock, total) => {
                let mut needs = Vec::new();
                if clock.is_none() {
                    needs.push("/note/elements/start-stop-times".to_owned());
                }
                if total.is_none() {
                    needs.push("/note/elements/total-time".to_owned());
                }
                sink.missing(line, needs);
            }
        }
    }
    if any {
        sink.report(
            finding
                .say(
                    "the note records neither start and stop times nor total minutes",
                    "without recorded time a timed code is unsupported; it was the most frequent fault in the federal audit",
                    "add the time as a dated addendum if it is recorded elsewhere; else the code cannot be billed",
                )
                .document("record the time in the note, if it is known from the record"),
        );
    }
}
