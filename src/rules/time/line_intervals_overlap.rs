use crate::codes::{Family, Staff};
use crate::rules::context::{Line, shared};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Two services of one clinician have clock times that overlap, so they were not two distinct sessions; a modifier that says
    /// they were is then unsupported too. An E/M chosen by medical decision making is left out, since its time supports
    /// nothing, and so is the second line of a crisis, which continues the first. What a technician or other staff does has a
    /// clock of its own.
    ///
    /// **What to do:** correct the clock times if they were written down wrong; else bill one service for the shared time.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [
    ///   {"code": "90847", "start": "10:00", "stop": "11:00"},
    ///   {"code": "90834", "start": "10:15", "stop": "11:00", "modifiers": ["59"]}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [
    ///   {"code": "90847", "start": "10:00", "stop": "11:00"},
    ///   {"code": "90834", "start": "11:00", "stop": "11:45", "modifiers": ["59"]}]}
    /// ```
    "line-intervals-overlap": Time, Error,
        "the clock times of two services overlap";
    stages: [Sign, Charge, Submit];
    research: ["SD-42", "TB-11"];
    sources: [AAPC_FAMILY, AAPC_GROUP, OIG_2023];
    subsumes: ["pair-modifier-missing"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let counts = |line: &Line<'_>| {
        line.is(Family::takes_the_clock) && (!line.is(Family::is_em) || line.leveled_by_time())
    };
    for (one, other) in cx
        .pairs()
        .filter(|(one, other)| counts(one) && counts(other))
    {
        // Staff's clock is not the clinician's, and therapy during the watch after esketamine is another rule's.
        let by_staff = |line: &Line<'_>| line.info().is_some_and(|i| i.staff == Staff::Directed);
        let watched = |line: &Line<'_>| line.is(|family| family == Family::Esketamine);
        if cx.shares_clock(one, other)
            || by_staff(one)
            || by_staff(other)
            || watched(one)
            || watched(other)
        {
            continue;
        }
        let (these, those) = (one.stretches(), other.stretches());
        if these.is_empty() || those.is_empty() {
            // An E/M beside psychotherapy shares one visit, whose minutes another rule adds up; two sessions do not.
            if !one.is(Family::is_em) && !other.is(Family::is_em) {
                for line in [one, other]
                    .into_iter()
                    .filter(|line| line.stretches().is_empty())
                {
                    sink.missing(line, vec![line.path("start"), line.path("stop")]);
                }
            }
            continue;
        }
        sink.judge(one);
        sink.judge(other);
        let minutes = these
            .iter()
            .flat_map(|a| those.iter().map(move |b| shared(*a, *b)))
            .fold(0_u32, u32::saturating_add);
        if minutes > 0 {
            sink.report(
                Draft::on(other, "start")
                    .and(one)
                    .fact("minutes", minutes)
                    .fact("first", one.code())
                    .fact("second", other.code())
                    .say(
                        format!("{} and {} share {minutes} minutes of clock time", one.code(), other.code()),
                        "overlapping times show one session, so the second service is repaid on audit",
                        "correct the times if they were written down wrong; else bill one service for the shared time",
                    ),
            );
        }
    }
}
