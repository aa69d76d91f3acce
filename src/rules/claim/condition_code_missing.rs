use super::day_programs;
use crate::codes::places::PROGRAM_CONDITIONS;
use crate::encounter::ClaimType;
use crate::rules::place::as_medicare_binds;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// An institutional claim says by a condition code which program the day was of: 41 for partial hospitalization, 92 for
    /// intensive outpatient. The same service codes stand for both. For payers that are not Medicare's it is a warning.
    ///
    /// **What to do:** put the condition code of the program on the claim.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "lines": [{"code": "G0410", "minutes": 50}],
    ///  "claim": {"type": "institutional", "conditionCodes": []}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "lines": [{"code": "G0410", "minutes": 50}],
    ///  "claim": {"type": "institutional", "conditionCodes": ["41"]}}
    /// ```
    "condition-code-missing": Claim, Error,
        "a program's institutional claim has no condition code of the program";
    stages: [Charge, Submit];
    research: ["PS-07"];
    sources: [NAHRI_92, CGS_IOP];
    denial: "CO" "16" Some("M44");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    if cx.claim_type() != Some(ClaimType::Institutional) {
        return;
    }
    let given = cx
        .encounter
        .claim
        .as_ref()
        .and_then(|claim| claim.condition_codes.as_ref());
    for (line, _) in day_programs(cx) {
        let severity = as_medicare_binds(cx);
        match given {
            None => {
                sink.missing_at_worst(severity, line, vec!["/claim/conditionCodes".to_owned()]);
            }
            Some(given)
                if given
                    .iter()
                    .any(|one| PROGRAM_CONDITIONS.contains(&one.0.trim())) =>
            {
                sink.judge(line);
            }
            Some(_) => sink.report_shared(
                Draft::at("/claim/conditionCodes".to_owned())
                    .and(line)
                    .severity(severity)
                    .fact("billed", line.code())
                    .say(
                        "neither condition code 41 nor 92 is on the program's claim",
                        "the claim is returned: it does not say which program it is of",
                        "add 41 for partial hospitalization, or 92 for intensive outpatient",
                    ),
            ),
        }
    }
}
