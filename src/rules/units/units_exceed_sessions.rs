use super::{counts_sessions, sessions_shown, totals};
use crate::codes::{self, TimeModel};
use crate::encounter::Minutes;
use crate::rules::context::visit_minutes;
use crate::rules::sink::set_units;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// One unit of a session code is one session, however long. This rule reports units that cannot be sessions: as many units as
    /// minutes, more than twice the daily limit, or more than the sessions that the recorded times show.
    ///
    /// **What to do:** bill one unit a session.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90853", "units": 60, "minutes": 60}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90853", "units": 1, "minutes": 60}]}
    /// ```
    "units-exceed-sessions": Units, Error,
        "more units are billed than there were sessions";
    stages: [Charge, Submit];
    research: ["FQ-05", "TB-18", "TB-20"];
    sources: [NCCI_MUE, AAPC_GROUP];
    denial: "CO" "151" None;
    subsumes: ["units-above-daily-limit"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for total in totals(cx) {
        let Some(info) = counts_sessions(&total) else {
            continue;
        };
        let Some(first) = total.lines.first() else {
            continue;
        };
        for line in &total.lines {
            sink.judge(line);
        }
        let units = total.units;
        if units <= 1 {
            continue;
        }
        let shown = sessions_shown(&total).or_else(|| {
            // One visit with clock times, and nothing that says otherwise, is one session.
            let session = cx.session()?;
            (session.start.is_some() && session.stop.is_some() && total.lines.len() == 1)
                .then_some(1)
        });
        // Minutes of the line hold no more sessions than the code's least time fits into them.
        let least = match info.time_on(first.date) {
            TimeModel::Band { least, .. } if total.lines.len() == 1 => Some(least),
            _ => None,
        };
        let most = least
            .zip(
                first
                    .given
                    .minutes
                    .filter(|_| first.given.segments.is_none()),
            )
            .and_then(|(least, minutes)| minutes.0.checked_div(least))
            .map(|most| most.max(1));
        let shown = match (shown, most) {
            (Some(shown), Some(most)) => Some(shown.min(most)),
            (shown, most) => shown.or(most.filter(|most| *most < units)),
        };
        let minutes = first
            .given
            .minutes
            .or(cx.session().and_then(visit_minutes).map(Minutes))
            .map(|m| m.0);
        let (message, sessions) = if minutes == Some(units) {
            (
                format!(
                    "{units} units of {} and {units} minutes: the minutes were entered as units",
                    first.code()
                ),
                1,
            )
        } else if shown.is_some_and(|shown| shown < units) {
            let shown = shown.unwrap_or(1);
            (
                format!(
                    "{units} units of {} and {shown} recorded session{}",
                    first.code(),
                    if shown == 1 { "" } else { "s" }
                ),
                shown,
            )
        } else if let Some(limit) = total
            .limit
            .ok()
            .map(|found| found.limit.units)
            .filter(|limit| units > limit.saturating_mul(2))
        {
            (
                format!(
                    "{units} units of {} on one date are more than twice the daily limit of {limit}",
                    first.code()
                ),
                shown.unwrap_or(1),
            )
        } else {
            continue;
        };
        let mut draft = Draft::on(first, "units")
            .fact("billed", first.code())
            .fact("units", units)
            .fact("sessions", sessions)
            .say(
                message,
                "units beyond the sessions are denied, and repaid where they were paid",
                "bill one unit a session, whatever its length",
            );
        for line in &total.lines {
            draft = draft.and(line);
        }
        // One unit is a fix only where the minutes fit the code; else the code is open too.
        let fits = match info.ladder {
            None => true,
            Some(ladder) => minutes.is_some_and(|minutes| {
                codes::supported(ladder, first.date, minutes)
                    .is_ok_and(|found| found.is_some_and(|found| found.code == info.code))
            }),
        };
        sink.report(match total.lines.len() {
            1 if fits && sessions < units => draft.correct(
                format!("set the units to {sessions}"),
                vec![set_units(first, sessions)],
            ),
            _ => draft,
        });
    }
}
