use crate::codes::{Biller, Medicare};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Medicare pays clinical social workers, marriage and family therapists and mental health counselors 75 percent of what it
    /// pays a clinical psychologist, and they must take assignment. This is no fault of the claim; it explains the amount.
    ///
    /// **What to do:** nothing.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "rendering": {"credential": "lpc"}, "lines": [{"code": "90837", "minutes": 60}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "rendering": {"credential": "psychologist"}, "lines": [{"code": "90837", "minutes": 60}]}
    /// ```
    "reduced-payment-rate": Provider, Info,
        "Medicare pays this kind of clinician 75 percent of the psychologist's amount";
    stages: [Schedule, Charge, Submit];
    research: ["WB-03"];
    sources: [MFT_MHC, BPM_170];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    if !cx.payer.is_medicare() {
        return;
    }
    let mut finding: Option<(Draft, Biller)> = None;
    for line in &cx.lines {
        let Some(Some(biller)) = line.biller() else {
            continue;
        };
        let payable = line.info().is_some_and(|info| match info.medicare {
            Medicare::Billers(billers) => {
                let since = biller.since(info.family);
                billers.contains(&biller) && since.is_none_or(|since| line.date >= since)
            }
            _ => false,
        });
        if !payable {
            continue;
        }
        if line
            .clinician
            .is_some_and(|clinician| clinician.incident_to == Some(true))
        {
            // Billed under the supervisor's number, at the supervisor's rate.
            continue;
        }
        sink.judge(line);
        if biller.reduced_rate() {
            let (draft, biller) = finding.unwrap_or_else(|| {
                (
                    Draft::at(line.clinician_pointer()).fact("percent", 75),
                    biller,
                )
            });
            finding = Some((draft.and(line), biller));
        }
    }
    if let Some((draft, biller)) = finding {
        sink.report(draft.fact("clinician", biller.label()).say(
            format!(
                "Medicare pays {} 75 percent of the clinical psychologist's amount",
                biller.label()
            ),
            "the payment is smaller than the fee schedule's amount, and that is right",
            "nothing to do; expect the amount, and accept assignment",
        ));
    }
}
