use crate::codes::{Biller, Medicare};
use crate::rules::{Context, Draft, Sink, rule};

/// Percent of the psychologist's amount.
const REDUCED: u32 = 75;

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
    // An institution is paid by the visit or the day, whoever does the work.
    if !cx.payer.is_medicare() || cx.of_institution() {
        return;
    }
    let mut found: Vec<(Biller, Draft)> = Vec::new();
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
        let incident_to = line.clinician.and_then(|one| one.incident_to) == Some(true);
        // What is billed under the supervisor's number is paid at the supervisor's rate.
        if !payable || incident_to {
            continue;
        }
        sink.judge(line);
        if biller.percent() != REDUCED {
            continue;
        }
        match found.iter().position(|(other, _)| *other == biller) {
            Some(at) => {
                let (biller, draft) = found.swap_remove(at);
                found.push((biller, draft.and(line)));
            }
            None => found.push((
                biller,
                Draft::at(line.clinician_pointer())
                    .and(line)
                    .fact("percent", REDUCED),
            )),
        }
    }
    for (biller, draft) in found {
        sink.report(draft.fact("clinician", biller.label()).say(
            format!(
                "Medicare pays {} {REDUCED} percent of the clinical psychologist's amount",
                biller.label()
            ),
            "the payment is smaller than the fee schedule's amount, and that is right",
            "nothing to do; expect the amount, and accept assignment",
        ));
    }
}
