use crate::codes::Family;
use crate::encounter::ComplexityFactor;
use crate::report::Severity;
use crate::rules::sink::remove;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Interpretation or translation alone does not make a visit interactively complex: CMS pays nothing extra for what
    /// anti-discrimination law requires. An error for Medicare, Medicare Advantage and where no payer is named; a warning for
    /// others, since older guidance counted it.
    ///
    /// **What to do:** remove the line, unless another factor was present and is recorded.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "minutes": 45}, {"code": "90785"}],
    ///  "note": {"complexityFactors": ["interpreter"]}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "minutes": 45}, {"code": "90785"}],
    ///  "note": {"complexityFactors": ["interpreter", "mandated-report"]}}
    /// ```
    "interactive-complexity-interpreter-only": Documentation, Error,
        "interactive complexity rests on an interpreter alone";
    stages: [Sign, Charge, Submit];
    research: ["IC-06"];
    sources: [ZETTER_IC, BCBSIL];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let severity = if cx.payer.medicare_edits_bind() {
        Severity::Error
    } else {
        Severity::Warning
    };
    let factors = cx
        .encounter
        .note
        .as_ref()
        .and_then(|note| note.complexity_factors.as_ref());
    for line in cx.of(|family| family == Family::InteractiveComplexity) {
        // Nothing recorded, or nothing known, is the other rule's matter.
        let Some(factors) = factors.filter(|factors| !factors.is_empty()) else {
            continue;
        };
        sink.judge(line);
        if factors
            .iter()
            .all(|factor| *factor == ComplexityFactor::Interpreter)
        {
            sink.report(
                Draft::on(line, "code")
                    .severity(severity)
                    .fact("billed", line.code())
                    .say(
                        format!("{} rests on an interpreter alone", line.code()),
                        "interpretation alone is not interactive complexity; the line is denied or repaid",
                        "remove the line, unless another factor was present and is recorded",
                    )
                    .correct(format!("remove the {} line", line.code()), vec![remove(line.pointer())]),
            );
        }
    }
}
