use crate::codes::Family;
use crate::encounter::Modifier;
use crate::rules::{Context, Draft, Sink, rule};

const ATTESTED: &[Modifier] = &[Modifier::literal("KX")];
/// The contractor that asks for it.
const CONTRACTOR: &str = "cgs";

rule! {
    /// One Medicare contractor (CGS) wants modifier KX on the esketamine visit: it attests that site and patient are enrolled in the
    /// drug's safety program. Other contractors are silent; `plan.region` says which one it is.
    ///
    /// **What to do:** add KX if both are enrolled.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "plan": {"region": "CGS"}, "lines": [{"code": "G2083", "modifiers": []}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "plan": {"region": "CGS"}, "lines": [{"code": "G2083", "modifiers": ["KX"]}]}
    /// ```
    "attestation-modifier-missing": Modifier, Warning,
        "the contractor wants an attestation modifier on the esketamine visit";
    stages: [Charge, Submit];
    research: ["SK-05"];
    sources: [CGS_ESKETAMINE];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    if !cx.payer.is_medicare() {
        return;
    }
    let region = cx
        .encounter
        .plan
        .as_ref()
        .and_then(|plan| plan.region.as_ref());
    for line in cx.of(|family| family == Family::Esketamine) {
        match (region, line.has_modifier(ATTESTED)) {
            (_, Some(true)) => sink.judge(line),
            (None, _) => sink.missing(line, vec!["/plan/region".to_owned()]),
            (Some(region), found) if region.0.eq_ignore_ascii_case(CONTRACTOR) => match found {
                None => sink.missing(line, vec![line.path("modifiers")]),
                _ => sink.report(
                    Draft::on(line, "modifiers")
                        .fact("billed", line.code())
                        .say(
                            format!("{} lacks KX, which this contractor asks for", line.code()),
                            "the line is returned or denied",
                            "add KX if site and patient are enrolled in the drug's safety program",
                        ),
                ),
            },
            _ => sink.judge(line),
        }
    }
}
