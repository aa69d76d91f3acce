use super::{band_words, each_timed, minutes_draft, toward_supported};
use crate::codes::Family;
use crate::report::Direction;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Individual psychotherapy is reported by the minutes of psychotherapy alone: 16 to 37, 38 to 52, or 53 and more,
    /// whether it stands alone or is added to an E/M. This rule compares the recorded minutes with the band of the billed
    /// code and reports a code that needs more minutes than there are. Under 16 minutes nothing is reportable.
    ///
    /// Minutes come from the line, else from `session.psychotherapyMinutes`, else from the session's clock where no other
    /// service shares it. A federal audit found a long code billed for a shorter record again and again; it is repaid with
    /// interest and extrapolated.
    ///
    /// **What to do:** bill the code that the recorded minutes support. Minutes are never changed to fit a code.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90837", "minutes": 50}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90837", "minutes": 53}]}
    /// ```
    "psychotherapy-minutes-below-band": Time, Error,
        "the recorded psychotherapy minutes are fewer than the billed code needs";
    stages: [Sign, Charge, Submit];
    research: ["TB-01", "TB-02", "TB-03", "TB-04", "TB-05", "TB-06", "UC-01"];
    sources: [RCA_OIG, AAPC_PSYCH, EMPR_2013, OIG_2023, BCBSIL];
    denial: "CO" "150" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    each_timed(
        cx,
        sink,
        |info| info.family.is_individual_therapy(),
        |line, info, judgement, sink| {
            if !matches!(
                judgement.direction,
                Direction::Lower | Direction::NotBillable
            ) {
                return;
            }
            let minutes = judgement.minutes;
            let supports = match judgement.supported {
                Some(code) => format!("they support {}", code.code),
                None => "under 16 minutes no psychotherapy is reportable".to_owned(),
            };
            let help = match judgement.supported {
                Some(code) => format!(
                    "bill {}, or correct the record if the minutes were written down wrong",
                    code.code
                ),
                None if info.family == Family::PsychotherapyWithEm => {
                    "bill the E/M alone".to_owned()
                }
                None => "remove the line".to_owned(),
            };
            let draft = minutes_draft(line, info, judgement).say(
            format!("{minutes} minutes are recorded and {} needs {}; {supports}", line.code(), band_words(info, line)),
            "a code that needs more time than the record shows is an overpayment, repaid on audit",
            help,
        );
            sink.report(toward_supported(draft, line, judgement));
        },
    );
}
