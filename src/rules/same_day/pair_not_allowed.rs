use super::{ask_whose, counted_with, unheld};
use crate::codes::Family;
use crate::report::Severity;
use crate::rules::context::Line;
use crate::rules::sink::remove;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// NCCI never pays both codes of this pair to one clinician for one patient and date (modifier indicator 0). A modifier is
    /// ignored. Column 1 of the table is the code that is paid.
    ///
    /// This binds every payer, unless a payer's own pack allows the pair. The pairs are CMS's practitioner table that the finding
    /// names, carried forward past its quarter; a pair of two clinicians of different specialties is no conflict. A code that no
    /// row of the table names is newer than it, and is unchecked: load the table of a later quarter.
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
    research: [
        "SD-01", "SD-02", "SD-03", "SD-04", "SD-05", "SD-07", "SD-16", "SD-17", "SD-19", "SD-21", "SD-26", "SD-27", "SD-29",
        "SD-30", "SD-31", "SD-41", "SD-43", "IC-02", "IC-09", "EM-03"
    ];
    sources: [NCCI_PTP];
    denial: "CO" "236" None;
    subsumes: ["services-not-together"];
    supersedes: ["add-on-without-primary"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for (one, other) in cx.pairs_of_date() {
        let counted = cx.counted_as_one(one, other);
        if counted == Some(false) || !one.reportable() || !other.reportable() {
            continue;
        }
        let found = cx.pair_of(one, other);
        if counted.is_none() {
            if matches!(found, Ok(Some(pair)) if !pair.overridable) {
                for line in [one, other]
                    .into_iter()
                    .filter(|line| line.clinician.is_none_or(|who| who.taxonomy.is_none()))
                {
                    sink.missing(line, vec![line.clinician_path("taxonomy")]);
                }
            }
            continue;
        }
        let pair = match found {
            Err(gap) => {
                unheld(sink, &[one, other], gap);
                continue;
            }
            Ok(pair) => pair.filter(|pair| !pair.overridable),
        };
        sink.judge(one);
        sink.judge(other);
        let Some(pair) = pair else { continue };
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
            .fact("table", pair.table.to_owned())
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
        // Which of two clinicians' services, or of two services by time, is right is for the facts of the visit, not for the table's order, to say.
        sink.report(if both_therapy || !cx.same_clinician(one, other) {
            draft
        } else {
            draft.correct(
                format!("remove the {} line", pair.column2),
                vec![remove(second.pointer())],
            )
        });
    }
    for line in &cx.lines {
        for (at, prior, _) in cx.delivered_on(line.date) {
            let counted = counted_with(prior);
            let pair = match cx.pair_with(line, prior) {
                _ if counted == Some(false) => continue,
                Err(gap) => {
                    unheld(sink, &[line], gap);
                    continue;
                }
                Ok(pair) => pair.filter(|pair| !pair.overridable),
            };
            let Some(pair) = pair else { continue };
            if counted.is_none() {
                ask_whose(sink, Severity::Error, line, at, prior);
                continue;
            }
            sink.report(
                Draft::on(line, "code")
                    .fact("column1", pair.column1)
                    .fact("column2", pair.column2)
                    .prior(at)
                    .fact("table", pair.table.to_owned())
                    .say(
                        format!("{} was delivered on the same date, and {} and it are never paid together", prior.code, line.code()),
                        format!("{} is denied whatever modifier it carries, and the patient may not be billed", pair.column2),
                        "bill the one that describes the visit; if both went out, correct the earlier claim",
                    ),
            );
        }
    }
}
