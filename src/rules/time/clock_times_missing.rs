use crate::codes::Family;
use crate::encounter::NoteElement;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// The note has total minutes and no start and stop times. Contractors differ: some ask for clock times, and auditors
    /// counted their absence where a coverage text asks for them. Nationally it is worth knowing, not wrong.
    ///
    /// **What to do:** record start and stop times; a payer that demands them makes this a finding of its own.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "minutes": 45}],
    ///  "note": {"elements": {"start-stop-times": false, "total-time": true}}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "minutes": 45}],
    ///  "note": {"elements": {"start-stop-times": true}}}
    /// ```
    "clock-times-missing": Time, Info,
        "the note has total minutes and no start and stop times";
    stages: [Sign, Charge, Submit];
    research: ["TB-09"];
    sources: [FRIER, OIG_2023];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let timed = |family: Family| {
        family.is_individual_therapy()
            || matches!(
                family,
                Family::Family | Family::Crisis | Family::CrisisAddOn
            )
    };
    let mut finding = Draft::at("/note/elements/start-stop-times".to_owned());
    let mut any = false;
    for line in cx.of(timed) {
        match (
            cx.element(NoteElement::StartStopTimes),
            cx.element(NoteElement::TotalTime),
        ) {
            (Some(false), Some(true)) => {
                any = true;
                finding = finding.and(line);
            }
            (Some(_), _) => sink.judge(line),
            (None, _) => sink.missing(line, vec!["/note/elements/start-stop-times".to_owned()]),
        }
    }
    if any {
        sink.report(
            finding
                .say(
                    "the note has total minutes and no start and stop times",
                    "some Medicare contractors ask for clock times; auditors noted their absence",
                    "record start and stop times from now on",
                )
                .document("record start and stop times, if they are known"),
        );
    }
}
