use crate::codes::Period;
use crate::rules::sink::remove;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A calendar-month code is payable once in a month: integration, collaborative care, primary care management, office opioid
    /// treatment, digital treatment, peer support. This rule looks for a second one among the lines and in `history`.
    ///
    /// **What to do:** remove the second one.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-31", "lines": [{"code": "99484", "minutes": 25}],
    ///  "history": [{"dateOfService": "2026-03-10", "code": "99484"}], "historyCompleteFrom": "2026-03-01"}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-31", "lines": [{"code": "99484", "minutes": 25}],
    ///  "history": [{"dateOfService": "2026-02-28", "code": "99484"}], "historyCompleteFrom": "2026-02-01"}
    /// ```
    "monthly-code-repeated": Frequency, Error,
        "a calendar-month code is billed twice in a month";
    stages: [Charge, Submit];
    research: ["FQ-11"];
    sources: [MLN_BHI, NCCI_MUE];
    denial: "CO" "151" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        // Units of an add-on that continues the month's clock are for its minutes to judge.
        if line
            .info()
            .is_none_or(|info| info.period != Period::Month || info.continues())
        {
            continue;
        }
        let month = line.date.month();
        let in_history = cx
            .history()
            .enumerate()
            .find(|(_, prior)| prior.code == line.code() && prior.date_of_service.month() == month)
            .map(|(at, prior)| (at, prior.date_of_service));
        let in_lines = cx.lines.iter().find(|other| {
            other.index < line.index && other.code() == line.code() && other.date.month() == month
        });
        let first = in_history
            .map(|(_, date)| date)
            .or(in_lines.map(|other| other.date));
        if let Some(first) = first {
            let mut draft = Draft::on(line, "code")
                .fact("billed", line.code())
                .fact("first", first.to_string())
                .say(
                    format!(
                        "{} is already there for this calendar month, on {first}",
                        line.code()
                    ),
                    "a month is paid once",
                    "remove the line",
                );
            if let Some((at, _)) = in_history {
                draft = draft.prior(at);
            } else if let Some(other) = in_lines {
                draft = draft.and(other);
            }
            sink.report(draft.correct(
                format!("remove the {} line", line.code()),
                vec![remove(line.pointer())],
            ));
            continue;
        }
        let complete = cx
            .encounter
            .history_complete_from
            .is_some_and(|from| from.month() < month || from.month() == month && from.day() == 1);
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
