use crate::codes::Family;
use crate::rules::context::shared;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A crisis code and an E/M of one clinician on one date may both be paid; no NCCI pair forbids it. The work must be distinct
    /// and no minute shared. Clock times of both lines that do not overlap show that, and silence this rule.
    ///
    /// **What to do:** see that the note keeps the medical work and its time apart from the crisis.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99215"}, {"code": "90839", "minutes": 60}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [
    ///   {"code": "99215", "start": "09:00", "stop": "09:40"}, {"code": "90839", "start": "14:00", "stop": "15:00"}]}
    /// ```
    "crisis-with-em-not-distinct": SameDay, Warning,
        "nothing shows that a crisis and an E/M of one date were distinct work";
    stages: [Charge, Submit];
    research: ["SD-06"];
    sources: [NCCI_PTP];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::Crisis) {
        sink.judge(line);
        for em in cx.beside(line).filter(|other| other.is(Family::is_em)) {
            let (crisis, visit) = (line.stretches(), em.stretches());
            let apart = !crisis.is_empty()
                && !visit.is_empty()
                && crisis
                    .iter()
                    .all(|one| visit.iter().all(|other| shared(*one, *other) == 0));
            if !apart {
                sink.report(Draft::on(line, "code").and(em).fact("crisis", line.code()).fact("em", em.code()).say(
                    format!("{} and {} on one date, and no clock times show that they were apart", line.code(), em.code()),
                    "an auditor takes back one of the two where work or minutes are shared",
                    "give each line its clock times, and keep the medical work apart in the note",
                ));
            }
        }
    }
}
