use super::{for_code, in_time};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// An authorization holds from its first day to its last, both included. A service outside the days of every authorization that
    /// is for its code is denied as not authorized, whatever it was approved for.
    ///
    /// **What to do:** ask the payer to extend it, back to this date if its policy allows; else do not bill the service under it.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}],
    ///  "coverage": {"authorizations": [{"codes": ["90834"], "from": "2026-01-01", "to": "2026-03-15"}]}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}],
    ///  "coverage": {"authorizations": [{"codes": ["90834"], "from": "2026-01-01", "to": "2026-03-16"}]}}
    /// ```
    "authorization-dates": Authorization, Error,
        "the service is outside the days of its authorization";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [X12_CARC];
    denial: "CO" "197" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let list = for_code(cx, line);
        let Some((at, last)) = list.iter().max_by_key(|(_, one)| one.to) else {
            continue;
        };
        let times: Vec<Option<bool>> = list.iter().map(|(_, one)| in_time(line, one)).collect();
        if times.contains(&Some(true)) {
            sink.judge(line);
            continue;
        }
        if times.contains(&None) {
            for (at, one) in &list {
                for (field, known) in [("from", one.from.is_some()), ("to", one.to.is_some())] {
                    if !known {
                        let need = format!("/coverage/authorizations/{at}/{field}");
                        sink.missing(line, vec![need]);
                    }
                }
            }
            continue;
        }
        let over = last.to.filter(|to| line.date > *to);
        let (field, message) = match (over, last.from) {
            (Some(to), _) => (
                "to",
                format!(
                    "the authorization ended on {to} and the service was on {}",
                    line.date
                ),
            ),
            (None, Some(from)) => (
                "from",
                format!(
                    "the authorization begins on {from} and the service was on {}",
                    line.date
                ),
            ),
            (None, None) => continue,
        };
        sink.report_shared(
            Draft::at(format!("/coverage/authorizations/{at}/{field}"))
                .and(line)
                .fact("date", line.date.to_string())
                .say(
                    message,
                    "the line is denied as not authorized",
                    "ask the payer to extend it, back to this date if its policy allows; else do not bill under it",
                ),
        );
    }
}
