use crate::codes::Frequency;
use crate::encounter::{Code, ServiceDate};
use crate::report::Severity;
use crate::rules::context::{Context, Line};
use crate::rules::{Draft, Sink, rule};

rule! {
    /// Some services are paid once in a time: Medicare's yearly screenings when eleven full calendar months have passed after
    /// the month of the last, a risk assessment every six months, counseling after a positive alcohol screening four times in
    /// twelve months, an opioid treatment bundle once in seven days and an injection bundle once in 28, take-home supplies
    /// three times in 28 days. The first month of collaborative care is followed by later months, and a program's intake is for
    /// new patients.
    ///
    /// It needs `history`, complete for the time that counts (`historyCompleteFrom`). An error for Medicare, Medicare Advantage
    /// and where no payer is named; a warning for other payers, and where the limit is a payer's and not CMS's.
    ///
    /// **What to do:** bill it when the time has passed, or the code for a later month or a known patient.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-02-27", "lines": [{"code": "G0444", "minutes": 15}],
    ///  "history": [{"dateOfService": "2025-03-05", "code": "G0444"}], "historyCompleteFrom": "2025-01-01"}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-01", "lines": [{"code": "G0444", "minutes": 15}],
    ///  "history": [{"dateOfService": "2025-03-05", "code": "G0444"}], "historyCompleteFrom": "2025-01-01"}
    /// ```
    "billed-too-soon": Frequency, Error,
        "a service is billed again before it may be";
    stages: [Schedule, Charge, Submit];
    research: ["FQ-08", "FQ-09", "FQ-10", "FQ-12", "FQ-13", "FQ-14", "FQ-15"];
    sources: [HCPCS_2024, NORIDIAN, SBIRT_OREGON, FCSO_ASSESSMENT, MIRAH, NGS_OTP, BCBSNC_OTP, CMS_OTP];
    denial: "CO" "119" None;
    check: check
}

/// A gap of this many months begins a new course of collaborative care.
const NEW_COURSE: i32 = 6;

/// What a prior service means for a line.
struct Counted {
    /// Units of the line and of what counts with it.
    units: u32,
    /// The latest prior service that counts.
    last: Option<(usize, ServiceDate)>,
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let Some(frequency) = line.info().and_then(|info| info.setting.frequency) else {
            continue;
        };
        let own = [line.code()];
        let codes: &[Code] = match frequency {
            Frequency::Days { with, .. } => with,
            Frequency::FirstOf(codes) | Frequency::NewPatient(codes) => codes,
            Frequency::FullMonths(_) | Frequency::Months(_) | Frequency::Year(_) => &own,
        };
        let counted = count(cx, line, frequency, codes);
        let most = match frequency {
            Frequency::Days { most, .. } | Frequency::Year(most) => most,
            Frequency::FirstOf(_) | Frequency::NewPatient(_) => 0,
            Frequency::FullMonths(_) | Frequency::Months(_) => 1,
        };
        let limited = !matches!(frequency, Frequency::FirstOf(_) | Frequency::NewPatient(_));
        let patient = cx.encounter.patient.as_ref();
        let known = matches!(frequency, Frequency::NewPatient(_))
            && patient.and_then(|patient| patient.established) == Some(true);
        let above = match limited {
            true => counted.units > most,
            false => counted.last.is_some() || known,
        };
        if !above {
            if complete(cx, line, frequency) {
                sink.judge(line);
            } else {
                let worst = severity(cx, frequency, 1);
                let needs = match frequency {
                    Frequency::NewPatient(_) => vec!["/patient/established".to_owned()],
                    _ => vec!["/history".to_owned(), "/historyCompleteFrom".to_owned()],
                };
                sink.missing_at_worst(worst, line, needs);
            }
            continue;
        }
        let code = line.code();
        let gap = counted.last.map_or(0, |(_, last)| {
            line.date.month().saturating_sub(last.month())
        });
        let rule = match frequency {
            Frequency::Days { most, days, .. } => format!("at most {most} in {days} days"),
            Frequency::FullMonths(months) => {
                format!("{months} full calendar months must lie between two of them")
            }
            Frequency::Months(months) => format!("once in {months} months"),
            Frequency::Year(most) => format!("at most {most} in twelve months"),
            Frequency::FirstOf(_) => "it is for the first month of a course".to_owned(),
            Frequency::NewPatient(_) => "it is for patients new to the program".to_owned(),
        };
        let mut draft = Draft::on(line, "code")
            .severity(severity(cx, frequency, gap))
            .fact("billed", code);
        let before = match counted.last {
            Some((at, last)) => {
                draft = draft.fact("last", last.to_string()).prior(at);
                format!("; the last was on {last}")
            }
            None => String::new(),
        };
        sink.report(draft.say(
            format!("{code}: {rule}{before}"),
            "the claim is denied as above the benefit's frequency",
            match frequency {
                Frequency::FirstOf(_) => "bill the code of a later month",
                _ => "bill it when the time has passed, or what else was done",
            },
        ));
    }
}

