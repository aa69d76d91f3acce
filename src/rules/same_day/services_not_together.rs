use crate::codes::conflicts::{CONFLICTS, Conflict, Shared};
use crate::encounter::{Code, ServiceDate};
use crate::rules::context::{Context, Line};
use crate::rules::sink::remove;
use crate::rules::{Draft, Sink, rule};

rule! {
    /// Some services hold others, by the calendar month or by the date, where no NCCI pair says so: collaborative care and
    /// general integration in one month, a first and a later month of collaborative care, a short month beside a full one, the
    /// add-ons that mirror them, what advanced primary care management bundles, office treatment of opioid use beside a program's
    /// bundles, and everything that an esketamine visit includes.
    ///
    /// Both by the same clinician; a service in `history` counts where `sameClinician` or `sameGroup` says so. An opioid
    /// treatment program's bundle counts whoever billed it.
    ///
    /// **What to do:** remove the one that the other holds.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "G2083"}, {"code": "J0013", "units": 84}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "G2083"}]}
    /// ```
    "services-not-together": SameDay, Error,
        "a service is billed that another one of the same date or month holds";
    stages: [Charge, Submit];
    research: ["SD-32", "SD-33", "SD-34", "SD-35", "SD-37", "SD-38", "SD-39", "TB-40", "FQ-11", "FQ-16"];
    sources: [NCCI_PTP, MIRAH, MLN_BHI, FAIRPATH_APCM, AAFP_APCM, CGS_ESKETAMINE, NGS_OTP];
    denial: "CO" "97" None;
    subsumes: ["code-not-valid-for-medicare"];
    check: check
}

fn one_time(conflict: &Conflict, one: ServiceDate, other: ServiceDate) -> bool {
    match conflict.shared {
        Shared::Date => one == other,
        Shared::Month => one.month() == other.month(),
    }
}

fn dropped(conflict: &Conflict, line: &Line<'_>) -> bool {
    conflict.dropped.contains(&line.code())
        || line
            .family()
            .is_some_and(|family| conflict.dropped_families.contains(&family))
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    // A service alone is in no conflict.
    if cx.lines.len() < 2 && cx.history().next().is_none() {
        return;
    }
    for conflict in CONFLICTS {
        for line in &cx.lines {
            let kept = conflict.kept.contains(&line.code());
            if !kept && !dropped(conflict, line) {
                continue;
            }
            if !kept {
                let holder = cx.lines.iter().find(|other| {
                    conflict.kept.contains(&other.code())
                        && one_time(conflict, line.date, other.date)
                        && (conflict.anybody || cx.same_clinician(line, other))
                });
                if let Some(holder) = holder {
                    sink.report(
                        draft(conflict, line, line.code(), holder.code())
                            .and(holder)
                            .correct(
                                format!("remove the {} line", line.code()),
                                vec![remove(line.pointer())],
                            ),
                    );
                    continue;
                }
            }
            for (at, prior) in cx.history().enumerate() {
                let against = match kept {
                    true => conflict.dropped.contains(&prior.code),
                    false => conflict.kept.contains(&prior.code),
                };
                if !against || !one_time(conflict, line.date, prior.date_of_service) {
                    continue;
                }
                let counted = match (prior.same_clinician, prior.same_group) {
                    (Some(true), _) | (_, Some(true)) => Some(true),
                    _ if conflict.anybody => Some(true),
                    (same, _) => same,
                };
                match counted {
                    Some(true) => {
                        let (lost, paid) = match kept {
                            true => (prior.code, line.code()),
                            false => (line.code(), prior.code),
                        };
                        sink.report(draft(conflict, line, lost, paid).prior(at));
                    }
                    Some(false) => {}
                    None => {
                        sink.missing(line, vec![format!("/history/{at}/sameClinician")]);
                    }
                }
            }
        }
    }
}

fn draft(conflict: &Conflict, line: &Line<'_>, lost: Code, paid: Code) -> Draft {
    let time = match conflict.shared {
        Shared::Date => "date",
        Shared::Month => "calendar month",
    };
    Draft::on(line, "code")
        .fact("paid", paid)
        .fact("denied", lost)
        .say(
            format!(
                "{lost} and {paid} are not billed for one {time}: {}",
                conflict.reason
            ),
            format!("{lost} is denied as part of {paid}"),
            "bill the one that describes what was done",
        )
}
