use crate::across::Across;
use crate::codes::Family;
use crate::encounter::{Clock, Interval};
use crate::report::{Reason, Weight};
use crate::rules::context::{possible, shared};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// The session's clock times overlap another session of the clinician that day. One clinician cannot give two individual
    /// sessions at once. Group services are left out: the other patients of the group have the same times.
    ///
    /// Over several encounters of a call, this one is held against those before it of the same clinician (by NPI) and date and of
    /// other patients (by `patient.key`), a group against sessions with one patient too. What is billed incident to someone is
    /// left out: the clinician named is not the one who was there.
    ///
    /// **What to do:** find out which times are right.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}],
    ///  "session": {"start": "10:00", "stop": "10:45", "otherIntervals": [{"start": "10:30", "stop": "11:15"}]}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}],
    ///  "session": {"start": "10:00", "stop": "10:45", "otherIntervals": [{"start": "10:45", "stop": "11:30"}]}}
    /// ```
    "sessions-overlap": Time, Error,
        "the session overlaps another session of the clinician";
    stages: [Sign, Charge, Submit];
    research: ["TB-11"];
    sources: [OIG_OCEANSIDE];
    check: check, across: across
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let individual = |family: Family| family.takes_the_clock() && !family.is_group();
    let grouped = cx
        .of(Family::is_group)
        .any(|line| cx.of_encounter(line) && line.stretches().is_empty());
    let session = cx.session();
    let clock = session.and_then(|session| Some((session.start?, session.stop?)));
    let others = session.and_then(|session| session.other_intervals.as_ref());
    // Other sessions of the day: those of other patients, and those of this patient that history has.
    let mut stretches: Vec<(String, (Clock, Clock))> = Vec::new();
    let mut open = Vec::new();
    for (at, other) in others.into_iter().flatten().enumerate() {
        match (other.start, other.stop, other.minutes) {
            (Some(start), Some(stop), _) => {
                stretches.push((format!("/session/otherIntervals/{at}"), (start, stop)))
            }
            (Some(start), None, Some(minutes)) => {
                stretches.push((
                    format!("/session/otherIntervals/{at}"),
                    (start, later(start, minutes.0)),
                ));
            }
            (Some(_), None, None) => open.push(format!("/session/otherIntervals/{at}/stop")),
            (None, ..) => open.push(format!("/session/otherIntervals/{at}/start")),
        }
    }
    for (at, prior, same) in cx.delivered_on(cx.encounter.date_of_service) {
        if let (Some(start), Some(stop), Some(true)) = (prior.start, prior.stop, same) {
            stretches.push((format!("/history/{at}"), (start, stop)));
        }
    }
    for line in cx
        .of(individual)
        .filter(|line| cx.of_encounter(line) && line.date == cx.encounter.date_of_service)
    {
        let own = line.stretches();
        // A group beside it may be whose clock the session's is.
        let mine = if own.is_empty() {
            clock.filter(|_| !grouped).into_iter().collect()
        } else {
            own
        };
        // An E/M by decision making and what is done from afar rest on no clock: looked at where the times are given, and
        // nothing is asked for.
        let rests =
            line.is(|f| !f.is_from_afar()) && (!line.is(Family::is_em) || line.leveled_by_time());
        let mut needs = open.clone();
        if others.is_none() {
            needs.push("/session/otherIntervals".to_owned());
        }
        if mine.is_empty()
            && (others.is_none_or(|others| !others.is_empty()) || !stretches.is_empty())
        {
            if grouped {
                needs.extend([line.path("start"), line.path("stop")]);
            } else {
                needs.extend(["/session/start".to_owned(), "/session/stop".to_owned()]);
            }
        }
        if needs.is_empty() {
            sink.judge(line);
        } else if rests {
            sink.missing(line, needs);
        }
        for (path, other) in &stretches {
            let minutes = mine
                .iter()
                .filter(|(start, stop)| possible(*start, *stop))
                .fold(0_u32, |sum, one| sum.saturating_add(shared(*one, *other)));
            if minutes > 0 {
                let (start, stop) = other;
                sink.report(Draft::at(path.clone()).and(line).fact("minutes", minutes).say(
                    format!("{} shares {minutes} minutes with another session of the clinician, {start} to {stop}", line.code()),
                    "one clinician cannot give two sessions at once; both claims are open to question",
                    "find out which times are right and correct the record",
                ));
            }
        }
    }
}

/// Encounters of one call: this one against the earlier ones of its clinician and date.
fn across(cx: &Context<'_>, among: &Across<'_>, sink: &mut Sink) {
    let own = among.own;
    let Some(line) = cx
        .of(|family| family.takes_the_clock() && !family.is_from_afar())
        .find(|line| line.given.rendering.is_none())
    else {
        return;
    };
    if own.under_another {
        return;
    }
    if own.clinician.is_none() || own.patient.is_none() {
        if among.others_of_date() {
            let npi = own.clinician.is_none().then(|| "/rendering/npi".to_owned());
            let patient = own.patient.is_none().then(|| "/patient/key".to_owned());
            sink.note(
                vec![line.index],
                npi.into_iter().chain(patient).collect(),
                Reason::MissingFact,
                Weight::Advisory,
            );
        }
        return;
    }
    // What the host says of the day is held against already.
    let session = cx.session();
    let said = |one: (Clock, Clock)| {
        let others = session.and_then(|session| session.other_intervals.as_ref());
        let same = |other: &Interval| other.start.zip(other.stop) == Some(one);
        others.into_iter().flatten().any(same)
    };
    let whole = among
        .of_clinician()
        .take_while(|other| other.date == own.date)
        .filter(|other| own.of_two_patients(other) && !other.under_another);
    for other in whole {
        let alone = own.alone.iter().flat_map(|mine| {
            let theirs = other.alone.iter().chain(&other.grouped);
            theirs.map(move |one| (*mine, *one))
        });
        let grouped = own
            .grouped
            .iter()
            .flat_map(|mine| other.alone.iter().map(move |one| (*mine, *one)));
        let mut minutes = 0_u32;
        let mut clock = None;
        for (mine, one) in alone.chain(grouped).filter(|(_, one)| !said(*one)) {
            if possible(mine.0, mine.1) && possible(one.0, one.1) && shared(mine, one) > 0 {
                minutes = minutes.saturating_add(shared(mine, one));
                clock = Some(one);
            }
        }
        let Some((start, stop)) = clock else { continue };
        let index = other.lines.first().map_or(0, |line| line.index);
        sink.report(
            Draft::on(line, "code")
                .fact("minutes", minutes)
                .fact("start", start.to_string())
                .fact("stop", stop.to_string())
                .related(other.at, format!("/lines/{index}"))
                .say(
                    format!("{} shares {minutes} minutes with another patient's session of the clinician, {start} to {stop}", line.code()),
                    "one clinician cannot give two sessions at once; both claims are open to question",
                    "find out which times are right and correct the record",
                ),
        );
    }
}

/// The clock some minutes later.
fn later(start: Clock, minutes: u32) -> Clock {
    let end = u32::from(start.0).saturating_add(minutes).rem_euclid(1440);
    Clock(u16::try_from(end).unwrap_or(0))
}
