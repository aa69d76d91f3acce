use super::{billed, first_of_code, live};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// An authorization holds a number of units. With those used before and those of this claim it may be overdrawn. Where several
    /// authorizations for the code are in force, their units count together.
    ///
    /// **What to do:** ask for more units before billing; bill what is left.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "coverage": {"authorizations": [
    ///   {"codes": ["90834"], "from": "2026-01-01", "to": "2026-06-30", "status": "approved", "unitsApproved": 12, "unitsUsed": 12}]}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "coverage": {"authorizations": [
    ///   {"codes": ["90834"], "from": "2026-01-01", "to": "2026-06-30", "status": "approved", "unitsApproved": 12, "unitsUsed": 11}]}}
    /// ```
    "authorization-units-exceeded": Authorization, Error,
        "the claim bills more units than the authorization has left";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [X12_CARC];
    denial: "CO" "198" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.lines.iter().filter(|line| first_of_code(cx, line)) {
        let list = live(cx, line);
        let Some((first, _)) = list.first() else {
            continue;
        };
        let mut left = 0_u32;
        let mut needs = Vec::new();
        for (at, one) in &list {
            match (one.units_approved, one.units_used) {
                (Some(approved), Some(used)) => {
                    left = left.saturating_add(approved.0.saturating_sub(used.0));
                }
                // One without a number of units is bound by its days alone.
                (None, _) => left = u32::MAX,
                (Some(_), None) => needs.push(format!("/coverage/authorizations/{at}/unitsUsed")),
            }
        }
        let units = billed(cx, line);
        if left >= units {
            sink.judge(line);
        } else if !needs.is_empty() {
            sink.missing(line, needs);
        } else {
            let lines = cx.lines.iter().filter(|other| other.code() == line.code());
            let draft = Draft::at(format!("/coverage/authorizations/{first}/unitsUsed"));
            sink.report(
                lines
                    .fold(draft, Draft::and)
                    .fact("billed", line.code())
                    .fact("units", units)
                    .fact("left", left)
                    .say(
                        format!(
                            "{units} of {} billed and {left} authorized units left",
                            line.code()
                        ),
                        "units beyond the authorization are denied",
                        "ask for more units before billing; bill what is left",
                    ),
            );
        }
    }
}
