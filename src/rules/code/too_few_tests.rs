use crate::codes::Family;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Test administration by a clinician or a technician is for two tests or more. A single brief instrument has a code of its
    /// own, and a single automated test another.
    ///
    /// **What to do:** bill the code for a brief instrument or an automated test, or nothing.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "96136", "minutes": 30}], "note": {"testCount": 1}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "96136", "minutes": 30}], "note": {"testCount": 2}}
    /// ```
    "too-few-tests": Code, Error,
        "test administration is billed for fewer than two tests";
    stages: [Sign, Charge, Submit];
    research: ["DC-15"];
    sources: [TESTING_MINIMUMS, APA_TESTING];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let count = cx.encounter.note.as_ref().and_then(|note| note.test_count);
    for line in cx.of(|family| family == Family::TestAdministration) {
        if line.info().is_some_and(|info| info.continues()) {
            continue;
        }
        match count.map(|count| count.0) {
            None => sink.missing(line, vec!["/note/testCount".to_owned()]),
            Some(count) if count >= 2 => sink.judge(line),
            Some(count) => sink.report(
                Draft::on(line, "code")
                    .fact("billed", line.code())
                    .fact("tests", count)
                    .say(
                        format!(
                            "{} is for two tests or more, and {count} was given",
                            line.code()
                        ),
                        "the line is not supported and is repaid on audit",
                        "bill the code for a brief instrument or an automated test, if it was one",
                    ),
            ),
        }
    }
}
