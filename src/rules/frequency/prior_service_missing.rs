use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Some services continue an earlier one: the months of digital treatment follow the supply of the device, counseling follows
    /// a positive alcohol screening. This rule looks for the earlier service among the lines and in twelve months of `history`.
    ///
    /// **What to do:** bill the earlier service if it was done and is missing; else what was done.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-31", "lines": [{"code": "G0553", "minutes": 25}],
    ///  "history": [], "historyCompleteFrom": "2025-01-01"}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-31", "lines": [{"code": "G0553", "minutes": 25}],
    ///  "history": [{"dateOfService": "2026-02-02", "code": "G0552"}], "historyCompleteFrom": "2025-01-01"}
    /// ```
    "prior-service-missing": Frequency, Error,
        "a service is billed that continues another, and that one was not done";
    stages: [Charge, Submit];
    research: ["BH-09", "FQ-09"];
    sources: [NORIDIAN_DMHT, SBIRT_OREGON];
    check: check
}

const MONTHS: i32 = 12;

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let Some(info) = line.info().filter(|info| !info.follows.is_empty()) else {
            continue;
        };
        sink.judge(line);
        let in_lines = cx
            .lines
            .iter()
            .any(|other| info.follows.contains(&other.code()));
        let in_history = cx
            .history()
            .any(|prior| info.follows.contains(&prior.code) && prior.date_of_service <= line.date);
        if in_lines || in_history {
            continue;
        }
        let complete = cx
            .encounter
            .history_complete_from
            .is_some_and(|from| line.date.month().saturating_sub(from.month()) >= MONTHS);
        if !complete {
            let needs = vec!["/history".to_owned(), "/historyCompleteFrom".to_owned()];
            sink.missing(line, needs);
            continue;
        }
        let Some(first) = info.follows.first() else {
            continue;
        };
        sink.report(
            Draft::on(line, "code")
                .fact("billed", line.code())
                .fact("follows", *first)
                .say(
                    format!(
                        "{} continues {first}, and none is in twelve months of history",
                        line.code()
                    ),
                    "the claim is denied without the service that it continues",
                    format!("bill {first} if it was done and is missing; else what was done"),
                ),
        );
    }
}
