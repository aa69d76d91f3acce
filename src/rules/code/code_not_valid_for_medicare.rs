use crate::codes::Medicare;
use crate::encounter::Modifier;
use crate::rules::{Context, Draft, Sink, rule};

/// The law excludes the service, and the claim is for its denial.
const EXCLUDED: &[Modifier] = &[Modifier::literal("GY")];

rule! {
    /// Medicare does not take the code: its fee schedule marks it as not valid and wants another code for the same service.
    /// Consultations, CPT's own prolonged codes, its video and telephone visits, and the H and T codes of Medicaid are such. Other
    /// codes Medicare does not cover at all, or pays only as part of other services: reports, records, interpretation of results
    /// to others.
    ///
    /// **What to do:** bill the code that Medicare takes.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "lines": [{"code": "99245"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "aetna", "lines": [{"code": "99245"}]}
    /// ```
    "code-not-valid-for-medicare": Code, Error,
        "Medicare does not take this code";
    stages: [Schedule, Charge, Submit];
    research: ["EM-12", "FQ-03", "TH-11"];
    sources: [PFS_2026];
    subsumes: ["clinician-not-eligible"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    if !cx.payer.is_medicare() {
        return;
    }
    for line in &cx.lines {
        let Some(info) = line.info() else { continue };
        sink.judge(line);
        let code = line.code();
        let (message, why, help) = match info.medicare {
            Medicare::NotValid(instead) => (
                format!("Medicare does not take {code}"),
                "the line is rejected or denied; nobody may be billed for it",
                format!("bill {instead}"),
            ),
            // A claim for the denial that another payer asks for says so.
            Medicare::NonCovered if line.has_modifier(EXCLUDED) == Some(true) => continue,
            Medicare::NonCovered => (
                format!("Medicare does not cover {code}"),
                "the line is denied",
                "do not bill it to Medicare, but for a denial that another payer asks for (modifier GY)"
                    .to_owned(),
            ),
            Medicare::Bundled => (
                format!("Medicare pays {code} only as part of other services"),
                "the line is denied; nobody may be billed for it",
                "remove the line".to_owned(),
            ),
            Medicare::Billers(_) | Medicare::Settings(_) | Medicare::Unknown => continue,
        };
        let draft = Draft::on(line, "code").fact("billed", code);
        let draft = match info.medicare {
            Medicare::NotValid(instead) => draft.fact("instead", instead),
            _ => draft,
        };
        sink.report(draft.say(message, why, help));
    }
}
