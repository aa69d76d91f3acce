use crate::codes::Family;
use crate::payers::PayerKind;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Medicare made prolonged codes of its own, which count from later totals. Most other plans want CPT's prolonged codes
    /// instead. Plans differ, so this is a warning.
    ///
    /// **What to do:** bill CPT's prolonged code, by its own totals, unless this plan has written that it follows Medicare.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "aetna", "lines": [
    ///   {"code": "99215", "levelBasis": "time", "minutes": 70}, {"code": "G2212"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "aetna", "lines": [
    ///   {"code": "99215", "levelBasis": "time", "minutes": 70}, {"code": "99417", "units": 2}]}
    /// ```
    "medicare-prolonged-code-elsewhere": Code, Warning,
        "a prolonged code of Medicare's own is billed to another payer";
    stages: [Charge, Submit];
    research: ["EM-13"];
    sources: [RVUDOC, CHIROCODE];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::Prolonged) {
        // Medicare's own codes are those of its own code set, whose numbers begin with a letter.
        let own = line
            .code()
            .as_str()
            .starts_with(|letter: char| letter.is_ascii_alphabetic());
        if !own {
            continue;
        }
        match cx.payer.kind() {
            None => sink.missing(line, vec!["/payer".to_owned()]),
            Some(PayerKind::Medicare | PayerKind::MedicareAdvantage) => sink.judge(line),
            Some(_) => sink.report(Draft::on(line, "code").fact("billed", line.code()).say(
                format!("{} is a code of Medicare's own, and the payer is another", line.code()),
                "most other plans deny it and want CPT's prolonged code",
                "bill CPT's prolonged code by its own totals, unless the plan has written that it follows Medicare",
            )),
        }
    }
}
