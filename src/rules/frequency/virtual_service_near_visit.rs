use crate::codes::{self, Family};
use crate::rules::{Context, Draft, Sink, rule};

/// Days after a visit in which a check-in or message about it is part of the visit.
const DAYS: i32 = 7;

rule! {
    /// A check-in, a telephone assessment or a message is billable only where it does not go back to a visit of the seven days
    /// before and does not lead to one within a day. Whether it was about the visit is not a fact of an encounter, so a visit of
    /// the same clinician in that time is a warning. Whether a visit followed cannot be known yet and is not judged.
    ///
    /// **What to do:** bill it only if it was about something else, and let the note say so.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "98016", "minutes": 7}],
    ///  "history": [{"dateOfService": "2026-03-12", "code": "99213", "sameClinician": true}], "historyCompleteFrom": "2026-01-01"}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "98016", "minutes": 7}],
    ///  "history": [{"dateOfService": "2026-03-02", "code": "99213", "sameClinician": true}], "historyCompleteFrom": "2026-01-01"}
    /// ```
    "virtual-service-near-visit": Frequency, Warning,
        "a check-in or message follows a visit of the week before";
    stages: [Charge, Submit];
    research: [];
    sources: [VERIMEDIX];
    denial: "CO" "97" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|f| {
        matches!(
            f,
            Family::CheckIn | Family::Telephone | Family::OnlineDigital
        )
    }) {
        sink.judge(line);
        let visit = cx.history().enumerate().find(|(_, prior)| {
            let near = (0..=DAYS).contains(&line.date.days_since(prior.date_of_service));
            let mine = prior.same_clinician == Some(true)
                || prior.same_group == Some(true) && prior.same_specialty == Some(true);
            let met = codes::find(prior.code)
                .is_some_and(|info| info.family.takes_the_clock() && !info.family.is_from_afar());
            near && mine && met
        });
        if let Some((at, prior)) = visit {
            sink.report(
                Draft::on(line, "code")
                    .fact("billed", line.code())
                    .fact("visit", prior.code)
                    .fact("last", prior.date_of_service.to_string())
                    .prior(at)
                    .say(
                        format!(
                            "{} was on {}, and {} follows within {DAYS} days",
                            prior.code,
                            prior.date_of_service,
                            line.code()
                        ),
                        "what goes back to a visit is part of it and is not paid apart",
                        "bill it only if it was about something else, and let the note say so",
                    ),
            );
            continue;
        }
        let complete = cx
            .encounter
            .history_complete_from
            .is_some_and(|from| line.date.days_since(from) >= DAYS);
        if !complete {
            let needs = vec!["/history".to_owned(), "/historyCompleteFrom".to_owned()];
            sink.missing(line, needs);
        }
    }
}
