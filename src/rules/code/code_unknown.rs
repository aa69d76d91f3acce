use crate::report::{Reason, Weight};
use crate::rules::{Context, Sink, rule};

rule! {
    /// The catalogue of this version does not hold the code. That says nothing about the code: it may be right, and it may be a
    /// typing error. Nothing about the line can be judged, so the verdict cannot be clean. This rule never gives a finding.
    ///
    /// **What to do:** check the code by hand.
    ///
    /// ```json unchecked
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "Q9999"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}]}
    /// ```
    "code-unknown": Code, Error,
        "the code is not in this version's catalogue, so nothing about its line is judged";
    stages: [Schedule, Sign, Charge, Submit];
    research: [];
    sources: [];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        match line.listed {
            // Of a code that ended since, only its end is held: what it was on an earlier date is not.
            Some(_) if line.opaque() => {
                sink.unchecked(line, Vec::new(), Reason::OutOfDate, Weight::Blocking)
            }
            Some(_) => sink.judge(line),
            None => sink.no_data(line, Reason::UnknownCode),
        }
    }
}
