use crate::encounter::ServiceDate;
use crate::report::Reason;
use crate::rules::{Context, Draft, Sink, rule};

/// The oldest list of codes held here is of this day: a code without a first date was in it, and earlier is not known.
const HELD_FROM: ServiceDate = ServiceDate::of(2024, 1, 1);

rule! {
    /// The code was not in force on the date of service: it ended before, or began after. A code is chosen by the date of
    /// service, not by the date the claim is sent. Of a code whose first date is not recorded, dates before 2024 are unchecked.
    ///
    /// **What to do:** bill the code in force on that date; where there is a successor the finding names it.
    ///
    /// ```json flags
    /// {"dateOfService": "2023-01-01", "lines": [{"code": "99354"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2022-12-31", "lines": [{"code": "99354"}]}
    /// ```
    "code-not-in-force": Code, Error,
        "the code was not in force on the date of service";
    stages: [Schedule, Sign, Charge, Submit];
    research: ["EM-11", "BH-07"];
    sources: [EM_2023, EM_2021, EMPR_2013, APA_TESTING_2019, ABA_2019, APA_HEALTH_BEHAVIOR];
    denial: "CO" "181" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let Some(info) = line.listed else { continue };
        sink.judge(line);
        if info.in_force(line.date) {
            if info.from.is_none() && line.date < HELD_FROM {
                sink.no_data(line, Reason::OutOfDate);
            }
            continue;
        }
        let draft = Draft::on(line, "code")
            .fact("billed", line.code())
            .fact("date", line.date.to_string());
        const WHY: &str = "a code that is not in force on the date of service is denied";
        let draft = match info.until.filter(|until| line.date > *until) {
            Some(until) => {
                let help = match info.replaced_by {
                    Some(after) => format!("what came after it: {after}"),
                    None => "bill a code in force on that date".to_owned(),
                };
                draft.fact("lastDay", until.to_string()).say(
                    format!(
                        "{} ended on {until} and the service was on {}",
                        line.code(),
                        line.date
                    ),
                    WHY,
                    help,
                )
            }
            None => {
                let from = info.from.map(|from| from.to_string()).unwrap_or_default();
                draft.fact("firstDay", from.clone()).say(
                    format!(
                        "{} began on {from} and the service was on {}",
                        line.code(),
                        line.date
                    ),
                    WHY,
                    "bill a code in force on that date",
                )
            }
        };
        sink.report(draft);
    }
}
