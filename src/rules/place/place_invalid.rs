use super::fact;
use crate::codes::places;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A professional claim says where each service was done, in two digits of CMS's place-of-service set. About half of the
    /// hundred codes are not assigned. A place that is not given is not judged here: the rules that need one ask for it.
    ///
    /// **What to do:** use the code of the place where the patient was.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "placeOfService": "98", "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "placeOfService": "99", "lines": [{"code": "90834"}]}
    /// ```
    "place-invalid": Place, Error,
        "the place of service is not in CMS's set";
    stages: [Charge, Submit];
    research: ["PS-01"];
    sources: [CMS_POS];
    denial: "CO" "16" Some("M77");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let Some(place) = cx.place(line) else {
            continue;
        };
        if places::facility_rate(place).is_some() {
            sink.judge(line);
            continue;
        }
        sink.report_shared(
            Draft::at(cx.place_path(line))
                .and(line)
                .fact("place", fact(place))
                .say(
                    format!("{} is not an assigned place of service", place.as_str()),
                    "the claim is rejected before anybody reads it",
                    "use the code of the place where the patient was",
                ),
        );
    }
}
