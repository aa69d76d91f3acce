use crate::codes::Family;
use crate::codes::diagnoses::{DEPRESSION, SUICIDALITY};
use crate::rules::{Context, Draft, Sink, rule};

/// Adequate antidepressant trials that failed, before depression counts as resistant.
const FAILED: u32 = 2;

rule! {
    /// Esketamine is approved for two indications: major depression that two adequate antidepressants did not help, and major
    /// depression with acute suicidal ideation or behavior. From 2025-01-21 it may be given alone for the first; plans may still ask
    /// for an antidepressant beside it, which this rule cannot see.
    ///
    /// **What to do:** report the indication if the record has it, with the failed trials; else the treatment is off-label and mostly
    /// not covered.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F33.2"], "procedure": {"failedTrials": 1}, "lines": [{"code": "G2083"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F33.2"], "procedure": {"failedTrials": 2}, "lines": [{"code": "G2083"}]}
    /// ```
    "esketamine-indication-missing": Diagnosis, Error,
        "esketamine is billed without one of its indications";
    stages: [Schedule, Sign, Charge, Submit];
    research: ["SK-09"];
    sources: [ESKETAMINE_FDA, CIGNA_ESKETAMINE];
    denial: "CO" "50" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let any = |groups| {
        let given = cx.encounter.diagnoses.as_deref()?;
        Some(given.iter().any(|one| one.is_in(groups)))
    };
    for line in cx.of(|family| matches!(family, Family::Esketamine | Family::EsketamineDrug)) {
        let Some(depression) = any(DEPRESSION) else {
            sink.missing(line, vec!["/diagnoses".to_owned()]);
            continue;
        };
        let failed = cx
            .encounter
            .procedure
            .as_ref()
            .and_then(|one| one.failed_trials)
            .map(|trials| trials.0);
        let (path, message) = match (depression, any(SUICIDALITY), failed) {
            (false, ..) => (
                "/diagnoses",
                format!(
                    "{} is billed and no major depression is among the diagnoses",
                    line.code()
                ),
            ),
            (true, Some(true), _) => {
                sink.judge(line);
                continue;
            }
            (true, _, None) => {
                sink.missing(line, vec!["/procedure/failedTrials".to_owned()]);
                continue;
            }
            (true, _, Some(failed)) if failed >= FAILED => {
                sink.judge(line);
                continue;
            }
            (true, _, Some(failed)) => (
                "/procedure/failedTrials",
                format!(
                    "{failed} failed trials are recorded, and no acute suicidality is coded; resistant means {FAILED}"
                ),
            ),
        };
        sink.report(
            Draft::at(path.to_owned())
                .and(line)
                .fact("billed", line.code())
                .say(
                    message,
                    "the treatment is denied outside its indications",
                    "report the indication and the failed trials if the record has them; else tell the patient that it is mostly not covered",
                ),
        );
    }
}
