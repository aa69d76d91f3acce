use crate::report::Severity;
use crate::rules::{Context, Draft, Sink, rule};

/// Days after which a note is late to anybody.
const LATE: i32 = 30;
/// Days after which it is no record of the visit: the federal audit names notes of eight months later.
const NO_RECORD: i32 = 180;

rule! {
    /// A note is written at the visit or shortly after. CMS says no number of days; payers say from one to thirty, and their packs
    /// will. Without a payer's rule a note written or signed more than thirty days after the visit is a warning, and one of more
    /// than half a year an error: auditors do not take it for a record. A note or a signature dated before the visit is an error.
    ///
    /// **What to do:** keep the true dates; bill what a note made in time supports.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "note": {"writtenOn": "2026-11-11"}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "note": {"writtenOn": "2026-03-17"}}
    /// ```
    "note-late": Documentation, Error,
        "the note was written or signed long after the visit, or before it";
    stages: [Sign, Charge, Submit];
    research: ["DC-19"];
    sources: [OIG_OCEANSIDE, CODINGINTEL_BH];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(note) = &cx.encounter.note else {
        return;
    };
    let dates = [
        ("writtenOn", "written", note.written_on),
        ("signedOn", "signed", note.signed_on),
    ];
    for line in cx.of(|family| family.takes_the_clock()) {
        for (field, verb, date) in dates {
            let Some(date) = date else { continue };
            sink.judge(line);
            let days = date.days_since(line.date);
            let severity = match days {
                ..0 | 181.. => Severity::Error,
                31..=NO_RECORD => Severity::Warning,
                0..=LATE => continue,
            };
            let message = match days {
                ..0 => format!("the note was {verb} on {date}, before the visit"),
                _ => format!("the note was {verb} {days} days after the visit"),
            };
            sink.report_shared(
                Draft::at(format!("/note/{field}"))
                    .and(line)
                    .severity(severity)
                    .fact("date", date.to_string())
                    .fact("days", days.to_string())
                    .say(
                        message,
                        "a note that was not made at the time is no record of the visit to an auditor",
                        "keep the true dates; bill what a note made in time supports",
                    ),
            );
        }
    }
}
