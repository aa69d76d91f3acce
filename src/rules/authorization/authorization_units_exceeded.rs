use super::{billed, first_of_code, live};
use crate::across::{Across, Granted};
use crate::report::Severity;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// An authorization holds a number of units. With those used before and those of this claim it may be overdrawn. Where several
    /// authorizations for the code are in force, their units count together.
    ///
    /// Over several encounters of a call, those before this one that state the same authorization with the same units used are
    /// taken to come on top of them, which is a warning: the host may have counted some of them already.
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
    check: check, across: across
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

/// Encounters of one call: what the earlier ones of the patient bill of an authorization whose units used are said to be the same.
fn across(cx: &Context<'_>, among: &Across<'_>, sink: &mut Sink) {
    for own in &among.own.granted {
        let left = own.approved.saturating_sub(own.used);
        if own.billed == 0 || own.billed > left {
            // Nothing of it is billed, or it is overdrawn by this claim alone.
            continue;
        }
        let earlier: Vec<_> = among
            .of_patient()
            .filter(|other| !other.again)
            .filter_map(|other| {
                let same = |one: &&Granted| one.key == own.key && one.used == own.used;
                let one = other.granted.iter().find(same)?;
                (one.billed > 0).then_some((other.at, one))
            })
            .collect();
        let before = earlier
            .iter()
            .fold(0_u32, |sum, (_, one)| sum.saturating_add(one.billed));
        let units = before.saturating_add(own.billed);
        if units <= left || before == 0 {
            continue;
        }
        let draft = Draft::at(format!("/coverage/authorizations/{}/unitsUsed", own.index))
            .severity(Severity::Warning)
            .fact("units", units)
            .fact("left", left)
            .say(
                format!("{units} units of the authorization are billed in this call, and {left} are left"),
                "units beyond the authorization are denied",
                "ask for more units before billing; where units used count some of these visits already, hand over the later figure",
            );
        let given = cx.encounter.coverage.as_ref();
        let given = given.and_then(|coverage| coverage.authorizations.as_ref());
        let codes = given
            .and_then(|all| all.get(own.index)?.codes.as_ref())
            .filter(|codes| !codes.is_empty());
        let lines = cx
            .lines
            .iter()
            .filter(|line| codes.is_none_or(|codes| codes.contains(&line.code())));
        let draft = lines.fold(draft, Draft::and);
        sink.report(earlier.iter().fold(draft, |draft, (at, one)| {
            draft.related(*at, format!("/coverage/authorizations/{}", one.index))
        }));
    }
}
