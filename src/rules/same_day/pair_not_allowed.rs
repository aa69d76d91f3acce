use crate::codes::Family;
use crate::report::Reason;
use crate::rules::context::Line;
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
    for (one, other) in cx.pairs_of_date() {
        if one.info().is_none() || other.info().is_none() {
            continue;
        }
        match cx.counted_as_one(one, other) {
            Some(true) => {}
            Some(false) => continue,
            None => {
                if tables::pair_of(one.code(), other.code(), one.date)
                    .is_some_and(|pair| !pair.overridable)
                {
                    for line in [one, other]
                        .into_iter()
                        .filter(|line| line.clinician.is_none_or(|who| who.taxonomy.is_none()))
                    {
                        sink.missing(line, vec![line.clinician_path("taxonomy")]);
                    }
                }
                continue;
            }
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
        let timed = |line: &Line<'_>| {
            line.is(|family| {
                family.is_individual_therapy()
                    || matches!(family, Family::Crisis | Family::CrisisAddOn)
            })
        };
        let both_therapy = timed(first) && timed(second);
        let help = if both_therapy {
            "bill one code for the minutes of the one session; the finding of the minutes says which"
        } else {
            "bill the one that describes the visit; the other is part of it"
        };
        let draft = Draft::on(second, "code")
            .and(first)
            .fact("column1", pair.column1)
            .fact("column2", pair.column2)
            .fact("table", tables::PAIRS)
            .say(
                format!(
                    "{} and {} are never paid together on one date",
                    pair.column1, pair.column2
                ),
                format!(
                    "{} is denied whatever modifier it carries, and the patient may not be billed",
                    pair.column2
                ),
                help,
            );
        // Which of two services by time is right is for the facts of the visit, not for the table's order, to say.
        sink.report(if both_therapy {
            draft
        } else {
            draft.correct(
                format!("remove the {} line", pair.column2),
                vec![remove(second.pointer())],
            )
        });
    }
    for line in &cx.lines {
        if line.info().is_none() {
            continue;
        }
        for (at, prior, same) in cx.delivered_on(line.date) {
            let Some(pair) = tables::pair_of(line.code(), prior.code, line.date)
                .filter(|pair| !pair.overridable)
            else {
                continue;
            };
            let group = prior
                .same_group
                .zip(prior.same_specialty)
                .map(|(group, specialty)| group && specialty);
            match (same, group) {
                (Some(true), _) | (_, Some(true)) => {}
                (Some(false), Some(false)) => continue,
                (Some(false), None)
                    if prior.same_group == Some(false) || prior.same_specialty == Some(false) =>
                {
                    continue;
                }
                _ => {
                    sink.missing(line, vec![format!("/history/{at}/sameClinician")]);
                    continue;
                }
            }
            sink.report(
                Draft::on(line, "code")
                    .fact("column1", pair.column1)
                    .fact("column2", pair.column2)
                    .fact("history", u32::try_from(at).unwrap_or(u32::MAX))
                    .fact("table", tables::PAIRS)
                    .say(
                        format!("{} was delivered on the same date, and {} and it are never paid together", prior.code, line.code()),
                        format!("{} is denied whatever modifier it carries, and the patient may not be billed", pair.column2),
                        "bill the one that describes the visit; if both went out, correct the earlier claim",
                    ),
            );
        }
    }
}
