use crate::codes::Family;
use crate::report::Severity;
use crate::rules::context::{Line, Time, session_consistent, shared, visit_minutes};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// The services of one visit cannot have more minutes than the visit. This rule adds up the minutes of the psychotherapy and
    /// family lines, and of an E/M whose level rests on time, and compares them with the session. E/M time may include work of
    /// the same date outside the visit: `session.evaluationMinutesOutsideVisit` is taken off. Where that is not recorded apart,
    /// the excess is a warning, since it may be that work; where it is, the excess is an error.
    ///
    /// Psychotherapy minutes can never raise an E/M level: with a psychotherapy add-on, a level by time needs E/M minutes of
    /// its own, apart from psychotherapy.
    ///
    /// Lines with clock times of their own are compared by those (`line-intervals-overlap`).
    ///
    /// **What to do:** split the minutes as they were spent, and bill what each part supports; an E/M beside psychotherapy
    /// usually rests on medical decision making.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16",
    ///  "lines": [{"code": "99215", "levelBasis": "time", "minutes": 40}, {"code": "90836", "minutes": 38}],
    ///  "session": {"start": "10:00", "stop": "11:00", "evaluationMinutesOutsideVisit": 0}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16",
    ///  "lines": [{"code": "99215", "levelBasis": "time", "minutes": 40}, {"code": "90836", "minutes": 38}],
    ///  "session": {"start": "10:00", "stop": "11:00", "evaluationMinutesOutsideVisit": 18}}
    /// ```
    "minutes-counted-twice": Time, Error,
        "the services of one visit have more minutes than the visit";
    stages: [Sign, Charge, Submit];
    research: ["TB-11", "EM-05"];
    sources: [SUPERCODER, BCBSIL, OIG_2023];
    denial: "CO" "150" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let session = cx.session();
    let clock = session.and_then(|session| Some((session.start?, session.stop?)));
    // Only the encounter's own clinician's services share the session's clock; a line whose own clock times lie outside
    // it does not, and a month's minutes are no minutes of the visit.
    let shares = |line: &&Line<'_>| {
        let stretches = line.stretches();
        let inside = stretches.is_empty()
            || clock.is_some_and(|clock| stretches.iter().any(|one| shared(*one, clock) > 0));
        cx.of_encounter(line)
            && inside
            && line.date == cx.encounter.date_of_service
            && line.is(|family| {
                family.is_individual_therapy()
                    || family.is_em()
                    || matches!(
                        family,
                        Family::Family | Family::Crisis | Family::CrisisAddOn
                    )
            })
    };
    let sharing: Vec<&Line<'_>> = cx.lines.iter().filter(shares).collect();
    let em_by_time = sharing.iter().find(|line| line.leveled_by_time());
    let therapy: Vec<&&Line<'_>> = sharing
        .iter()
        .filter(|line| !line.is(Family::is_em))
        .collect();
    if therapy.is_empty() {
        return;
    }
    // The lines of a crisis rest on one sum, so they are one party.
    let crisis =
        |line: &Line<'_>| line.is(|family| matches!(family, Family::Crisis | Family::CrisisAddOn));
    let crises = therapy.iter().filter(|line| crisis(line)).count();
    let parties = therapy
        .len()
        .saturating_sub(crises.saturating_sub(1))
        .saturating_add(usize::from(em_by_time.is_some()));
    let mut spent = 0_u32;
    let mut crisis_counted = false;
    let mut needs = Vec::new();
    for line in therapy.iter().copied().chain(em_by_time) {
        let crisis = crisis(line);
        match &line.time {
            // The lines of a crisis rest on one sum.
            Time::Minutes(_) if crisis && crisis_counted => {}
            Time::Minutes(minutes) => {
                crisis_counted |= crisis;
                spent = spent.saturating_add(*minutes);
            }
            Time::Missing(missing) => needs.extend(missing.iter().cloned()),
            // Contradictory minutes are another rule's finding; without figures nothing can be summed.
            // A further line of a crisis was counted with the first.
            Time::Untimed if crisis => {}
            Time::Untimed | Time::Contradictory | Time::NoFigures(_) => return,
        }
    }
    // One service alone can only exceed its visit where both are given; nothing more is asked for.
    let single = parties < 2;
    let visit = session
        .filter(|session| session_consistent(session))
        .and_then(visit_minutes);
    if visit.is_none() {
        needs.extend(["/session/start".to_owned(), "/session/stop".to_owned()]);
    }
    let (true, Some(visit)) = (needs.is_empty(), visit) else {
        if !single {
            for line in &sharing {
                sink.missing(line, needs.clone());
            }
        }
        return;
    };
    let outside = session
        .and_then(|session| session.evaluation_minutes_outside_visit)
        .map(|minutes| minutes.0);
    // No more can have been outside than the E/M has; more is a contradiction of its own.
    let em_minutes = em_by_time.map_or(0, |line| match line.time {
        Time::Minutes(minutes) => minutes,
        _ => 0,
    });
    let inside = spent.saturating_sub(outside.unwrap_or(0).min(em_minutes));
    let excess = inside.saturating_sub(visit);
    // The minutes and clock times of one service may differ by one without contradicting each other.
    if excess <= u32::from(single) {
        for line in &sharing {
            sink.judge(line);
        }
        return;
    }
    let maybe_outside = em_by_time.is_some() && outside.is_none();
    let severity = if maybe_outside {
        Severity::Warning
    } else {
        Severity::Error
    };
    let mut draft = Draft::at("/session".to_owned())
        .severity(severity)
        .fact("spent", inside)
        .fact("visit", visit)
        .fact("excess", excess);
    for line in therapy.iter().copied().chain(em_by_time) {
        draft = draft.and(line);
    }
    let help = if maybe_outside {
        "record E/M work of the same date outside the visit apart, if there was any; else bill what the split minutes support"
    } else {
        "split the minutes as they were spent, and bill what each part supports"
    };
    sink.report(draft.say(
        format!("the services have {inside} minutes and the visit has {visit}; {excess} are counted twice"),
        "one minute cannot support two services; the second is repaid on audit",
        help,
    ));
}
