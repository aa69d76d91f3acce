use crate::codes::Family;
use crate::rules::context::shared;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A psychiatric evaluation and testing by one clinician on one date may both be paid; no NCCI pair forbids it. The minutes of
    /// testing must not hold the interview. Clock times of both lines that do not overlap show that, and silence this rule.
    ///
    /// **What to do:** give each line its clock times, and count the interview in the evaluation only.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90791"}, {"code": "96130", "minutes": 60}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [
    ///   {"code": "90791", "start": "09:00", "stop": "10:00"}, {"code": "96130", "start": "14:00", "stop": "15:00"}]}
    /// ```
    "testing-beside-evaluation": SameDay, Warning,
        "nothing shows that the minutes of testing leave out the interview of the evaluation";
    stages: [Charge, Submit];
    research: ["SD-24"];
    sources: [NCCI_PTP];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(Family::is_evaluation) {
        for test in cx.beside(line).filter(|other| {
            other.info().is_some_and(|info| {
                matches!(info.family, Family::Testing | Family::TestAdministration)
                    && info
                        .time
                        .iter()
                        .any(|(_, model)| *model != crate::codes::TimeModel::Untimed)
                    && !info.continues()
            })
        }) {
            // Where NCCI has the two as a pair, that is the finding.
            if matches!(cx.pair_of(line, test), Ok(Some(_))) {
                continue;
            }
            sink.judge(line);
            let (interview, testing) = (line.stretches(), test.stretches());
            let apart = !interview.is_empty()
                && !testing.is_empty()
                && interview
                    .iter()
                    .all(|one| testing.iter().all(|other| shared(*one, *other) == 0));
            if !apart {
                sink.report(
                    Draft::on(test, "code")
                        .and(line)
                        .fact("evaluation", line.code())
                        .fact("testing", test.code())
                        .say(
                            format!("{} and {} on one date, and no clock times show that they were apart", line.code(), test.code()),
                            "minutes of the interview that are counted as testing are repaid on audit",
                            "give each line its clock times, and count the interview in the evaluation only",
                        ),
                );
            }
        }
    }
}
