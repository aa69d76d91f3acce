use crate::codes::{self, AddOn, Family, Ladder, Period};
use crate::encounter::{PriorService, ServiceDate};
use crate::report::{Reason, Weight};
use crate::rules::context::{Line, Time};
use crate::rules::sink::{remove, replace};
use crate::rules::{Context, Draft, Sink, rule};

/// Days of an opioid treatment program's bundle.
const WEEK: i32 = 7;

rule! {
    /// An add-on code is payable only beside one of its primaries, by the same clinician on the same date. This rule reports an
    /// add-on that stands alone, or beside services that are not its primaries: interactive complexity beside family
    /// psychotherapy or a bare E/M, prolonged time beside psychotherapy, psychotherapy added to an emergency visit.
    ///
    /// Where a code of the claim is unknown here it might be the primary; the rule is then unchecked.
    ///
    /// CMS has suspended the edit for the add-ons of testing, since the days of one course may lie apart: for those it is
    /// unchecked where no primary is seen. An add-on of a calendar month looks for its primary in the whole month, one of an
    /// opioid treatment program in the seven days of the bundle. The list is of 2024: psychotherapy beside a visit with a code
    /// of 2025 for video or telephone is unchecked.
    ///
    /// **What to do:** add the primary if it was done and is missing from the claim; else bill what stands alone, or remove the
    /// line.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90833", "minutes": 30}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99213"}, {"code": "90833", "minutes": 30}]}
    /// ```
    "add-on-without-primary": AddOn, Error,
        "an add-on code stands without one of its primaries";
    stages: [Schedule, Charge, Submit];
    research: ["EM-01", "EM-02", "EM-18", "EM-22", "IC-01", "IC-03", "IC-04", "SD-36", "BH-06"];
    sources: [NCCI_AOC, BCBSIL];
    denial: "CO" "B15" None;
    subsumes: [
        "crisis-code-elsewhere", "units-below-minutes", "prolonged-without-time-basis", "pair-not-allowed", "psychotherapy-minutes-above-band",
        "psychotherapy-minutes-below-band"
    ];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let Some(info) = line.info() else { continue };
        let suspended = match info.add_on {
            AddOn::No | AddOn::ContractorDefined => continue,
            AddOn::To(_) => false,
            AddOn::Suspended(_) => true,
        };
        sink.judge(line);
        if cx.primaries(line).next().is_some() {
            continue;
        }
        let month = info.period == Period::Month;
        // A program's bundle is of seven days in a row, and what is added to it may be of any of them.
        let week = info.family == Family::OpioidProgram;
        let in_week = |then: ServiceDate| (0..WEEK).contains(&line.date.days_since(then));
        let elsewhere = |other: &&Line<'_>| {
            other.index != line.index
                && (other.date == line.date
                    || month && other.date.month() == line.date.month()
                    || week && in_week(other.date))
        };
        if cx
            .lines
            .iter()
            .filter(elsewhere)
            .any(|other| info.primaries().contains(&other.code()))
        {
            // A primary is there, by another clinician: that is the rule about clinicians.
            continue;
        }
        // What is not known for the date, or should have been another code, might be the primary.
        if let Some(unknown) = cx.beside(line).find(|other| other.info().is_none()) {
            sink.missing(line, vec![unknown.path("code")]);
            continue;
        }
        // A primary that went out before, on a claim of its own, is a primary.
        let history = cx.history().enumerate();
        let delivered = history.filter(|(_, prior)| {
            let (then, now) = (prior.date_of_service, line.date);
            // The days of one course of testing may lie apart; how far, no source says.
            info.primaries().contains(&prior.code)
                && (then == now
                    || suspended
                    || month && then.month() == now.month()
                    || week && in_week(then))
        });
        // A program is one biller, whoever of it saw the patient.
        let whose = |prior: &PriorService| match prior.same_group {
            Some(true) if week => Some(true),
            _ => prior.same_clinician,
        };
        let delivered: Vec<(usize, Option<bool>)> =
            delivered.map(|(at, prior)| (at, whose(prior))).collect();
        if delivered.iter().any(|(_, same)| *same == Some(true)) {
            continue;
        }
        if let Some((at, _)) = delivered.iter().find(|(_, same)| same.is_none()) {
            sink.missing(line, vec![format!("/history/{at}/sameClinician")]);
            continue;
        }
        if suspended {
            let needs = vec!["/history".to_owned()];
            sink.unchecked(line, needs, Reason::MissingFact, Weight::Advisory);
            continue;
        }
        // A month's primary may have gone out before.
        let whole_month = cx.encounter.history_complete_from.is_some_and(|from| {
            from.month() < line.date.month() || from.month() == line.date.month() && from.day() == 1
        });
        let whole_week = cx
            .encounter
            .history_complete_from
            .is_some_and(|from| line.date.days_since(from) >= WEEK.saturating_sub(1));
        if month && !whole_month || week && !whole_week {
            let needs = vec!["/history".to_owned(), "/historyCompleteFrom".to_owned()];
            sink.missing(line, needs);
            continue;
        }
        // The list of primaries is older than the visits with codes of their own for video and telephone.
        if info.family == Family::PsychotherapyWithEm
            && cx
                .beside(line)
                .any(|other| other.is(|f| f == Family::EmVirtual))
        {
            sink.no_data(line, Reason::OutOfDate);
            continue;
        }
        // Beside a crisis of another code the same time has another add-on.
        let continued = cx.beside(line).find_map(|other| {
            let base = other.info().filter(|base| base.family == Family::Crisis)?;
            let mut all = codes::continuing().iter();
            all.find(|one| one.family == info.family && one.primaries().contains(&base.code))
        });
        let others: Vec<String> = cx
            .beside(line)
            .map(|other| other.code().to_string())
            .collect();
        let message = if others.is_empty() {
            format!(
                "{} is an add-on and no other service stands beside it",
                line.code()
            )
        } else {
            format!(
                "{} is an add-on and none of its primaries stands beside it, only {}",
                line.code(),
                others.join(", ")
            )
        };
        let draft = cx
            .beside(line)
            .fold(Draft::on(line, "code"), |draft, other| draft.and(other))
            .fact("billed", line.code())
            .fact("beside", others.join(" "));
        const WHY: &str = "an add-on without its primary is denied";
        // Psychotherapy minutes without an E/M are the stand-alone code of the same minutes.
        let therapy = info.family == Family::PsychotherapyWithEm && !cx.has_em_beside(line);
        let by_minutes = match line.time {
            Time::Minutes(minutes) => codes::supported(Ladder::Psychotherapy, line.date, minutes)
                .ok()
                .flatten(),
            _ => None,
        };
        let alone = by_minutes
            .map(|info| info.code)
            .or(info.counterpart)
            .filter(|_| therapy);
        if let Some(right) = continued.filter(|_| info.family == Family::CrisisAddOn) {
            let title = format!("bill {} instead of {}", right.code, line.code());
            let step = replace(line.path("code"), right.code.as_str().to_owned());
            sink.report(
                draft
                    .say(message, WHY, title.clone())
                    .correct(title, vec![step]),
            );
            continue;
        }
        let draft = match alone {
            Some(code) => draft
                .say(
                    message,
                    WHY,
                    format!("add the E/M if one was done; else bill {code}, the same minutes without an E/M"),
                )
                .correct(
                    format!("bill {code} instead of {}", line.code()),
                    vec![replace(line.path("code"), code.as_str().to_owned())],
                ),
            None => draft
                .say(message, WHY, "add the primary if it was done and is missing; else remove the line")
                .correct(format!("remove the {} line", line.code()), vec![remove(line.pointer())]),
        };
        sink.report(draft);
    }
}
