use crate::payers::Kind;
use crate::payers::vocabulary::{AuthorizationDemand, Needed};
use crate::rules::context::Line;
use crate::rules::statements::{
    Asked, Outcome, authorized, complete_since, counts, judge, needs_history, window_start,
};
use crate::rules::{Context, Sink, rule};

rule! {
    /// The services for which a payer wants an authorization, a notice or a referral before: by code, network, member and product, and
    /// for some only from so many visits on.
    ///
    /// An authorization is there where the line says so (`lines[].authorized`), or where one of `coverage.authorizations` is of the
    /// code and the date and is not denied. `coverage.authorizations: []` says that there is none.
    ///
    /// **What to do:** ask for the authorization before the service; where it was urgent, ask whether the payer grants one afterwards.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "Priority Health", "lines": [{"code": "90868"}], "coverage": {"authorizations": []}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "Priority Health", "lines": [{"code": "90868", "authorized": true}]}
    /// ```
    "payer-authorization-missing": Authorization, Error,
        "the payer wants an authorization and there is none";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "197" None;
    supersedes: ["referral-missing", "authorization-number-missing"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(
        cx,
        sink,
        Kind::Authorization,
        &|asked| match &asked.held.given.authorization {
            Some(demand) => held(asked, demand),
            None => Outcome::Met,
        },
    );
}

fn held(asked: &Asked<'_, '_>, demand: &AuthorizationDemand) -> Outcome {
    let (cx, line) = (asked.cx, asked.line);
    let (payer, code, case) = (asked.payer(), line.code(), asked.case());
    let coverage = cx.encounter.coverage.as_ref();
    let mut needs = Vec::new();
    if demand.referral == Some(true) {
        match coverage.and_then(|coverage| coverage.referral_on_file) {
            Some(true) => {}
            None => needs.push("/coverage/referralOnFile".to_owned()),
            Some(false) => {
                return Outcome::Broken(asked.at("/coverage/referralOnFile").say(
                    format!("{payer} wants a referral for {code}{case}, and none is on file"),
                    "the claim is denied",
                    "get the referral before the claim goes out",
                ));
            }
        }
    }
    if demand.same_modality == Some(true) {
        let other = |one: &crate::encounter::Authorization| {
            one.modality
                .zip(cx.modality(line))
                .is_some_and(|(granted, given)| granted != given)
        };
        let list = coverage
            .and_then(|coverage| coverage.authorizations.as_deref())
            .unwrap_or_default();
        let of_code: Vec<_> = list
            .iter()
            .filter(|one| one.codes.as_ref().is_none_or(|codes| codes.contains(&code)))
            .collect();
        if !of_code.is_empty() && of_code.iter().all(|one| other(one)) {
            return Outcome::Broken(asked.at("/coverage/authorizations").say(
                format!("{payer} authorized {code} in another way than it was given"),
                "the line is denied: it is not what was authorized",
                "ask the payer to change the authorization",
            ));
        }
    }
    let wanted = match demand.needed {
        Some(Needed::Yes | Needed::Notice) => true,
        Some(Needed::No) => false,
        None => demand.after_units.is_some(),
    };
    if wanted {
        let from = demand.after_units.map(|units| units.0);
        let reached = match from {
            None => Ok(true),
            Some(units) => beyond(asked, demand, units),
        };
        match (reached, authorized(asked)) {
            (Ok(false), _) | (_, Ok(true)) => {}
            (Err(mut facts), Err(more)) => {
                facts.extend(more);
                needs.extend(facts);
            }
            (Err(facts), Ok(false)) | (Ok(true), Err(facts)) => needs.extend(facts),
            (Ok(true), Ok(false)) => {
                let path = match line.given.authorized {
                    Some(_) => line.path("authorized"),
                    None => "/coverage/authorizations".to_owned(),
                };
                let what = match demand.needed {
                    Some(Needed::Notice) => "wants to be told of",
                    _ => "wants an authorization for",
                };
                let since = from
                    .map(|units| format!(" after {units} units"))
                    .unwrap_or_default();
                return Outcome::Broken(asked.at(path).fact("billed", code).say(
                    format!("{payer} {what} {code}{case}{since}, and there is none"),
                    "the line is denied, and the patient may not be billed for it",
                    "ask for it before the service; where it was given already, ask whether one is granted afterwards",
                ));
            }
        }
    }
    if needs.is_empty() {
        Outcome::Met
    } else {
        Outcome::Unknown(needs)
    }
}

/// Whether the service is beyond so many units of the window.
fn beyond(
    asked: &Asked<'_, '_>,
    demand: &AuthorizationDemand,
    units: u32,
) -> Result<bool, Vec<String>> {
    let (cx, line) = (asked.cx, asked.line);
    let Some(per) = demand.per else {
        return Ok(true);
    };
    let since = window_start(line.date, per, demand.windows.map_or(1, |one| one.0));
    let own = cx
        .lines
        .iter()
        .filter(|other: &&Line<'_>| counts(asked, other.code()));
    let own = own.fold(0_u32, |sum, other| sum.saturating_add(other.units()));
    let before = cx.history().filter(|prior| {
        counts(asked, prior.code)
            && prior.date_of_service <= line.date
            && since.is_none_or(|since| since <= prior.date_of_service)
    });
    let sum = before.fold(own, |sum, prior| {
        sum.saturating_add(prior.units.map_or(1, |units| units.0))
    });
    if sum > units {
        return Ok(true);
    }
    let complete = complete_since(cx, since);
    if complete {
        Ok(false)
    } else {
        Err(needs_history())
    }
}
