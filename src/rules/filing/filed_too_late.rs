use crate::payers::Kind;
use crate::report::{Reason, Severity};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Original Medicare takes a claim until one calendar year after the date of the service (42 CFR 424.44); for a service of
    /// February 29 that is February 28 of the next year. What counts is the day the contractor receives it; this rule judges by
    /// `claim.submissionDate`, so a claim sent on the last day may still be late. For the other payers the limits stand in their
    /// contracts and policies, which are not held: unchecked.
    ///
    /// A denial for late filing is no decision that can be appealed: the way is a request for an exception.
    ///
    /// **What to do:** see whether one of Medicare's exceptions fits; else the loss is the practice's and not the patient's.
    ///
    /// ```json flags
    /// {"dateOfService": "2025-11-20", "payer": "medicare", "lines": [{"code": "90834"}], "claim": {"submissionDate": "2026-11-21"}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2025-11-20", "payer": "medicare", "lines": [{"code": "90834"}], "claim": {"submissionDate": "2026-11-20"}}
    /// ```
    "filed-too-late": Filing, Error,
        "the claim goes out after the payer's limit";
    stages: [Submit];
    research: ["AP-09", "AP-10", "AP-11"];
    sources: [FCSO_TIMELY, CGS_TIMELY, PALMETTO_TIMELY];
    denial: "CO" "29" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let claim = cx.encounter.claim.as_ref();
    let sent = claim.and_then(|claim| claim.submission_date);
    for line in &cx.lines {
        match cx.payer.kind() {
            // Who is known by the rule about payers.
            None => continue,
            Some(Kind::Medicare) => {}
            Some(_) => {
                sink.no_data(line, Reason::NoPayerData);
                continue;
            }
        }
        let Some(sent) = sent else {
            // A claim that is not sent yet is late only by what comes.
            let needs = vec!["/claim/submissionDate".to_owned()];
            sink.missing_at_worst(Severity::Warning, line, needs);
            continue;
        };
        sink.judge(line);
        let last = line.date.a_year_later();
        if sent > last {
            sink.report_shared(
                Draft::at("/claim/submissionDate".to_owned())
                    .and(line)
                    .fact("sent", sent.to_string())
                    .fact("last", last.to_string())
                    .say(
                        format!("the claim goes out on {sent}, and Medicare took it until {last}"),
                        "the claim is denied, the denial cannot be appealed, and the patient may not be billed",
                        "see whether one of Medicare's exceptions fits",
                    ),
            );
        }
    }
}
