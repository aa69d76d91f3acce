use super::{counts_sessions, sessions_shown, totals};
use crate::codes::{CodeInfo, Medicare};
use crate::report::{Reason, Severity};
use crate::rules::{Context, Draft, Sink, rule};
use crate::tables::LimitFound;

rule! {
    /// CMS publishes the most units of a code that are expected for one patient on one date. Some limits are absolute
    /// (adjudication indicator 2): units above are denied whatever the record shows. Others yield to records (indicator 3): a
    /// warning, since a claim above them may be right. Two units of a psychotherapy session within the limit are a warning too
    /// unless two sessions are recorded. A psychiatric evaluation is one event, so a second unit is an error.
    ///
    /// Units of all lines of the code, date and clinician are summed. The limit of the quarter that the finding names is carried
    /// forward; for dates before the table it judges nothing. For payers other than Medicare and Medicare Advantage an absolute
    /// limit is a warning.
    ///
    /// **What to do:** bill the units that were done; for a second session record its times.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "units": 2, "minutes": 74}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "units": 1, "minutes": 74}]}
    /// ```
    "units-above-daily-limit": Units, Error,
        "more units are billed than are expected on one date";
    stages: [Charge, Submit];
    research: ["FQ-01", "FQ-02", "FQ-05", "FQ-06", "FQ-07", "TB-18", "TB-20", "SD-08"];
    sources: [NCCI_MUE, FCSO_MUE];
    denial: "CO" "151" Some("N362");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let binds = cx.payer.medicare_edits_bind();
    for total in totals(cx) {
        let units = total.units;
        let Some(first) = total.lines.first() else {
            continue;
        };
        let Ok(LimitFound { limit, table }) = total.limit else {
            if units > 1 {
                sink.no_data(first, Reason::NoTable);
            }
            continue;
        };
        let said = |info: &CodeInfo| {
            matches!(
                info.medicare,
                Medicare::NotValid(_) | Medicare::NonCovered | Medicare::Bundled
            )
        };
        if limit.units == 0 && (!cx.payer.is_medicare() || total.info.is_some_and(said)) {
            // None at all is Medicare's word on the code, not on its units: other payers have their own, and the code's own
            // finding says it where it has one.
            continue;
        }
        for line in &total.lines {
            sink.judge(line);
        }
        let above = units > limit.units;
        let repeated = units > 1
            && counts_sessions(&total).is_some()
            && sessions_shown(&total).is_none_or(|shown| shown < units);
        if !above && !repeated {
            continue;
        }
        // An evaluation is one event whatever its length; no record makes it two.
        let event = total.info.is_some_and(|info| info.family.is_evaluation());
        let severity = if above && (limit.absolute && binds || event) {
            Severity::Error
        } else {
            Severity::Warning
        };
        let code = first.code();
        let mut draft = Draft::on(first, "units")
            .severity(severity)
            .fact("billed", code)
            .fact("units", units)
            .fact("limit", limit.units)
            .fact("absolute", limit.absolute)
            .fact("table", table.to_owned());
        for line in &total.lines {
            draft = draft.and(line);
        }
        let draft = if !above {
            draft.say(
                format!("{units} units of {code} on one date, and the facts do not show {units} sessions"),
                "the second unit needs a second session in the record",
                "give the clock times of each session under `segments`, or bill one unit",
            )
        } else if event {
            draft.say(
                format!(
                    "{units} units of {code} on one date; an evaluation is one event, however long"
                ),
                "the further units are denied",
                "bill one unit",
            )
        } else if limit.absolute {
            draft.say(
                format!("{units} units of {code} on one date; the limit is {}, whatever the record shows", limit.units),
                "units above an absolute limit are denied, and an appeal cannot restore them",
                "bill the units up to the limit; further time may have a code of its own",
            )
        } else {
            draft.say(
                format!(
                    "{units} units of {code} on one date; more than {} needs records",
                    limit.units
                ),
                "units above the limit are denied first and paid only on records",
                "bill the units that were done, and keep the record of each ready",
            )
        };
        sink.report(draft);
    }
}
