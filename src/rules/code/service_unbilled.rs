use crate::codes::{self, Family};
use crate::encounter::{ComplexityFactor, NoteElement};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// The note shows work that has a code of its own, and no line bills it: a safety plan was made with the patient, or a factor
    /// of interactive complexity was present in a visit that can be complicated by it. An information only: each code has
    /// conditions that the note must meet, and the finding names them.
    ///
    /// An interpreter alone is no factor. **What to do:** see whether the conditions are met; nothing is owed to be billed.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "minutes": 45}],
    ///  "note": {"complexityFactors": ["mandated-report"]}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "minutes": 45}, {"code": "90785"}],
    ///  "note": {"complexityFactors": ["mandated-report"]}}
    /// ```
    "service-unbilled": Code, Info,
        "the note shows a service that no line bills";
    stages: [Charge, Submit];
    research: ["UC-05"];
    sources: [SAFETY_PLANNING, APA_IC, UNDERCODING];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(note) = &cx.encounter.note else {
        return;
    };
    let factor = note
        .complexity_factors
        .iter()
        .flatten()
        .any(|factor| *factor != ComplexityFactor::Interpreter);
    let safety = cx.element(NoteElement::SafetyPlan) == Some(true);
    for (shown, family, conditions) in [
        (
            factor,
            Family::InteractiveComplexity,
            "the note must say which factor was present and how it complicated the visit",
        ),
        (
            safety,
            Family::SafetyPlanning,
            "the billing clinician makes it in person, for at least 20 minutes, with all six of its parts",
        ),
    ] {
        if !shown || cx.of(|other| other == family).next().is_some() {
            continue;
        }
        let Some(info) = codes::all().iter().find(|info| info.family == family) else {
            continue;
        };
        let Some(line) = cx.lines.iter().find(|line| {
            info.in_force(line.date)
                && match info.primaries() {
                    // A crisis holds its own safety plan.
                    [] => line.is(|f| {
                        f.takes_therapy() || f.is_individual_therapy() || f.is_evaluation()
                    }),
                    primaries => primaries.contains(&line.code()),
                }
        }) else {
            continue;
        };
        sink.report(
            Draft::on(line, "code")
                .fact("supported", info.code)
                .fact("beside", line.code())
                .say(
                    format!(
                        "the note shows work that {} stands for, and no line bills it",
                        info.code
                    ),
                    "work that was done and recorded may go unpaid",
                    format!(
                        "{} is billable if its conditions are met: {conditions}",
                        info.code
                    ),
                ),
        );
    }
}
