use crate::codes::Family;
use crate::rules::sink::remove;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Interactive complexity needs at least one of four factors in the visit: communication among the participants that hinders
    /// care, a caregiver's emotions or behavior that interfere with the plan, a sentinel event with a mandated report and its
    /// discussion, or play equipment, devices or other aids because of missing language. A child being present is none of them,
    /// nor is a longer session. In a group it is reported only for the patient it concerns.
    ///
    /// `note.complexityFactors: []` says that none was recorded; not given is unknown, and the rule is unchecked.
    ///
    /// **What to do:** remove the line, unless a factor was present and the note says so.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "minutes": 45}, {"code": "90785"}],
    ///  "note": {"complexityFactors": []}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "minutes": 45}, {"code": "90785"}],
    ///  "note": {"complexityFactors": ["caregiver-behavior"]}}
    /// ```
    "interactive-complexity-without-factor": Documentation, Error,
        "interactive complexity is billed and no factor is recorded";
    stages: [Sign, Charge, Submit];
    research: ["IC-05", "IC-07"];
    sources: [AACAP_IC, APA_IC, ZETTER_IC, AAPC_GROUP];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let factors = cx
        .encounter
        .note
        .as_ref()
        .and_then(|note| note.complexity_factors.as_ref());
    for line in cx.of(|family| family == Family::InteractiveComplexity) {
        match factors {
            None => sink.missing(line, vec!["/note/complexityFactors".to_owned()]),
            Some(factors) if !factors.is_empty() => sink.judge(line),
            Some(_) => sink.report(
                Draft::on(line, "code")
                    .fact("billed", line.code())
                    .say(
                        format!(
                            "{} is billed and none of its four factors is recorded",
                            line.code()
                        ),
                        "without a recorded factor the line is unsupported and repaid on audit",
                        "remove the line, unless a factor was present and the note says so",
                    )
                    .correct(
                        format!("remove the {} line", line.code()),
                        vec![remove(line.pointer())],
                    ),
            ),
        }
    }
}