fn severity(cx: &Context<'_>, frequency: Frequency, gap: i32) -> Severity {
    let certain = match frequency {
        Frequency::Days { advice: true, .. } => false,
        // Whether a gap of some months begins a new course is for the record to say.
        Frequency::FirstOf(_) => gap <= 1,
        _ => cx.payer.medicare_edits_bind(),
    };
    if certain {
        Severity::Error
    } else {
        Severity::Warning
    }
}

/// Whether a prior service falls into the time that counts for a line.
fn counts(line: &Line<'_>, before: ServiceDate, frequency: Frequency) -> bool {
    let date = line.date;
    let months = date.month().saturating_sub(before.month());
    let within = |most: u32| {
        let most = i32::try_from(most).unwrap_or(i32::MAX);
        months < most || months == most && date.day() < before.day()
    };
    before <= date
        && match frequency {
            Frequency::Days { days, .. } => {
                date.days_since(before) < i32::try_from(days).unwrap_or(i32::MAX)
            }
            Frequency::FullMonths(full) => months <= i32::try_from(full).unwrap_or(i32::MAX),
            Frequency::Months(months) => within(months),
            Frequency::Year(_) => within(12),
            // One of the same month is for the rule about months billed twice.
            Frequency::FirstOf(_) => (1..NEW_COURSE).contains(&months),
            Frequency::NewPatient(_) => before < date,
        }
}

fn count(cx: &Context<'_>, line: &Line<'_>, frequency: Frequency, codes: &[Code]) -> Counted {
    let mut out = Counted {
        units: line.units(),
        last: None,
    };
    let history = cx.history().enumerate();
    for (at, prior) in history {
        let elsewhere = prior.same_clinician == Some(false) && prior.same_group == Some(false);
        if !codes.contains(&prior.code)
            || !counts(line, prior.date_of_service, frequency)
            || matches!(frequency, Frequency::FirstOf(_)) && elsewhere
        {
            continue;
        }
        out.units = out
            .units
            .saturating_add(prior.units.map_or(1, |units| units.0));
        if out
            .last
            .is_none_or(|(_, last)| last < prior.date_of_service)
        {
            out.last = Some((at, prior.date_of_service));
        }
    }
    let limited = !matches!(frequency, Frequency::FirstOf(_) | Frequency::NewPatient(_));
    for other in cx.lines.iter().filter(|other| other.index < line.index) {
        if limited && codes.contains(&other.code()) {
            out.units = out.units.saturating_add(other.units());
        }
    }
    out
}

/// Whether the history reaches back far enough to show that nothing counts.
fn complete(cx: &Context<'_>, line: &Line<'_>, frequency: Frequency) -> bool {
    if matches!(frequency, Frequency::NewPatient(_)) {
        let patient = cx.encounter.patient.as_ref();
        return patient.and_then(|patient| patient.established) == Some(false);
    }
    let Some(from) = cx.encounter.history_complete_from else {
        return false;
    };
    // The day before the history begins must no longer count; where its first day does not, neither does that.
    from < line.date && (!counts(line, from, frequency) || first_that_counts(line, from, frequency))
}

/// Whether a date is the first of the time that counts.
fn first_that_counts(line: &Line<'_>, from: ServiceDate, frequency: Frequency) -> bool {
    let months = line.date.month().saturating_sub(from.month());
    match frequency {
        Frequency::Days { days, .. } => {
            line.date.days_since(from).saturating_add(1) == i32::try_from(days).unwrap_or(0)
        }
        Frequency::FullMonths(full) => {
            months == i32::try_from(full).unwrap_or(0) && from.day() == 1
        }
        Frequency::FirstOf(_) => months == NEW_COURSE.saturating_sub(1) && from.day() == 1,
        _ => false,
    }
}
