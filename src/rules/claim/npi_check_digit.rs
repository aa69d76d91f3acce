use super::whole;
use crate::encounter::{Clinician, Text};
use crate::rules::context::Line;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A National Provider Identifier is ten digits, the last of which is a check digit over the others (Luhn's, with 80840 before
    /// them). One that fails was mistyped. Judged are the numbers of the clinicians, the supervisor, who bills, and who referred.
    ///
    /// **What to do:** look the number up in the national registry.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-06-16", "rendering": {"npi": "1234567890"}, "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-06-16", "rendering": {"npi": "1234567893"}, "lines": [{"code": "90834"}]}
    /// ```
    "npi-check-digit": Claim, Error,
        "a provider number fails its check digit";
    stages: [Charge, Submit];
    research: [];
    sources: [NPI_CHECK];
    denial: "CO" "207" None;
    check: check
}

/// Whether the last of ten digits is the check digit of the others.
fn sound(npi: &str) -> bool {
    let npi = npi.trim().as_bytes();
    // The digits 80840 before the number add 24 to the sum.
    let mut sum = 24_u32;
    for (at, byte) in npi.iter().enumerate() {
        let digit = u32::from(byte.wrapping_sub(b'0'));
        let counted = match (at % 2, digit) {
            (_, 10..) => return false,
            (0, 5..) => digit.saturating_mul(2).saturating_sub(9),
            (0, _) => digit.saturating_mul(2),
            _ => digit,
        };
        sum = sum.saturating_add(counted);
    }
    npi.len() == 10 && sum.is_multiple_of(10)
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let encounter = cx.encounter;
    let billing = encounter.billing.as_ref().and_then(|one| one.npi.as_ref());
    let claim = encounter.claim.as_ref();
    let referring = claim.and_then(|claim| claim.referring_npi.as_ref());
    judge(cx, sink, None, "/rendering/npi", of(&encounter.rendering));
    judge(cx, sink, None, "/supervisor/npi", of(&encounter.supervisor));
    judge(cx, sink, None, "/billing/npi", billing);
    judge(cx, sink, None, "/claim/referringNpi", referring);
    for line in &cx.lines {
        let path = line.path("rendering/npi");
        judge(cx, sink, Some(line), &path, of(&line.given.rendering));
    }
}

fn of(clinician: &Option<Clinician>) -> Option<&Text> {
    clinician.as_ref()?.npi.as_ref()
}

/// Judges a number of a line's clinician, or of the claim.
fn judge(
    cx: &Context<'_>,
    sink: &mut Sink,
    line: Option<&Line<'_>>,
    path: &str,
    number: Option<&Text>,
) {
    let Some(Text(number)) = number else { return };
    for one in &cx.lines {
        sink.judge(one);
    }
    if sound(number) {
        return;
    }
    let draft = match line {
        Some(line) => Draft::at(path.to_owned()).and(line),
        None => whole(cx, path),
    };
    sink.report(draft.say(
        "the provider number is not ten digits with a right check digit",
        "a claim with a number that nobody has is rejected",
        "look the number up in the national registry",
    ));
}
