use super::incident_to;
use crate::codes::places;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Nothing is incident to a practitioner's service in a hospital, a skilled nursing facility or another institution: there the
    /// institution is paid for its staff's work.
    ///
    /// **What to do:** bill under the clinician's own number where there is one, else do not bill Part B.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "placeOfService": "22", "lines": [{"code": "90834"}],
    ///  "rendering": {"credential": "associate", "incidentTo": true}, "supervisor": {"credential": "psychologist"}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "placeOfService": "11", "lines": [{"code": "90834"}],
    ///  "rendering": {"credential": "associate", "incidentTo": true}, "supervisor": {"credential": "psychologist"}}
    /// ```
    "incident-to-in-institution": Provider, Error,
        "a service in an institution is billed as incident to another's";
    stages: [Schedule, Charge, Submit];
    research: ["WB-09"];
    sources: [INCIDENT_TO_2023, BPM_170];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for (line, _) in incident_to(cx) {
        let Some(place) = cx.place(line) else {
            sink.missing(line, vec![cx.place_path(line)]);
            continue;
        };
        sink.judge(line);
        if places::INSTITUTIONS.contains(&place) {
            sink.report_shared(
                Draft::at(cx.place_path(line))
                    .and(line)
                    .fact("place", place.as_str().to_owned())
                    .say(
                        format!("nothing is incident to at place of service {}", place.as_str()),
                        "Part B denies it; the institution is paid for its staff's work",
                        "bill under the clinician's own number where there is one, else do not bill Part B",
                    ),
            );
        }
    }
}
