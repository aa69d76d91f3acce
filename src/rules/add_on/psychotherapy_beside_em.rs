use crate::codes::Family;
use crate::rules::sink::replace;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Psychotherapy beside an E/M of the same clinician on the same date is reported as the add-on to the E/M, not as the
    /// stand-alone code. No modifier changes that, 25 on the E/M included.
    ///
    /// **What to do:** bill the add-on of the same minutes.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99213"}, {"code": "90834", "minutes": 45}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99213"}, {"code": "90836", "minutes": 45}]}
    /// ```
    "psychotherapy-beside-em": AddOn, Error,
        "stand-alone psychotherapy is billed beside an E/M of the same clinician";
    stages: [Schedule, Charge, Submit];
    research: ["EM-03"];
    sources: [NCCI_PTP, AAPC_PSYCH];
    denial: "CO" "236" None;
    subsumes: ["pair-not-allowed"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::Psychotherapy) {
        let Some(code) = line.info().and_then(|info| info.counterpart) else {
            continue;
        };
        sink.judge(line);
        let Some(em) = cx
            .beside(line)
            .find(|other| other.is(Family::takes_therapy))
        else {
            continue;
        };
        sink.report(
            Draft::on(line, "code")
                .and(em)
                .fact("billed", line.code())
                .fact("em", em.code())
                .fact("supported", code)
                .say(
                    format!("{} stands beside {} of the same clinician, where psychotherapy is an add-on", line.code(), em.code()),
                    "the psychotherapy line is denied, and no modifier rescues it",
                    format!("bill {code}, the add-on of the same minutes"),
                )
                .correct(
                    format!("bill {code} instead of {}", line.code()),
                    vec![replace(line.path("code"), code.as_str().to_owned())],
                ),
        );
    }
}
