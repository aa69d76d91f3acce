use crate::rules::sink::MOST_MODIFIERS;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A claim line holds four modifiers. The ones that decide payment stand first.
    ///
    /// **What to do:** keep the four that this payer needs.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-06-16", "lines": [{"code": "90834", "modifiers": ["95", "GT", "HO", "U1", "U2"]}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-06-16", "lines": [{"code": "90834", "modifiers": ["95", "GT", "HO", "U1"]}]}
    /// ```
    "too-many-modifiers": Claim, Error,
        "a line has more modifiers than a claim holds";
    stages: [Charge, Submit];
    research: [];
    sources: [CMS_1500];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let Some(modifiers) = &line.given.modifiers else {
            continue;
        };
        sink.judge(line);
        let count = modifiers.len();
        if count > MOST_MODIFIERS {
            sink.report(
                Draft::on(line, "modifiers")
                    .fact("modifiers", u32::try_from(count).unwrap_or(u32::MAX))
                    .say(
                        format!(
                            "{} has {count} modifiers, and a line holds {MOST_MODIFIERS}",
                            line.code()
                        ),
                        "the claim is rejected, or the last ones are lost",
                        "keep those that this payer needs",
                    ),
            );
        }
    }
}
