use crate::codes::Medicare;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Medicare does not take the code: its fee schedule marks it as not valid and wants another code for the same service.
    /// Consultations and CPT's own prolonged codes are such.
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
        if let Medicare::NotValid(instead) = info.medicare {
            sink.report(
                Draft::on(line, "code")
                    .fact("billed", line.code())
                    .fact("instead", instead)
                    .say(
                        format!("Medicare does not take {}", line.code()),
                        "the line is rejected or denied; nobody may be billed for it",
                        format!("bill {instead}"),
                    ),
            );
        }
    }
}
