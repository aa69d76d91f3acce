use super::day_programs;
use crate::encounter::ClaimType;
use crate::rules::place::as_medicare_binds;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A day of partial hospitalization or intensive outpatient treatment is the facility's: an outpatient department of a
    /// hospital or a community mental health center bills it on an institutional claim. What a practitioner does apart is billed
    /// by its own code. It is judged for the codes that Medicare pays to facilities; the day-program codes of other payers go out
    /// on either claim, as each plan wants. For payers that are not Medicare's it is a warning.
    ///
    /// **What to do:** bill the day on an institutional claim of the facility.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "lines": [{"code": "G0410", "minutes": 50}], "claim": {"type": "professional"}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "lines": [{"code": "G0410", "minutes": 50}],
    ///  "claim": {"type": "institutional", "conditionCodes": ["92"]}}
    /// ```
    "program-claim-type": Claim, Error,
        "a day of a program is not on an institutional claim of its facility";
    stages: [Charge, Submit];
    research: ["PS-06"];
    sources: [CGS_IOP, NAHRI_92];
    supersedes: ["clinician-not-eligible"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for (line, settings) in day_programs(cx) {
        let severity = as_medicare_binds(cx);
        let (path, what) = match (cx.claim_type(), cx.billed_by(settings)) {
            (Some(ClaimType::Professional), _) => ("/claim/type", "a professional claim"),
            (_, Some(false)) => ("/billing/setting", "a claim of no such facility"),
            (None, _) => {
                sink.missing_at_worst(severity, line, vec!["/claim/type".to_owned()]);
                continue;
            }
            _ => {
                sink.judge(line);
                continue;
            }
        };
        sink.report_shared(
            Draft::at(path.to_owned())
                .and(line)
                .severity(severity)
                .fact("billed", line.code())
                .say(
                    format!("{} is a facility's day of a program, on {what}", line.code()),
                    "the line is denied: only a hospital or a community mental health center is paid for it",
                    "bill it on an institutional claim of the facility",
                ),
        );
    }
}
