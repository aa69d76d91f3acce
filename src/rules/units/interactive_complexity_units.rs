use crate::codes::Family;
use crate::rules::sink::set_units;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Interactive complexity is reported once for each service that it complicated: its units cannot exceed the units of its
    /// primaries that day.
    ///
    /// **What to do:** bill one unit for each primary.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90837", "minutes": 60}, {"code": "90785", "units": 2}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90837", "minutes": 60}, {"code": "90785", "units": 1}]}
    /// ```
    "interactive-complexity-units": Units, Error,
        "interactive complexity has more units than services that it complicated";
    stages: [Charge, Submit];
    research: ["IC-10"];
    sources: [NCCI_MUE, APA_IC];
    denial: "CO" "151" None;
    subsumes: ["units-above-daily-limit"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::InteractiveComplexity) {
        let primaries = cx
            .primaries(line)
            .fold(0_u32, |sum, primary| sum.saturating_add(primary.units()));
        if primaries == 0 {
            continue;
        }
        sink.judge(line);
        // Several lines of it are one count; the excess stands on the line that passes it.
        let before = cx
            .beside(line)
            .filter(|other| other.code() == line.code() && other.index < line.index)
            .fold(0_u32, |sum, other| sum.saturating_add(other.units()));
        let units = before.saturating_add(line.units());
        if units <= primaries {
            continue;
        }
        let draft = Draft::on(line, "units")
            .fact("billed", line.code())
            .fact("units", units)
            .fact("primaries", primaries)
            .say(
                format!(
                    "{units} units of {} and {primaries} service{} it can belong to",
                    line.code(),
                    if primaries == 1 { "" } else { "s" }
                ),
                "units beyond the services are denied",
                "bill one unit for each service that was complicated",
            );
        sink.report(match primaries.saturating_sub(before) {
            0 => draft,
            left => draft.correct(
                format!("set the units to {left}"),
                vec![set_units(line, left)],
            ),
        });
    }
}
