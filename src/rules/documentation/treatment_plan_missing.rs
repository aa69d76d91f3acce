use crate::codes::records::BY_PLAN;
use crate::encounter::NoteElement;
use crate::rules::place::as_medicare_binds;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Psychotherapy, day programs and opioid treatment programs rest on an individual treatment plan, with kind, amount, frequency
    /// and duration of the services, diagnosis and measurable goals. In the federal audit of psychotherapy 43 of 216 patient-days
    /// had no plan or a deficient one. A plan is there where its date is given, or where the note refers to one.
    ///
    /// An error for Medicare, Medicare Advantage and where no payer is named; a warning for other payers, whose demands their own
    /// policies set. The first visits before a plan exists are a case for a person.
    ///
    /// **What to do:** link the note to the plan; where there is none, make one before the next visit. A plan is never dated back.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "lines": [{"code": "90834"}], "note": {"treatmentPlan": {"referenced": false}}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "lines": [{"code": "90834"}], "note": {"treatmentPlan": {"date": "2026-01-12"}}}
    /// ```
    "treatment-plan-missing": Documentation, Error,
        "a service that rests on a treatment plan has none on record";
    stages: [Sign, Charge, Submit];
    research: ["DC-04"];
    sources: [MMP_CERT, OIG_ON_SITE, OIG_2023];
    denial: "CO" "50" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let plan = cx
        .encounter
        .note
        .as_ref()
        .and_then(|note| note.treatment_plan.as_ref());
    let dated = plan.is_some_and(|plan| plan.date.is_some() || plan.reviewed_on.is_some());
    let referenced = plan.and_then(|plan| plan.referenced);
    let there = match (referenced, cx.element(NoteElement::CarePlan)) {
        _ if dated => Some(true),
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), _) | (None, Some(false)) => Some(false),
        (None, None) => None,
    };
    let severity = as_medicare_binds(cx);
    for line in cx.of(|family| BY_PLAN.contains(&family)) {
        let path = "/note/treatmentPlan/referenced".to_owned();
        match there {
            Some(true) => sink.judge(line),
            None => sink.missing_at_worst(severity, line, vec![path]),
            Some(false) => sink.report_shared(
                Draft::at(path)
                    .and(line)
                    .severity(severity)
                    .say(
                        "no treatment plan is on record for the service",
                        "treatment without an individual plan is repaid on audit",
                        "link the note to the plan; where there is none, make one before the next visit",
                    )
                    .document("link the note to the treatment plan, if there is one"),
            ),
        }
    }
}
