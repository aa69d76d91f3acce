use crate::codes::records::BY_PLAN;
use crate::rules::{Context, Draft, Sink, rule};

/// Months after which no source still takes a plan for current.
const MONTHS: i32 = 12;

rule! {
    /// A treatment plan is made before the treatment that rests on it, signed, and looked at again while treatment goes on. A plan
    /// dated after the visit, one that is said to be unsigned, and one that was neither made nor reviewed in the twelve months
    /// before the visit are warnings: payers and states set shorter times, and their packs will say so.
    ///
    /// **What to do:** review and sign the plan; do not date it back.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "note": {"treatmentPlan": {"date": "2024-05-02"}}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}],
    ///  "note": {"treatmentPlan": {"date": "2024-05-02", "reviewedOn": "2025-11-20"}}}
    /// ```
    "treatment-plan-not-current": Documentation, Warning,
        "the treatment plan is old, unsigned, or later than the visit";
    stages: [Sign, Charge, Submit];
    research: ["DC-05"];
    sources: [OIG_ON_SITE, MMP_CERT];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let plan = cx
        .encounter
        .note
        .as_ref()
        .and_then(|note| note.treatment_plan.as_ref());
    let Some(plan) = plan else { return };
    for line in cx.of(|family| BY_PLAN.contains(&family)) {
        sink.judge(line);
        let draft = |field: &str| Draft::at(format!("/note/treatmentPlan/{field}")).and(line);
        if let Some(date) = plan.date.filter(|date| *date > line.date) {
            sink.report_shared(draft("date").fact("planned", date.to_string()).say(
                format!("the treatment plan is of {date}, after the visit"),
                "treatment that began before its plan is open to question",
                "see which plan was in force; do not date it back",
            ));
        }
        // The latest day on which somebody looked at the plan, as far as the visit could rest on it.
        let looked = plan
            .date
            .max(plan.reviewed_on)
            .filter(|last| *last <= line.date);
        if let Some(last) = looked {
            let months = line.date.month().saturating_sub(last.month());
            if months > MONTHS || months == MONTHS && line.date.day() > last.day() {
                let field = match plan.reviewed_on {
                    Some(_) => "reviewedOn",
                    None => "date",
                };
                sink.report_shared(draft(field).fact("last", last.to_string()).say(
                    format!("the treatment plan was last made or reviewed on {last}"),
                    "goals that nobody looks at for a year show no expected improvement",
                    "review the plan and record what changed",
                ));
            }
        }
        if plan.signed == Some(false) {
            sink.report_shared(
                draft("signed")
                    .say(
                        "the treatment plan is not signed",
                        "an unsigned plan is no plan on audit",
                        "have it signed by whoever made it; do not date the signature back",
                    )
                    .document("sign the plan, with today's date"),
            );
        }
    }
}
