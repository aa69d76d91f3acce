use crate::payers::Kind;
use crate::payers::vocabulary::Program;
use crate::rules::statements::{Outcome, judge};
use crate::rules::{Context, Sink, rule};

rule! {
    /// The programs that a payer wants the clinician or the practice to be in: its own, its network, Medicare, a state's Medicaid, the
    /// safety program of a drug.
    ///
    /// **What to do:** enroll, or have an enrolled clinician see the patient.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "TRICARE", "rendering": {"credential": "lcsw", "enrolled": false}, "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "TRICARE", "rendering": {"credential": "lcsw", "enrolled": true}, "lines": [{"code": "90834"}]}
    /// ```
    "payer-enrollment-missing": Provider, Error,
        "the clinician is not in the program that the payer asks for";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "B7" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(cx, sink, Kind::Enrollment, &|asked| {
        let Some(demand) = &asked.held.given.enrollment else {
            return Outcome::Met;
        };
        let line = asked.line;
        let enrolled = line.clinician.and_then(|clinician| clinician.enrolled);
        let (given, path, words) = match demand.program {
            Program::Network => (
                cx.encounter.plan.as_ref().and_then(|plan| plan.in_network),
                "/plan/inNetwork".to_owned(),
                "be in the network",
            ),
            Program::Rems => (
                cx.encounter
                    .procedure
                    .as_ref()
                    .and_then(|procedure| procedure.rems_enrolled),
                "/procedure/remsEnrolled".to_owned(),
                "be in the drug's safety program",
            ),
            Program::Medicare => (
                enrolled,
                line.clinician_path("enrolled"),
                "be enrolled with Medicare",
            ),
            Program::Medicaid => (
                enrolled,
                line.clinician_path("enrolled"),
                "be enrolled with the state's Medicaid",
            ),
            Program::Payer => (
                enrolled,
                line.clinician_path("enrolled"),
                "be enrolled with it",
            ),
        };
        match given {
            Some(true) => Outcome::Met,
            None => Outcome::Unknown(vec![path]),
            Some(false) => Outcome::Broken(asked.at(path).say(
                format!(
                    "{} wants who bills {}{} to {words}",
                    asked.payer(),
                    line.code(),
                    asked.case()
                ),
                "the claim is denied for as long as the enrollment is not there",
                "enroll first; ask whether the payer goes back in time",
            )),
        }
    });
}
