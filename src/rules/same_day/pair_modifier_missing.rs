use super::{DISTINCT, EITHER_LINE_FROM, SEPARATE_EM};
use crate::codes::Family;
use crate::report::{Severity, Words};
use crate::rules::sink::add_modifier;
use crate::rules::{Context, Draft, Sink, rule};
use crate::tables;

rule! {
    /// NCCI pays both codes of this pair only where a modifier says that they were distinct services (modifier indicator 1). Where
    /// one of the two is an E/M, that is 25 on the E/M; else 59, XE, XP, XS or XU. Medicare reads those on either line since
    /// 2019-07-01, on column 2 before. 25 on a service that is no E/M, or 59 on an E/M, resolves nothing.
    ///
    /// An error for Medicare, Medicare Advantage and where no payer is named; a warning for any other payer, whose own edits are
    /// not known here. A modifier is right only if the record shows separate sessions or separate work.
    ///
    /// **What to do:** add the modifier if the record shows two distinct services; else bill one.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [
    ///   {"code": "90847", "minutes": 50, "modifiers": []}, {"code": "90834", "minutes": 45, "modifiers": []}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [
    ///   {"code": "90847", "minutes": 50, "modifiers": []}, {"code": "90834", "minutes": 45, "modifiers": ["59"]}]}
    /// ```
    "pair-modifier-missing": SameDay, Error,
        "two codes are paid together only with a modifier, and it is missing";
    stages: [Charge, Submit];
    research: ["SD-09", "SD-10", "SD-11", "SD-12", "SD-13"];
    sources: [NCCI_PTP, AAPC_FAMILY, AAPC_GROUP];
    denial: "CO" "236" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let severity = if cx.payer.medicare_edits_bind() {
        Severity::Error
    } else {
        Severity::Warning
    };
    for (one, other) in cx
        .pairs_of_date()
        .filter(|(one, other)| cx.counted_as_one(one, other) != Some(false))
    {
        if one.info().is_none() || other.info().is_none() {
            continue;
        }
        let Some(pair) =
            tables::pair_of(one.code(), other.code(), one.date).filter(|pair| pair.overridable)
        else {
            continue;
        };
        if cx.counted_as_one(one, other).is_none() {
            for line in [one, other]
                .into_iter()
                .filter(|line| line.clinician.is_none_or(|who| who.taxonomy.is_none()))
            {
                sink.missing_at_worst(severity, line, vec![line.clinician_path("taxonomy")]);
            }
            continue;
        }
        let (first, second) = if one.code() == pair.column1 {
            (one, other)
        } else {
            (other, one)
        };
        let em = [second, first]
            .into_iter()
            .find(|line| line.is(Family::is_em));
        // Where the modifier would count, the customary line first, and which it would be.
        let (carriers, wanted, suggestion) = match em {
            Some(em) => (vec![em], SEPARATE_EM, "25"),
            None if one.date >= EITHER_LINE_FROM => (vec![second, first], DISTINCT, "59"),
            None => (vec![second], DISTINCT, "59"),
        };
        let carried: Vec<Option<bool>> = carriers
            .iter()
            .map(|line| line.has_modifier(wanted))
            .collect();
        if carried.contains(&Some(true)) {
            sink.judge(one);
            sink.judge(other);
            continue;
        }
        if carried.contains(&None) {
            for (line, _) in carriers
                .iter()
                .zip(&carried)
                .filter(|(_, known)| known.is_none())
            {
                sink.missing_at_worst(severity, line, vec![line.path("modifiers")]);
            }
            continue;
        }
        let Some(carrier) = carriers.first() else {
            continue;
        };
        let help: Words = match em {
            Some(em) => format!("add 25 to {} if its work was significant and separate; else bill one of the two", em.code()).into(),
            None => format!("add 59 or an X modifier to {} if the record shows two distinct sessions; else bill one", carrier.code()).into(),
        };
        sink.report(
            Draft::on(carrier, "modifiers")
                .and(one)
                .and(other)
                .severity(severity)
                .fact("column1", pair.column1)
                .fact("column2", pair.column2)
                .fact("modifier", suggestion)
                .fact("table", tables::PAIRS)
                .say(
                    format!(
                        "{} and {} on one date need modifier {suggestion} on {}",
                        pair.column1,
                        pair.column2,
                        carrier.code()
                    ),
                    format!(
                        "without it {} is denied as part of {}",
                        pair.column2, pair.column1
                    ),
                    help,
                )
                .correct(
                    format!("add modifier {suggestion} to {}", carrier.code()),
                    vec![add_modifier(carrier, suggestion)],
                ),
        );
    }
}
