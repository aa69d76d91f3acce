use super::{billed, first_of_code, live};
use crate::rules::{Context, Draft, Sink, rule};

/// Units left after this claim, and days left after this date, from which on somebody should ask for more.
const UNITS: u32 = 3;
const DAYS: i32 = 14;

rule! {
    /// With this claim the authorization has at most three units left, or it ends within fourteen days. An information, so that
    /// the next one is asked for in time; a practice may set its own numbers by turning this off and looking itself.
    ///
    /// **What to do:** ask the payer for the next authorization now.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "coverage": {"authorizations": [
    ///   {"codes": ["90834"], "from": "2026-01-01", "to": "2026-06-30", "status": "approved", "unitsApproved": 12, "unitsUsed": 9}]}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "coverage": {"authorizations": [
    ///   {"codes": ["90834"], "from": "2026-01-01", "to": "2026-06-30", "status": "approved", "unitsApproved": 12, "unitsUsed": 7}]}}
    /// ```
    "authorization-ends-soon": Authorization, Info,
        "the authorization is nearly used up, or nearly over";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [X12_CARC];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.lines.iter().filter(|line| first_of_code(cx, line)) {
        // With another one in force nothing ends.
        let list = live(cx, line);
        let [(at, one)] = list.as_slice() else {
            continue;
        };
        sink.judge(line);
        let units = one
            .units_approved
            .zip(one.units_used)
            .map(|(approved, used)| {
                let left = approved.0.saturating_sub(used.0);
                left.checked_sub(billed(cx, line))
            });
        let days = one.to.map(|to| to.days_since(line.date));
        let (field, message) = match (units, days) {
            // More than is left is the finding about units.
            (Some(None), _) => continue,
            (Some(Some(left)), _) if left <= UNITS => (
                "unitsUsed",
                format!(
                    "after this claim {left} authorized units of {} are left",
                    line.code()
                ),
            ),
            (_, Some(days)) if (0..=DAYS).contains(&days) => (
                "to",
                format!(
                    "the authorization of {} ends {days} days after this visit",
                    line.code()
                ),
            ),
            _ => continue,
        };
        sink.report_shared(
            Draft::at(format!("/coverage/authorizations/{at}/{field}"))
                .and(line)
                .fact("billed", line.code())
                .say(
                    message,
                    "visits after it are denied as not authorized",
                    "ask the payer for the next authorization now",
                ),
        );
    }
}
