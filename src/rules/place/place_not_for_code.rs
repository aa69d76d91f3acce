use super::{as_medicare_binds, fact};
use crate::codes::{PlaceRule, places};
use crate::encounter::ClaimType;
use crate::report::Severity;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Some codes are for some places only. Medicare's crisis codes for care elsewhere are for neither the office nor a place paid
    /// at the facility rate; the bundles of an opioid treatment program are for that program, on a professional claim. A visit
    /// with esketamine is an office or outpatient visit: in a hospital bed, an emergency room or a skilled nursing facility it
    /// is a warning, as only the code's own words say so. For payers that are not Medicare's every finding is a warning.
    ///
    /// **What to do:** check the place; if it is right, bill the code that is for it.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "placeOfService": "11", "lines": [{"code": "G0017", "minutes": 60}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "placeOfService": "12", "lines": [{"code": "G0017", "minutes": 60}]}
    /// ```
    "place-not-for-code": Place, Error,
        "the code is not for this place of service";
    stages: [Schedule, Charge, Submit];
    research: ["PS-03", "PS-05", "PS-10"];
    sources: [HCPCS_2024, CMS_POS, CMS_OTP, BCBSNC_OTP];
    denial: "CO" "5" Some("M77");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let Some(rule) = line.info().map(|info| info.setting.place) else {
            continue;
        };
        let worst = match rule {
            PlaceRule::Any => continue,
            PlaceRule::NotIn(_) => Severity::Warning,
            PlaceRule::Only(_) | PlaceRule::OutsideOfficeAndFacility => as_medicare_binds(cx),
        };
        if cx.claim_type() == Some(ClaimType::Institutional) {
            continue;
        }
        let Some(place) = cx.place(line) else {
            sink.missing_at_worst(worst, line, vec![cx.place_path(line)]);
            continue;
        };
        sink.judge(line);
        if rule.admits(place) || places::facility_rate(place).is_none() {
            continue;
        }
        sink.report_shared(
            Draft::at(cx.place_path(line))
                .and(line)
                .severity(worst)
                .fact("billed", line.code())
                .fact("place", fact(place))
                .say(
                    format!(
                        "{} is not for place of service {}",
                        line.code(),
                        place.as_str()
                    ),
                    "the line is denied as not fitting the place",
                    "check the place; if it is right, bill the code that is for it",
                ),
        );
    }
}
