use crate::codes::Family;
use crate::report::Reason;
use crate::rules::sink::remove;
use crate::rules::{Context, Draft, Sink, rule};
use crate::tables;

rule! {
    /// NCCI never pays both codes of this pair to one clinician for one patient and date (modifier indicator 0). A modifier is
    /// ignored. Column 1 of the table is the code that is paid.
    ///
    /// This binds every payer, unless a payer's own pack allows the pair. The pairs are CMS's practitioner table of the quarter
    /// that `report.versions.tables` names, carried forward; a pair of two clinicians of different specialties is no conflict.
    ///
    /// **What to do:** bill the service that describes the visit. If two codes stand for one session, its minutes decide.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90791"}, {"code": "90834", "modifiers": ["59"], "minutes": 45}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90791"}, {"code": "90785"}]}
    /// ```
    "pair-not-allowed": SameDay, Error,
        "two codes are never paid together to one clinician on one date";
    stages: [Schedule, Charge, Submit];
    research: ["SD-01", "SD-02", "SD-03", "SD-04", "SD-05", "SD-07", "SD-41", "SD-43", "IC-02", "EM-03"];
    sources: [NCCI_PTP];
    denial: "CO" "236" None;
    supersedes: ["add-on-without-primary"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for (one, other) in cx.pairs() {
        if one.info().is_none() || other.info().is_none() {
            continue;
        }
        if one.date < tables::PAIRS_FROM {
            sink.no_data(one, Reason::NoTable);
            sink.no_data(other, Reason::NoTable);
            continue;
        }
        sink.judge(one);
        sink.judge(other);
        let Some(pair) = tables::pair_of(one.code(), other.code(), one.date) else {
            continue;
        };
        if pair.overridable {
            continue;
        }
        let (first, second) = if one.code() == pair.column1 {
            (one, other)
        } else {
            (other, one)
        };
        let both_therapy =
            first.is(Family::is_individual_therapy) && second.is(Family::is_individual_therapy);
        let help = if both_therapy {
            "bill one code for the minutes of the one session; the finding of the minutes says which"
        } else {
            "bill the one that describes the visit; the other is part of it"
        };
        sink.report(
            Draft::on(second, "code")
                .and(first)
                .fact("column1", pair.column1)
                .fact("column2", pair.column2)
                .fact("table", tables::PAIRS)
                .say(
                    format!("{} and {} are never paid together on one date", pair.column1, pair.column2),
                    format!("{} is denied whatever modifier it carries, and the patient may not be billed", pair.column2),
                    help,
                )
                .correct(format!("remove the {} line", pair.column2), vec![remove(second.pointer())]),
        );
    }
}
