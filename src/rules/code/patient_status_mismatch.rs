use crate::codes::{self, Period};
use crate::rules::context::Line;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Office, home, video and telephone visits have codes for new patients and codes for established ones; an esketamine visit is
    /// for established patients. A patient is established who was seen by this clinician, or by one of the same specialty in the
    /// group, in the last three years; a service in `history` shows it. Check-ins, telephone and message services are for
    /// established patients too.
    ///
    /// **What to do:** bill the code for the patient's status; a first esketamine session follows a first visit.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99203", "levelBasis": "mdm", "mdm": "low"}], "patient": {"established": true}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99203", "levelBasis": "mdm", "mdm": "low"}], "patient": {"established": false}}
    /// ```
    "patient-status-mismatch": Code, Error,
        "the code is for new patients and this one is known, or the other way round";
    stages: [Schedule, Sign, Charge, Submit];
    research: ["SK-03"];
    sources: [EM_2021, PABAU_ESKETAMINE, NEOLYTIX_ESKETAMINE];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let known = cx
        .encounter
        .patient
        .as_ref()
        .and_then(|patient| patient.established);
    for line in &cx.lines {
        let Some(wanted) = line.info().and_then(|info| info.established()) else {
            continue;
        };
        // What history shows is known, whatever is said or left unsaid.
        let before = seen_before(cx, line);
        match before.map(|_| true).or(known) {
            None => sink.missing(line, vec!["/patient/established".to_owned()]),
            Some(known) if known == wanted => sink.judge(line),
            Some(_) => {
                let draft = Draft::on(line, "code").fact("billed", line.code());
                let draft = match before {
                    Some(at) => draft.prior(at),
                    None => draft,
                };
                sink.report(draft.say(
                    if wanted {
                        format!(
                            "{} is for established patients, and this one is new",
                            line.code()
                        )
                    } else {
                        format!(
                            "{} is for new patients, and this one is established",
                            line.code()
                        )
                    },
                    "the payer knows its patients' visits and denies the line",
                    "bill the code for the patient's status, at the level that the record supports",
                ));
            }
        }
    }
}

/// Months in which a visit makes a patient an established one.
const MONTHS: i32 = 36;

/// The visit in history of this clinician, or of one of the same specialty in the group, in the last three years.
fn seen_before(cx: &Context<'_>, line: &Line<'_>) -> Option<usize> {
    cx.history().position(|prior| {
        let apart = line
            .date
            .month()
            .saturating_sub(prior.date_of_service.month());
        let recent = prior.date_of_service < line.date
            && (apart < MONTHS || apart == MONTHS && line.date.day() < prior.date_of_service.day());
        let mine = prior.same_clinician == Some(true)
            || prior.same_group == Some(true) && prior.same_specialty == Some(true);
        let met = codes::find(prior.code).is_some_and(|info| {
            info.family.takes_the_clock()
                && !info.family.is_from_afar()
                && matches!(info.period, Period::Session | Period::Date)
        });
        recent && mine && met
    })
}
