use crate::codes::{self, Family};
use crate::rules::{Context, Draft, Sink, rule};

/// Contractors write "about six months".
const MONTHS: i32 = 6;

rule! {
    /// Contractors and plans expect a psychiatric evaluation about once an episode or six months. A second one by the same
    /// clinician sooner is payable with a reason in the note: a new episode, a long break, a marked change, an admission, a second
    /// opinion. The texts differ, so this is a warning.
    ///
    /// It needs `history`, complete for the six months before (`historyCompleteFrom`).
    ///
    /// **What to do:** see that the note says why a new evaluation was needed.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90791"}],
    ///  "history": [{"dateOfService": "2026-01-05", "code": "90791", "sameClinician": true}], "historyCompleteFrom": "2025-01-01"}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90791"}],
    ///  "history": [{"dateOfService": "2025-09-10", "code": "90791", "sameClinician": true}], "historyCompleteFrom": "2025-01-01"}
    /// ```
    "evaluation-repeated": Frequency, Warning,
        "a psychiatric evaluation is repeated within six months";
    stages: [Schedule, Charge, Submit];
    research: ["FQ-04"];
    sources: [LCD_L34616, BCBSIL, NORIDIAN];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(Family::is_evaluation) {
        let mut unknown = Vec::new();
        let mut last = None;
        for (at, prior) in cx.history().enumerate() {
            let evaluation =
                codes::find(prior.code).is_some_and(|info| info.family.is_evaluation());
            let months = line
                .date
                .month()
                .saturating_sub(prior.date_of_service.month());
            let within = months < MONTHS
                || months == MONTHS && line.date.day() < prior.date_of_service.day();
            if !evaluation || prior.date_of_service >= line.date || !within {
                continue;
            }
            match prior.same_clinician {
                Some(true) => last = last.max(Some((prior.date_of_service, at))),
                Some(false) => {}
                None => unknown.push(format!("/history/{at}/sameClinician")),
            }
        }
        if let Some((date, at)) = last {
            sink.report(
                Draft::on(line, "code")
                    .fact("billed", line.code())
                    .fact("last", date.to_string())
                    .prior(at)
                    .say(
                        format!("the last evaluation by this clinician was on {date}, less than six months before"),
                        "a second evaluation this soon is denied or questioned without a reason",
                        "see that the note says why: a new episode, a long break, a marked change, an admission or a second opinion",
                    )
                    .document("state in the note why a new evaluation was needed, if that is so"),
            );
        } else if !unknown.is_empty() {
            sink.missing(line, unknown);
        } else {
            let complete = cx.encounter.history_complete_from.is_some_and(|from| {
                let months = line.date.month().saturating_sub(from.month());
                months > MONTHS || months == MONTHS && line.date.day() >= from.day()
            });
            if complete {
                sink.judge(line);
            } else {
                sink.missing(
                    line,
                    vec!["/history".to_owned(), "/historyCompleteFrom".to_owned()],
                );
            }
        }
    }
}
