use super::{by_medicare, listed, live};
use crate::encounter::{Modality, PatientLocation, ServiceDate};
use crate::rules::{Context, Draft, Sink, rule};

/// First date on which the permanent law applies again.
const SINCE: ServiceDate = ServiceDate::of(2028, 1, 1);

rule! {
    /// From 2028-01-01 mental health telehealth to the patient's home needs a visit in person in the six months before the first
    /// one and in the twelve months before each later one, by the clinician or a colleague of the same specialty and group. A
    /// patient whose telehealth began before 2028 needs the yearly one only. Treatment of a substance use disorder is exempt, and
    /// so is a later visit whose note says why travel would harm. Before 2028 nothing is asked.
    ///
    /// It reads `history` (with `modality`), `historyCompleteFrom` and `coverage.telehealthSince`.
    ///
    /// **What to do:** see the patient in person, or record the exception.
    ///
    /// ```json flags
    /// {"dateOfService": "2028-02-10", "payer": "medicare", "modality": "video", "placeOfService": "10", "patient": {"location": "home"},
    ///  "diagnoses": ["F33.1"], "lines": [{"code": "90834"}], "history": [], "historyCompleteFrom": "2026-01-01"}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2027-12-31", "payer": "medicare", "modality": "video", "placeOfService": "10", "patient": {"location": "home"},
    ///  "diagnoses": ["F33.1"], "lines": [{"code": "90834"}], "history": [], "historyCompleteFrom": "2026-01-01"}
    /// ```
    "in-person-visit-missing": Telehealth, Warning,
        "telehealth to the home without the visit in person that Medicare asks for";
    stages: [Schedule, Charge, Submit];
    research: ["TH-02", "TH-03", "TH-04"];
    sources: [CAA_2026, RCOLE_2026, NGS_EM, MTELEHEALTH];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    if cx.patient_location() != Some(PatientLocation::Home) || !by_medicare(cx) {
        return;
    }
    for line in &cx.lines {
        if line.date < SINCE || !listed(line) || !live(cx.modality(line)) {
            continue;
        }
        let Some(diagnoses) = &cx.encounter.diagnoses else {
            sink.missing(line, vec!["/diagnoses".to_owned()]);
            continue;
        };
        // F10 to F19: use of substances.
        if diagnoses.iter().any(|one| one.as_str().starts_with("F1")) {
            sink.judge(line);
            continue;
        }
        let since = cx
            .encounter
            .coverage
            .as_ref()
            .and_then(|coverage| coverage.telehealth_since);
        // Not known to be the first is judged as a later one, which asks for less.
        let months = match since {
            Some(since) if since >= SINCE && since >= line.date => 6,
            _ => 12,
        };
        let within = |earlier: ServiceDate| {
            let apart = line.date.month().saturating_sub(earlier.month());
            earlier <= line.date
                && (apart < months || apart == months && line.date.day() <= earlier.day())
        };
        let mut unknown = Vec::new();
        let mut seen = false;
        for (at, prior) in cx.history().enumerate() {
            if !within(prior.date_of_service) {
                continue;
            }
            let mine = match (prior.same_clinician, prior.same_group, prior.same_specialty) {
                (Some(true), ..) | (_, Some(true), Some(true)) => Some(true),
                (Some(false), Some(false), _) | (Some(false), _, Some(false)) => Some(false),
                _ => None,
            };
            let met = prior.modality.map(|one| one == Modality::InPerson);
            match (mine, met) {
                (Some(true), Some(true)) => seen = true,
                (Some(false), _) | (_, Some(false)) => {}
                (None, _) => unknown.push(format!("/history/{at}/sameClinician")),
                (_, None) => unknown.push(format!("/history/{at}/modality")),
            }
        }
        let complete = cx.encounter.history_complete_from.is_some_and(|from| {
            let apart = line.date.month().saturating_sub(from.month());
            from < line.date && !within(from) || apart == months && line.date.day() == from.day()
        });
        if seen {
            sink.judge(line);
        } else if !unknown.is_empty() {
            sink.missing(line, unknown);
        } else if !complete {
            sink.missing(
                line,
                vec!["/history".to_owned(), "/historyCompleteFrom".to_owned()],
            );
        } else {
            sink.report_shared(
                Draft::at("/history".to_owned())
                    .and(line)
                    .fact("months", months.unsigned_abs())
                    .say(
                        format!("no visit in person in the {months} months before"),
                        "Medicare does not pay mental health telehealth to the home without it",
                        "see the patient in person, or record the exception",
                    ),
            );
        }
    }
}
