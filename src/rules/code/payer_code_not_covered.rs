use crate::payers::Kind;
use crate::rules::statements::{Outcome, either, judge};
use crate::rules::{Context, Sink, rule};

rule! {
    /// Codes that a payer does not cover, at all or by this clinician or for this purpose, and what it wants billed instead.
    ///
    /// **What to do:** bill the code that the payer takes, if it is what was done; else the patient has to know before.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "Blue Cross Blue Shield of Massachusetts", "lines": [{"code": "98004"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "Blue Cross Blue Shield of Massachusetts", "lines": [{"code": "99213"}]}
    /// ```
    "payer-code-not-covered": Code, Error,
        "the payer does not take this code";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "96" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(cx, sink, Kind::Code, &|asked| {
        let Some(demand) = &asked.held.given.code else {
            return Outcome::Met;
        };
        let (code, payer, case) = (asked.line.code(), asked.payer(), asked.case());
        let draft = || asked.on_line("code").fact("billed", code);
        if let Some(codes) = &demand.only_codes {
            return match asked.holds(codes) {
                Some(true) => Outcome::Met,
                None => Outcome::NoList,
                Some(false) => Outcome::Broken(draft().say(
                    format!("{code} is not among the codes that {payer} takes{case}"),
                    "the line is denied",
                    "bill a code that the payer takes, if it is what was done",
                )),
            };
        }
        if let Some(instead) = &demand.use_instead {
            if instead.contains(&code) {
                return Outcome::Met;
            }
            return Outcome::Broken(draft().fact("instead", either(instead)).say(
                format!("{payer} wants {} instead of {code}{case}", either(instead)),
                "the line is denied",
                format!("bill {}, if that is what was done", either(instead)),
            ));
        }
        match demand.covered {
            Some(false) => Outcome::Broken(draft().say(
                format!("{payer} does not cover {code}{case}"),
                "the line is denied, and the patient may owe it only if told before",
                "bill what the payer covers, or settle with the patient before the visit",
            )),
            _ => Outcome::Met,
        }
    });
}
