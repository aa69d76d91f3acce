use crate::encounter::{PriorService, ServiceDate};
use crate::payers::Kind;
use crate::payers::vocabulary::{Across, Beyond, LimitDemand, Window};
use crate::rules::context::{Line, span};
use crate::rules::statements::{
    Asked, Outcome, authorized, complete_since, counts, judge, needs_history, window_start,
};
use crate::rules::time::payer_minutes_mismatch::minutes;
use crate::rules::{Context, Sink, rule};

rule! {
    /// How many units or minutes of some services a payer pays in a line, a day, so many days, weeks or months, a month or a year of
    /// the calendar, or a course; how long a patient must not have been seen; and how large a group may be.
    ///
    /// It counts the encounter and the history. Where that already is too much, more history cannot change it; where it is not, only a
    /// history that is complete from the window's first day on says so, and without one the limit is unchecked.
    ///
    /// **What to do:** ask for an authorization of more, or settle with the patient before the service.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "Blue Cross Blue Shield of Illinois", "lines": [{"code": "90839", "units": 2}], "history": [], "historyCompleteFrom": "2026-03-16"}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "Blue Cross Blue Shield of Illinois", "lines": [{"code": "90839", "units": 1}], "history": [], "historyCompleteFrom": "2026-03-16"}
    /// ```
    "payer-limit-exceeded": Frequency, Error,
        "more than the payer pays in the time";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "119" None;
    supersedes: ["units-above-daily-limit", "units-exceed-sessions"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(
        cx,
        sink,
        Kind::Limit,
        &|asked| match &asked.held.given.limit {
            Some(demand) => held(asked, demand),
            None => Outcome::Met,
        },
    );
}

fn held(asked: &Asked<'_, '_>, demand: &LimitDemand) -> Outcome {
    if demand.group_least.is_some() || demand.group_most.is_some() {
        return group(asked, demand);
    }
    if let Some(months) = demand.gap_months {
        return gap(asked, demand, months.0);
    }
    let (limit, in_minutes) = match (demand.units, demand.minutes) {
        (Some(units), _) => (units.0, false),
        (None, Some(minutes)) => (minutes.0, true),
        (None, None) => return Outcome::Met,
    };
    let Some(per) = demand.per else {
        return Outcome::Met;
    };
    let (cx, line) = (asked.cx, asked.line);
    let each = demand.each_code == Some(true);
    let of_set = |code| {
        if each {
            code == line.code()
        } else {
            counts(asked, code)
        }
    };
    // What is said of several lines is said once, at the last of them.
    let mine = |other: &&Line<'_>| {
        of_set(other.code()) && (per == Window::Line || other.date == line.date)
    };
    if per != Window::Line
        && cx
            .lines
            .iter()
            .filter(mine)
            .any(|other| other.index > line.index)
    {
        return Outcome::Met;
    }
    let own: Vec<&Line<'_>> = match per {
        Window::Line => vec![line],
        _ => cx.lines.iter().filter(mine).collect(),
    };
    let mut needs = Vec::new();
    let mut sum = 0_u32;
    for other in own {
        let amount = match in_minutes {
            false => other.units(),
            true => match minutes(cx, other) {
                Ok(minutes) => minutes,
                Err(facts) => {
                    needs.extend(facts);
                    0
                }
            },
        };
        sum = sum.saturating_add(amount);
    }
    let course = cx
        .encounter
        .procedure
        .as_ref()
        .and_then(|procedure| procedure.course_session);
    let mut complete = true;
    match (per, course) {
        (Window::Line, _) => {}
        (Window::Course, Some(session)) => sum = sum.max(session.0),
        _ => {
            let since = window_start(line.date, per, demand.windows.map_or(1, |one| one.0));
            complete = add_history(
                asked,
                since,
                &of_set,
                (in_minutes, demand.across),
                &mut sum,
                &mut needs,
            );
        }
    }
    if demand.across == Some(Across::Clinician) {
        match other_sessions(cx) {
            Some(minutes) if in_minutes => sum = sum.saturating_add(minutes),
            _ => needs.push("/session/otherIntervals".to_owned()),
        }
        complete = true;
    }
    if sum <= limit {
        if !complete {
            needs.extend(needs_history());
        }
        return if needs.is_empty() {
            Outcome::Met
        } else {
            Outcome::Unknown(needs)
        };
    }
    let unit = match (in_minutes, limit) {
        (true, _) => "minutes",
        (false, 1) => "unit",
        (false, _) => "units",
    };
    let over = || {
        asked
            .on_line(if in_minutes { "minutes" } else { "units" })
            .fact("limit", limit)
            .fact("counted", sum)
            .say(
                format!(
                    "{} pays {limit} {unit} of {}{} {}, and this makes {sum}",
                    asked.payer(),
                    if each {
                        line.code().to_string()
                    } else {
                        asked.codes()
                    },
                    asked.case(),
                    window_words(per, demand.windows.map_or(1, |one| one.0)),
                ),
                match demand.beyond {
                    Some(Beyond::Authorization) => {
                        "what is beyond needs an authorization, and is denied without one"
                    }
                    Some(Beyond::Review) => "what is beyond is looked at before it is paid",
                    _ => "what is beyond is not paid",
                },
                "see what went out before; ask for an authorization of more, or an exception",
            )
    };
    match (demand.beyond, authorized(asked)) {
        (Some(Beyond::Authorization), Ok(true)) => Outcome::Met,
        (Some(Beyond::Authorization), Err(needs)) => Outcome::Unknown(needs),
        _ => Outcome::Broken(over()),
    }
}

