use super::fact;
use crate::codes::{Family, places};
use crate::report::Severity;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Each setting has E/M visits of its own. An office visit to a patient who is admitted to a hospital or a psychiatric
    /// hospital is a hospital visit. A hospital visit in the office is a warning: the place may be what is wrong.
    ///
    /// **What to do:** bill the visit of the setting, or correct the place.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "placeOfService": "51", "lines": [{"code": "99214", "levelBasis": "mdm", "mdm": "moderate"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "placeOfService": "51", "lines": [{"code": "99232", "levelBasis": "mdm", "mdm": "moderate"}]}
    /// ```
    "em-setting-mismatch": Place, Error,
        "the E/M visit is of another setting than the place";
    stages: [Charge, Submit];
    research: ["PS-09"];
    sources: [EM_2023, CMS_POS];
    denial: "CO" "5" Some("M77");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let (worst, wanted) = match line.family() {
            Some(Family::EmOffice) => (Severity::Error, "hospital"),
            Some(Family::EmHospital) => (Severity::Warning, "office"),
            _ => continue,
        };
        let Some(place) = cx.place(line) else {
            sink.missing_at_worst(worst, line, vec![cx.place_path(line)]);
            continue;
        };
        sink.judge(line);
        let wrong = match worst {
            Severity::Error => places::INPATIENT.contains(&place),
            _ => place == places::OFFICE,
        };
        if wrong {
            sink.report(
                Draft::on(line, "code")
                    .severity(worst)
                    .fact("billed", line.code())
                    .fact("place", fact(place))
                    .say(
                        format!(
                            "{} is not a visit of place of service {}",
                            line.code(),
                            place.as_str()
                        ),
                        "the line is denied as not fitting the place",
                        format!("bill the {wanted} visit, or correct the place"),
                    ),
            );
        }
    }
}
