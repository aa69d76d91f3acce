use crate::payers::Kind;
use crate::rules::statements::{Outcome, either, is_any_of, judge, spoken};
use crate::rules::{Context, Sink, rule};

rule! {
    /// The clinicians from whom a payer takes a service.
    ///
    /// **What to do:** bill it by a clinician whom the payer takes, if that one did the work; else another code, or nothing.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "Optum", "rendering": {"credential": "lcsw"}, "lines": [{"code": "99213"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "Optum", "rendering": {"credential": "np"}, "lines": [{"code": "99213"}]}
    /// ```
    "payer-clinician-not-eligible": Provider, Error,
        "the payer does not take this service from this clinician";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "170" Some("N95");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(cx, sink, Kind::Clinician, &|asked| {
        let Some(demand) = &asked.held.given.clinician else {
            return Outcome::Met;
        };
        let line = asked.line;
        let (wanted, listed) = match (&demand.one_of, &demand.not) {
            (Some(list), _) => (true, list),
            (None, Some(list)) => (false, list),
            (None, None) => return Outcome::Met,
        };
        let (is, need) = is_any_of(line.clinician, listed);
        let Some(is) = is else {
            return Outcome::Unknown(vec![line.clinician_path(need)]);
        };
        if is == wanted {
            return Outcome::Met;
        }
        let (payer, code, case) = (asked.payer(), line.code(), asked.case());
        let words = either(&spoken(listed));
        let message = match wanted {
            true => format!("{payer} takes {code}{case} from {words} only"),
            false => format!("{payer} does not take {code}{case} from {words}"),
        };
        Outcome::Broken(asked.at(line.clinician_path("credential")).say(
            message,
            "the line is denied, and what was paid is asked back",
            "bill a code that this clinician may bill, if it is what was done",
        ))
    });
}
