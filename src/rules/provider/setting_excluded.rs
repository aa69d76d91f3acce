use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Medicare pays the institution, and not the clinician, for what social workers, marriage and family therapists and mental
    /// health counselors do for a hospital's inpatients. The same holds for social workers in a skilled nursing facility; family
    /// therapists and counselors are outside its consolidated billing. Work that is incident to another's is another rule's.
    ///
    /// **What to do:** do not bill Part B for it.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "placeOfService": "21", "rendering": {"credential": "lcsw"},
    ///  "lines": [{"code": "90834", "minutes": 45}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "placeOfService": "31", "rendering": {"credential": "lmft"},
    ///  "lines": [{"code": "90834", "minutes": 45}]}
    /// ```
    "setting-excluded": Provider, Error,
        "Medicare does not pay this kind of clinician in this place";
    stages: [Schedule, Charge, Submit];
    research: ["WB-04"];
    sources: [BPM_170, MFT_MHC];
    denial: "CO" "109" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    if !cx.payer.is_medicare() || cx.of_institution() {
        return;
    }
    for line in &cx.lines {
        let Some(Some(biller)) = line.biller() else {
            continue;
        };
        let excluded = biller.excluded_places();
        let incident_to = line.clinician.and_then(|one| one.incident_to);
        if excluded.is_empty() || line.info().is_none() || incident_to == Some(true) {
            continue;
        }
        let Some(place) = cx.place(line) else {
            sink.missing(line, vec![cx.place_path(line)]);
            continue;
        };
        sink.judge(line);
        if excluded.contains(&place) {
            sink.report_shared(
                Draft::at(cx.place_path(line))
                    .and(line)
                    .fact("place", place.as_str().to_owned())
                    .fact("clinician", biller.label())
                    .say(
                        format!(
                            "Medicare does not pay {} at place of service {}",
                            biller.label(),
                            place.as_str()
                        ),
                        "Part B denies it; the institution's payment covers it",
                        "do not bill Part B for it",
                    ),
            );
        }
    }
}