/// Adds what the history holds since a day; whether it holds everything since.
fn add_history(
    asked: &Asked<'_, '_>,
    since: Option<ServiceDate>,
    of_set: &dyn Fn(crate::encounter::Code) -> bool,
    (in_minutes, across): (bool, Option<Across>),
    sum: &mut u32,
    needs: &mut Vec<String>,
) -> bool {
    let (cx, line) = (asked.cx, asked.line);
    for (at, prior) in cx.history().enumerate() {
        if !of_set(prior.code)
            || prior.date_of_service > line.date
            || since.is_some_and(|since| prior.date_of_service < since)
        {
            continue;
        }
        if matches!(
            across,
            Some(Across::PatientAndClinician | Across::Clinician)
        ) {
            match prior.same_clinician {
                Some(true) => {}
                Some(false) => continue,
                None => {
                    needs.push(format!("/history/{at}/sameClinician"));
                    continue;
                }
            }
        }
        let amount = match in_minutes {
            false => Some(prior.units.map_or(1, |units| units.0)),
            true => prior_minutes(prior),
        };
        match amount {
            Some(amount) => *sum = sum.saturating_add(amount),
            None => needs.push(format!("/history/{at}/minutes")),
        }
    }
    complete_since(cx, since)
}

fn prior_minutes(prior: &PriorService) -> Option<u32> {
    prior
        .minutes
        .map(|minutes| minutes.0)
        .or_else(|| Some(span(prior.start?, prior.stop?)))
}

/// Minutes of the clinician's other sessions of the day, where they are given.
fn other_sessions(cx: &Context<'_>) -> Option<u32> {
    let others = cx.session()?.other_intervals.as_ref()?;
    others.iter().try_fold(0_u32, |sum, one| {
        let minutes = one
            .minutes
            .map(|minutes| minutes.0)
            .or_else(|| Some(span(one.start?, one.stop?)))?;
        Some(sum.saturating_add(minutes))
    })
}

fn window_words(per: Window, many: u32) -> String {
    match (per, many) {
        (Window::Line, _) => "a line".to_owned(),
        (Window::Day, _) => "a day".to_owned(),
        (Window::Days, 1) => "a day".to_owned(),
        (Window::Days, many) => format!("in {many} days"),
        (Window::Weeks, 1) => "in seven days".to_owned(),
        (Window::Weeks, many) => format!("in {many} weeks"),
        (Window::Months, 1) => "in a month".to_owned(),
        (Window::Months, many) => format!("in {many} months"),
        (Window::CalendarMonth, _) => "a calendar month".to_owned(),
        (Window::CalendarYear, _) => "a calendar year".to_owned(),
        (Window::Course, _) => "a course of treatment".to_owned(),
    }
}

/// So many months without a visit.
fn gap(asked: &Asked<'_, '_>, demand: &LimitDemand, months: u32) -> Outcome {
    let (cx, line) = (asked.cx, asked.line);
    let Some(since) = window_start(line.date, Window::Months, months) else {
        return Outcome::Met;
    };
    let counted = |code| match &demand.after {
        Some(list) => asked.pack.holds(list, code, line.date) == Some(true),
        None => counts(asked, code),
    };
    let mine = demand.across == Some(Across::PatientAndClinician);
    let mut whose = None;
    let mut last = None;
    for (at, prior) in cx.history().enumerate() {
        let day = prior.date_of_service;
        if !counted(prior.code) || day < since || day >= line.date {
            continue;
        }
        match prior.same_clinician {
            Some(false) if mine => {}
            None if mine => whose = Some(format!("/history/{at}/sameClinician")),
            _ => last = last.max(Some(day)),
        }
    }
    if let Some(last) = last {
        return Outcome::Broken(asked.on_line("code").fact("last", last.to_string()).say(
            format!("{} pays {} only {months} months after the patient was last seen, which was on {last}", asked.payer(), line.code()),
            "the line is denied",
            "bill the visit as what else it was, or ask for an exception",
        ));
    }
    if let Some(need) = whose {
        return Outcome::Unknown(vec![need]);
    }
    match complete_since(cx, Some(since)) {
        true => Outcome::Met,
        false => Outcome::Unknown(needs_history()),
    }
}

fn group(asked: &Asked<'_, '_>, demand: &LimitDemand) -> Outcome {
    let (cx, line) = (asked.cx, asked.line);
    let own = line.given.group_size;
    let Some(size) = own.or_else(|| cx.session().and_then(|session| session.group_size)) else {
        return Outcome::Unknown(vec!["/session/groupSize".to_owned()]);
    };
    let path = if own.is_some() {
        line.path("groupSize")
    } else {
        "/session/groupSize".to_owned()
    };
    let bound = match (demand.group_least, demand.group_most) {
        (Some(least), _) if size < least => format!("at least {}", least.0),
        (_, Some(most)) if size > most => format!("at most {}", most.0),
        _ => return Outcome::Met,
    };
    Outcome::Broken(asked.at(path).fact("size", size.0).say(
        format!(
            "{} pays {} for a group of {bound}, and it was {}",
            asked.payer(),
            line.code(),
            size.0
        ),
        "the line is denied, for each of the group's patients",
        "hold the next one in a group that fits",
    ))
}
