use super::{by_medicare, listed, live, possible, telehealth_place, visit};
use crate::codes::places;
use crate::encounter::{Modality, Modifier, Place, ServiceDate};
use crate::report::{Reason, Severity};
use crate::rules::context::Line;
use crate::rules::{Context, Draft, Sink, rule};

/// Before, the place of a visit in person with modifier 95 was right too.
const SINCE: ServiceDate = ServiceDate::of(2024, 1, 1);
/// Video, of a clinician who is in the hospital while the patient is at home.
const VIDEO: Modifier = Modifier::literal("95");

rule! {
    /// Since 2024 a telehealth visit goes to Medicare with place of service 10 where the patient was at home and 02 where not;
    /// modifier 95 is not needed. One exception: a clinician in a hospital's outpatient department who sees a patient at home by
    /// video keeps the hospital's place, with 95.
    ///
    /// CMS describes home as a private residence and counts the like of a hotel or a car to it; a contractor counts a workplace
    /// too. So place 10 for a patient at work, in the community or elsewhere is a warning, and 02 passes. Federally qualified
    /// health centers, rural health clinics and institutional claims are not judged.
    ///
    /// To know, it needs `modality`, `placeOfService` and `patient.location`. For any other payer there is no national rule:
    /// telehealth visits are unchecked.
    ///
    /// **What to do:** use the place that says where the patient was.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "modality": "video", "placeOfService": "02",
    ///  "patient": {"location": "home"}, "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "modality": "video", "placeOfService": "10",
    ///  "patient": {"location": "home"}, "lines": [{"code": "90834"}]}
    /// ```
    "telehealth-place-mismatch": Telehealth, Error,
        "the place of service of a telehealth visit is not where the patient was";
    stages: [Charge, Submit];
    research: ["TH-01", "TH-05", "TH-15"];
    sources: [AAFP_TELEHEALTH, NGS_TELEHEALTH_2024, CMS_POS, TELEHEALTH_MODIFIERS];
    denial: "CO" "5" Some("M77");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    if !by_medicare(cx) {
        // The places of other payers are those of their packs.
        return;
    }
    for line in &cx.lines {
        let Some(info) = visit(line) else { continue };
        let Some(modality) = cx.modality(line) else {
            // Codes of one way only are asked about by the rule that judges the way.
            if !info.setting.modalities.is_empty() {
                continue;
            }
            match wrong(cx, line).filter(|_| telehealth_place(cx, line)) {
                Some(found) => report(cx, sink, line, found),
                None => sink.missing(line, vec![cx.modality_path(line)]),
            }
            continue;
        };
        if modality == Modality::InPerson {
            sink.judge(line);
            continue;
        }
        if !live(Some(modality)) || !possible(info, modality) || !listed(line) {
            continue;
        }
        if line.date < SINCE {
            sink.no_data(line, Reason::OutOfDate);
            continue;
        }
        if let Some(found) = wrong(cx, line) {
            report(cx, sink, line, found);
            continue;
        }
        let mut needs = Vec::new();
        if cx.place(line).is_none() {
            needs.push(cx.place_path(line));
        }
        // Only 95 makes a hospital's place right.
        let hospital = cx
            .place(line)
            .is_some_and(|place| places::HOSPITAL_OUTPATIENT.contains(&place));
        if hospital && line.given.modifiers.is_none() {
            needs.push(line.path("modifiers"));
        }
        if cx.patient_location().is_none() {
            needs.push("/patient/location".to_owned());
        }
        if needs.is_empty() {
            sink.judge(line);
        } else {
            sink.missing(line, needs);
        }
    }
}

/// The place on the claim, the place it should be, and how sure that is.
fn wrong(cx: &Context<'_>, line: &Line<'_>) -> Option<(Place, Option<Place>, Severity)> {
    let place = cx.place(line).filter(|_| line.date >= SINCE)?;
    let at_home = cx.patient_location().map(places::at_home);
    let right = match at_home {
        Some(Some(true)) => Some(places::TELEHEALTH_HOME),
        Some(_) => Some(places::TELEHEALTH_ELSEWHERE),
        None => None,
    };
    if !places::TELEHEALTH.contains(&place) {
        let from_hospital = places::HOSPITAL_OUTPATIENT.contains(&place)
            && line.has_modifier(&[VIDEO]) != Some(false)
            && matches!(at_home, None | Some(Some(true)));
        return (!from_hospital).then_some((place, right, Severity::Error));
    }
    let severity = match at_home {
        Some(None) => Severity::Warning,
        _ => Severity::Error,
    };
    right
        .filter(|right| *right != place)
        .map(|right| (place, Some(right), severity))
}

fn report(
    cx: &Context<'_>,
    sink: &mut Sink,
    line: &Line<'_>,
    (place, right, severity): (Place, Option<Place>, Severity),
) {
    let right = right.map_or("02 or 10".to_owned(), |right| right.as_str().to_owned());
    sink.report_shared(
        Draft::at(cx.place_path(line))
            .and(line)
            .severity(severity)
            .fact("place", place.as_str().to_owned())
            .fact("expected", right.clone())
            .say(
                format!("a telehealth visit has place of service {}", place.as_str()),
                "Medicare denies it, or pays it at the wrong rate",
                format!(
                    "use place of service {right}, if the patient's location is recorded right"
                ),
            ),
    );
}
