use super::whole;
use crate::encounter::ClaimType;
use crate::rules::{Context, Sink, rule};

/// Diagnoses that a professional claim holds.
const MOST: u32 = 12;

rule! {
    /// A professional claim holds twelve diagnoses, on paper and as a file. What comes after is cut off or rejected. An institutional
    /// claim holds more and is not judged.
    ///
    /// **What to do:** keep the twelve that matter for these services.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-06-16", "lines": [{"code": "90834"}], "diagnoses": ["F33.1", "F41.1", "F43.10", "F50.20", "F60.3", "F90.0",
    ///   "F10.20", "F17.210", "F51.01", "Z59.00", "Z56.0", "Z63.0", "Z65.3"]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-06-16", "lines": [{"code": "90834"}], "diagnoses": ["F33.1", "F41.1", "F43.10", "F50.20", "F60.3", "F90.0",
    ///   "F10.20", "F17.210", "F51.01", "Z59.00", "Z56.0", "Z63.0"]}
    /// ```
    "too-many-diagnoses": Claim, Error,
        "there are more diagnoses than a professional claim holds";
    stages: [Charge, Submit];
    research: [];
    sources: [CMS_1500, LEGALCLARITY_1500];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let claim = cx.encounter.claim.as_ref().and_then(|claim| claim.kind);
    let count = cx.encounter.diagnoses.as_ref().map_or(0, Vec::len);
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    if count > MOST && claim != Some(ClaimType::Institutional) {
        sink.report(whole(cx, "/diagnoses").fact("diagnoses", count).say(
            format!("{count} diagnoses, and the claim holds {MOST}"),
            "the claim is rejected, or the last ones are lost",
            format!("keep the {MOST} that matter for these services"),
        ));
    }
}
