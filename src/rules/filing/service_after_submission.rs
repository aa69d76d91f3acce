use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A claim goes out after its services. A date of service later than the day of submission is a slip in one of the two dates,
    /// or a visit billed before it happened.
    ///
    /// **What to do:** correct the date that is wrong; bill a visit after it took place.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "claim": {"submissionDate": "2026-03-15"}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "claim": {"submissionDate": "2026-03-16"}}
    /// ```
    "service-after-submission": Filing, Error,
        "a service is dated after the claim's submission";
    stages: [Submit];
    research: [];
    sources: [CMS_1500];
    denial: "CO" "110" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let sent = cx
        .encounter
        .claim
        .as_ref()
        .and_then(|claim| claim.submission_date);
    let Some(sent) = sent else { return };
    for line in &cx.lines {
        sink.judge(line);
        if line.date <= sent {
            continue;
        }
        let place = match line.given.date_of_service {
            Some(_) => line.path("dateOfService"),
            None => "/dateOfService".to_owned(),
        };
        sink.report(
            Draft::at(place)
                .and(line)
                .fact("sent", sent.to_string())
                .say(
                    format!(
                        "the service is dated {}, after the claim's submission on {sent}",
                        line.date
                    ),
                    "the claim is denied",
                    "correct the date that is wrong; a visit is billed after it took place",
                ),
        );
    }
}
