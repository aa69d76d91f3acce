use crate::codes::Family;
use crate::rules::context::shared;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// The two hours of watching after esketamine are in its code. Psychotherapy on the same date is payable only for minutes of
    /// its own; payers differ on therapy inside the watch. Clock times of both lines that do not overlap silence this rule.
    ///
    /// **What to do:** keep the therapy and its minutes apart from the watching, and see the payer's policy.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "G2083"}, {"code": "90834", "minutes": 45}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [
    ///   {"code": "G2083", "start": "09:00", "stop": "11:30"}, {"code": "90834", "start": "13:00", "stop": "13:45"}]}
    /// ```
    "therapy-during-observation": SameDay, Warning,
        "psychotherapy and the watching after esketamine are not shown to be apart";
    stages: [Charge, Submit];
    research: ["SK-14"];
    sources: [NEOLYTIX_ESKETAMINE];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::Esketamine) {
        for therapy in cx
            .beside(line)
            .filter(|other| other.is(Family::is_individual_therapy))
        {
            sink.judge(line);
            let (watch, session) = (line.stretches(), therapy.stretches());
            let timed = !watch.is_empty() && !session.is_empty();
            let apart = timed
                && watch
                    .iter()
                    .all(|one| session.iter().all(|other| shared(*one, *other) == 0));
            if !apart {
                sink.report(
                    Draft::on(therapy, "code")
                        .and(line)
                        .fact("billed", therapy.code())
                        .say(
                            match timed {
                                true => format!("{} was given during the watching of {}", therapy.code(), line.code()),
                                false => format!("{} and {} on one date, and no clock times show that they were apart", therapy.code(), line.code()),
                            },
                            "the same minutes cannot be paid twice",
                            "give each line its clock times; therapy inside the watch only where the payer accepts it",
                        ),
                );
            }
        }
    }
}
