use super::incident_to;
use crate::encounter::{Clinician, ServiceDate, Supervision};
use crate::rules::{Context, Draft, Sink, rule};

/// First date on which general supervision is enough for behavioral health.
const GENERAL_SINCE: ServiceDate = ServiceDate::of(2023, 1, 1);

rule! {
    /// Work is incident to a practitioner's service only in a course of treatment that the practitioner began, for a problem that
    /// is not new, and under supervision: general supervision for behavioral health since 2023, direct before. An E/M visit is
    /// not behavioral health here, so the kind of its supervision is not judged. Employment, the scope of the state's law and the
    /// practitioner's continued part are not facts of an encounter and are not judged.
    ///
    /// **What to do:** bill under the clinician's own number where there is one, else do not bill it to Medicare.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "supervisor": {"credential": "psychologist"}, "lines": [{"code": "90834"}],
    ///  "rendering": {"credential": "associate", "incidentTo": true, "initiatedBySupervisor": false}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "supervisor": {"credential": "psychologist"}, "lines": [{"code": "90834"}],
    ///  "rendering": {"credential": "associate", "incidentTo": true, "initiatedBySupervisor": true, "newProblem": false,
    ///   "supervision": "general"}}
    /// ```
    "incident-to-elements-missing": Provider, Error,
        "a service billed as incident to another's is not";
    stages: [Schedule, Sign, Charge, Submit];
    research: ["WB-08", "WB-11"];
    sources: [INCIDENT_TO_2023, FRIER];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for (line, clinician) in incident_to(cx) {
        let Some(info) = line.info().filter(|info| !info.family.is_from_afar()) else {
            continue;
        };
        sink.judge(line);
        let Clinician {
            initiated_by_supervisor: initiated,
            new_problem: new,
            supervision,
            ..
        } = clinician;
        let direct = line.date < GENERAL_SINCE && !info.family.is_em();
        let unsupervised = supervision
            .map(|given| given == Supervision::None || direct && given == Supervision::General);
        let elements = [
            (
                "initiatedBySupervisor",
                initiated.map(|began| !began),
                "the supervisor did not begin the treatment",
            ),
            ("newProblem", *new, "the visit was about a new problem"),
            (
                "supervision",
                unsupervised,
                "the work was not supervised as it must be",
            ),
        ];
        for (field, fails, message) in elements {
            let path = line.clinician_path(field);
            match fails {
                None => sink.missing(line, vec![path]),
                Some(false) => {}
                Some(true) => sink.report_shared(Draft::at(path).and(line).say(
                    message,
                    "without it the service is not incident to the supervisor's, and is repaid",
                    "bill under the clinician's own number where there is one, else do not bill Medicare",
                )),
            }
        }
        if cx.encounter.supervisor.is_none() {
            sink.missing(line, vec!["/supervisor".to_owned()]);
        }
    }
}
