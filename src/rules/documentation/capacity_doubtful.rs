use crate::codes::Family;
use crate::codes::records::CAPACITY_DOUBTED;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Medicare contractors exclude psychotherapy where severe or profound intellectual disability or severe dementia leaves no
    /// capacity to take part in it. A warning: the note may show that there is.
    ///
    /// **What to do:** let the note show that the patient can take part and benefit; else do not bill it.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "diagnoses": ["F72"], "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "diagnoses": ["F70"], "lines": [{"code": "90834"}]}
    /// ```
    "capacity-doubtful": Documentation, Warning,
        "psychotherapy with a diagnosis that leaves its benefit in doubt";
    stages: [Sign, Charge, Submit];
    research: ["DC-21"];
    sources: [LCD_L34616];
    denial: "CO" "50" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let therapy = |family: Family| {
        family.is_individual_therapy() || family.is_group() || family == Family::Psychoanalysis
    };
    let Some(diagnoses) = &cx.encounter.diagnoses else {
        return;
    };
    for line in cx.of(therapy) {
        sink.judge(line);
        let doubted = diagnoses.iter().position(|one| one.is_in(CAPACITY_DOUBTED));
        if let Some((at, code)) = doubted.and_then(|at| Some((at, diagnoses.get(at)?))) {
            sink.report_shared(
                Draft::at(format!("/diagnoses/{at}"))
                    .and(line)
                    .fact("diagnosis", code.to_string())
                    .say(
                        format!("psychotherapy with {code}"),
                        "contractors do not cover it where the patient cannot take part in it",
                        "let the note show that the patient can take part and benefit; else do not bill it",
                    ),
            );
        }
    }
}
