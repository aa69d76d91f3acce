use super::whole;
use crate::rules::{Context, Sink, rule};

rule! {
    /// The total charge of a claim is the sum of its lines. Where every line has a charge and the total is given, they must agree
    /// to the cent.
    ///
    /// **What to do:** correct the total or the line.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "charge": 130}], "claim": {"totalCharge": 140}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "charge": 130}], "claim": {"totalCharge": 130}}
    /// ```
    "total-charge-mismatch": Claim, Error,
        "the total charge is not the sum of the lines";
    stages: [Submit];
    research: [];
    sources: [CMS_1500];
    denial: "CO" "16" Some("M54");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let total = cx
        .encounter
        .claim
        .as_ref()
        .and_then(|claim| claim.total_charge);
    let Some(total) = total else { return };
    let sum = cx.lines.iter().try_fold(0_u32, |sum, line| {
        Some(sum.saturating_add(line.given.charge?.0))
    });
    let Some(sum) = sum.filter(|sum| *sum != total.0) else {
        return;
    };
    let dollars = |cents: u32| format!("{}.{:02}", cents.div_euclid(100), cents.rem_euclid(100));
    sink.report(
        whole(cx, "/claim/totalCharge")
            .fact("total", dollars(total.0))
            .fact("sum", dollars(sum))
            .say(
                format!(
                    "the lines sum to {} and the total is {}",
                    dollars(sum),
                    dollars(total.0)
                ),
                "the claim is rejected",
                "correct the total or the line that is wrong",
            ),
    );
}
