use super::{each_by_mdm, for_mdm};
use crate::encounter::Word;
use crate::rules::sink::replace;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// An E/M level chosen by medical decision making needs that level of it: two of three elements (problems, data, risk) at
    /// the level. This rule compares the recorded level of decision making with the one the code stands for.
    ///
    /// **What to do:** bill the level that the decision making supports, or choose by total time if that is recorded.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99214", "levelBasis": "mdm", "mdm": "low"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99214", "levelBasis": "mdm", "mdm": "moderate"}]}
    /// ```
    "em-mdm-below-level": Code, Error,
        "the recorded decision making is below the level of the E/M code";
    stages: [Sign, Charge, Submit];
    research: ["EM-24", "UC-01"];
    sources: [AAO_MDM, OIG_OCEANSIDE];
    denial: "CO" "150" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    each_by_mdm(cx, sink, |line, info, mdm, sink| {
        let Some(lowest) = info.mdm.first().filter(|lowest| mdm < **lowest) else {
            return;
        };
        let draft = Draft::on(line, "code")
            .fact("billed", line.code())
            .fact("mdm", mdm.word())
            .fact("needed", lowest.word())
            .say(
                format!("{} needs {} decision making and {} is recorded", line.code(), lowest.word(), mdm.word()),
                "payers lower the level or take the payment back",
                "bill the level that the decision making supports, or choose by total time if that is recorded",
            );
        sink.report(match for_mdm(line, info, mdm) {
            Some(code) => draft.fact("supported", code.code).correct(
                format!("bill {} instead of {}", code.code, line.code()),
                vec![replace(line.path("code"), code.code.as_str().to_owned())],
            ),
            None => draft.fact("supported", "none"),
        });
    });
}
