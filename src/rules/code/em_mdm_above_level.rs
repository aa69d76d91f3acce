use super::{each_by_mdm, for_mdm};
use crate::encounter::Word;
use crate::rules::sink::replace;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// The recorded medical decision making supports a higher E/M level than the billed one. Billing low out of caution is
    /// inaccurate too.
    ///
    /// **What to do:** bill the level that the decision making supports, if two of its three elements are in the note.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99213", "levelBasis": "mdm", "mdm": "moderate"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99213", "levelBasis": "mdm", "mdm": "low"}]}
    /// ```
    "em-mdm-above-level": Code, Warning,
        "the recorded decision making supports a higher E/M level";
    stages: [Sign, Charge, Submit];
    research: ["UC-02"];
    sources: [UNDERCODING, AAO_MDM];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    each_by_mdm(cx, sink, |line, info, mdm, sink| {
        let Some(highest) = info.mdm.last().filter(|highest| mdm > **highest) else {
            return;
        };
        let Some(code) = for_mdm(line, info, mdm) else {
            return;
        };
        sink.report(
            Draft::on(line, "code")
                .fact("billed", line.code())
                .fact("mdm", mdm.word())
                .fact("covered", highest.word())
                .fact("supported", code.code)
                .say(
                    format!(
                        "{} decision making is recorded and {} stands for {}",
                        mdm.word(),
                        line.code(),
                        highest.word()
                    ),
                    "a level below the record is inaccurate too, and pays less than the work done",
                    format!(
                        "bill {} if two of the three elements in the note are at that level",
                        code.code
                    ),
                )
                .correct(
                    format!("bill {} instead of {}", code.code, line.code()),
                    vec![replace(line.path("code"), code.code.as_str().to_owned())],
                ),
        );
    });
}
