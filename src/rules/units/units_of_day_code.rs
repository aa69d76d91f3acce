use crate::rules::context::Line;
use crate::rules::sink::set_units;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A code whose unit is a day is billed once for a date, whatever the hours: crisis stabilization and day programs of
    /// Medicaid and other payers are such. Several units on one date are mostly quarter hours taken for units.
    ///
    /// **What to do:** bill one unit; where the payer wants hours or quarter hours it has another code for them.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "S9485", "units": 4}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "S9485", "units": 1}]}
    /// ```
    "units-of-day-code": Units, Error,
        "several units of a code whose unit is a day";
    stages: [Charge, Submit];
    research: ["TB-33"];
    sources: [HCPCS_2024];
    denial: "CO" "151" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        if !line.info().is_some_and(|info| info.per_diem) {
            continue;
        }
        sink.judge(line);
        let code = line.code();
        let same = |other: &&Line<'_>| other.code() == code && cx.together(line, other);
        if cx
            .lines
            .iter()
            .filter(same)
            .any(|other| other.index < line.index)
        {
            continue;
        }
        let others: Vec<&Line<'_>> = cx.lines.iter().filter(same).collect();
        let units = others
            .iter()
            .fold(line.units(), |sum, other| sum.saturating_add(other.units()));
        if units <= 1 {
            continue;
        }
        let draft = others
            .iter()
            .fold(Draft::on(line, "units"), |draft, other| draft.and(other))
            .fact("billed", code)
            .fact("units", units)
            .say(
                format!("{units} units of {code} on one date, and its unit is a day"),
                "the further units are denied",
                "bill one unit",
            );
        sink.report(if others.is_empty() {
            draft.correct(format!("bill 1 unit of {code}"), vec![set_units(line, 1)])
        } else {
            draft
        });
    }
}
