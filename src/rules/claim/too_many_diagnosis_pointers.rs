use crate::encounter::ClaimType;
use crate::rules::{Context, Draft, Sink, rule};

/// Diagnoses that a professional service line points to.
const MOST: usize = 4;

rule! {
    /// A line of a professional claim points to at most four of the claim's diagnoses, on paper and as a file. The first is why the
    /// service was given. An institutional claim has no such pointers and is not judged.
    ///
    /// **What to do:** keep the four that the service was given for.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F33.1", "F41.1", "F43.10", "F60.3", "Z63.0"],
    ///  "lines": [{"code": "90834", "diagnosisPointers": [1, 2, 3, 4, 5]}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F33.1", "F41.1", "F43.10", "F60.3", "Z63.0"],
    ///  "lines": [{"code": "90834", "diagnosisPointers": [1, 2, 3, 4]}]}
    /// ```
    "too-many-diagnosis-pointers": Claim, Error,
        "a line points to more diagnoses than a professional claim holds";
    stages: [Charge, Submit];
    research: [];
    sources: [CMS_1500];
    denial: "CO" "16" Some("M76");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    if cx.claim_type() == Some(ClaimType::Institutional) {
        return;
    }
    for line in &cx.lines {
        let Some(pointers) = &line.given.diagnosis_pointers else {
            continue;
        };
        sink.judge(line);
        let count = pointers.len();
        if count > MOST {
            sink.report(
                Draft::on(line, "diagnosisPointers")
                    .fact("pointers", u32::try_from(count).unwrap_or(u32::MAX))
                    .say(
                        format!(
                            "{} points to {count} diagnoses, and a line holds {MOST}",
                            line.code()
                        ),
                        "the claim is rejected, or the last ones are lost",
                        format!("keep the {MOST} that the service was given for"),
                    ),
            );
        }
    }
}
