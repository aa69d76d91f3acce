use crate::payers::{self, PayerView};
use crate::report::{Reason, Weight};
use crate::rules::{Context, Sink, rule};

rule! {
    /// Rules that differ by payer need to know the payer. A name that is not known blocks a clean verdict: its rules may forbid
    /// what national rules allow. No payer at all leaves an advisory entry, for a check against national rules only. This rule
    /// never gives a finding.
    ///
    /// **What to do:** use the payer's id, one of its aliases or its payer number; `payers()` lists them, and the entry names the one
    /// that comes nearest.
    ///
    /// ```json unchecked
    /// {"dateOfService": "2026-03-16", "payer": "Example Health of Nowhere", "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "Aetna", "lines": [{"code": "90834"}]}
    /// ```
    "payer-unknown": Claim, Error,
        "the payer is not known, so its rules are not applied";
    stages: [Schedule, Sign, Charge, Submit];
    research: [];
    sources: [];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let every: Vec<usize> = cx.lines.iter().map(|line| line.index).collect();
    match cx.payer {
        PayerView::Known(..) => {
            for line in &cx.lines {
                sink.judge(line);
            }
        }
        PayerView::Unknown(_) => {
            sink.note(
                every,
                vec!["/payer".to_owned()],
                Reason::UnknownPayer,
                Weight::Blocking,
            );
            let name = cx.encounter.payer.as_ref();
            sink.suggest(name.and_then(|name| payers::suggest(&name.0)));
        }
        PayerView::NotGiven => sink.note(
            every,
            vec!["/payer".to_owned()],
            Reason::UnknownPayer,
            Weight::Advisory,
        ),
    }
}
