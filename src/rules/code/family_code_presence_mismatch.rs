use crate::codes::{self, Family};
use crate::rules::sink::replace;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Two family codes differ only in whether the patient was there. The recorded presence decides which.
    ///
    /// **What to do:** bill the code of the recorded presence.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90847", "minutes": 50, "patientPresent": false}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90847", "minutes": 50, "patientPresent": true}]}
    /// ```
    "family-code-presence-mismatch": Code, Error,
        "the family code does not fit whether the patient was there";
    stages: [Sign, Charge, Submit];
    research: ["DC-11"];
    sources: [LEGALCLARITY_FAMILY];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::Family) {
        let Some(wanted) = line.info().and_then(|info| info.patient_present) else {
            continue;
        };
        let session = cx.session().and_then(|session| session.patient_present);
        let Some(present) = line.given.patient_present.or(session) else {
            let path = match cx.of(|family| family == Family::Family).count() {
                1 => "/session/patientPresent".to_owned(),
                _ => line.path("patientPresent"),
            };
            sink.missing(line, vec![path]);
            continue;
        };
        sink.judge(line);
        if present == wanted {
            continue;
        }
        let other = codes::all().iter().copied().find(|info| {
            info.family == Family::Family
                && info.patient_present == Some(present)
                && info.in_force(line.date)
        });
        let Some(other) = other else { continue };
        let was = if present {
            "was there"
        } else {
            "was not there"
        };
        sink.report(
            Draft::on(line, "code")
                .fact("billed", line.code())
                .fact("patientPresent", present)
                .fact("supported", other.code)
                .say(
                    format!(
                        "the patient {was} and {} is for a session {} the patient",
                        line.code(),
                        if wanted { "with" } else { "without" }
                    ),
                    "the code does not describe the session and is repaid on audit",
                    format!("bill {}", other.code),
                )
                .correct(
                    format!("bill {} instead of {}", other.code, line.code()),
                    vec![replace(line.path("code"), other.code.as_str().to_owned())],
                ),
        );
    }
}
