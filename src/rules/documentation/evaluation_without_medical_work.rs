use crate::codes::{self, Family};
use crate::encounter::NoteElement;
use crate::rules::sink::replace;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// What sets the evaluation with medical services apart is the medical work: examination, prescribing, laboratory or other
    /// medical orders. A note that was looked at and has none supports the evaluation without.
    ///
    /// **What to do:** bill the evaluation without medical services, unless the medical work is recorded and was overlooked.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90792"}], "note": {"elements": {"medical-decision-making": false}}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90792"}], "note": {"elements": {"medical-decision-making": true}}}
    /// ```
    "evaluation-without-medical-work": Documentation, Error,
        "an evaluation with medical services is billed and the note shows no medical work";
    stages: [Sign, Charge, Submit];
    research: ["DC-02"];
    sources: [LCD_L34616, EMPR_2013];
    denial: "CO" "150" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::MedicalEvaluation) {
        match cx.element(NoteElement::MedicalDecisionMaking) {
            Some(true) => sink.judge(line),
            None => sink.missing(
                line,
                vec!["/note/elements/medical-decision-making".to_owned()],
            ),
            Some(false) => {
                let plain = codes::all()
                    .iter()
                    .find(|info| info.family == Family::Evaluation && info.in_force(line.date));
                let Some(plain) = plain else { continue };
                sink.report(
                    Draft::on(line, "code")
                        .fact("billed", line.code())
                        .fact("supported", plain.code)
                        .say(
                            format!(
                                "{} is billed and the note shows no medical work",
                                line.code()
                            ),
                            "without it the evaluation is paid as the one without medical services",
                            format!(
                                "bill {}, unless the medical work is recorded and was overlooked",
                                plain.code
                            ),
                        )
                        .correct(
                            format!("bill {} instead of {}", plain.code, line.code()),
                            vec![replace(line.path("code"), plain.code.as_str().to_owned())],
                        ),
                );
            }
        }
    }
}
