use super::{by_medicare, live, possible, visit};
use crate::codes::Telehealth;
use crate::encounter::Modality;
use crate::report::Reason;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Medicare pays by telehealth what is on its list. Therapy of several families together is on it from 2026-01-01. Codes whose
    /// place on the list no source here confirms are unchecked. In person every code passes.
    ///
    /// **What to do:** see the patient in person, or bill a listed service if that is what was done.
    ///
    /// ```json flags
    /// {"dateOfService": "2025-12-31", "payer": "medicare", "modality": "video", "lines": [{"code": "90849"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-01-01", "payer": "medicare", "modality": "video", "lines": [{"code": "90849"}]}
    /// ```
    "telehealth-not-listed": Telehealth, Error,
        "the code is not on Medicare's telehealth list";
    stages: [Schedule, Charge, Submit];
    research: ["TH-07", "TH-08", "TH-09", "TH-10"];
    sources: [TELEHEALTH_2026, AAFP_TELEHEALTH, MANATT_2025];
    denial: "CO" "96" Some("N776");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    if !by_medicare(cx) {
        return;
    }
    for line in &cx.lines {
        let Some(modality) = cx.modality(line).filter(|one| *one != Modality::InPerson) else {
            continue;
        };
        let Some(info) = visit(line).filter(|info| possible(info, modality)) else {
            continue;
        };
        let from = match info.setting.telehealth {
            // Medicare's telehealth is live; what else a visit may be is not held.
            _ if !live(Some(modality)) => {
                sink.no_data(line, Reason::NoTable);
                continue;
            }
            Telehealth::Unknown => {
                sink.no_data(line, Reason::NoTable);
                continue;
            }
            Telehealth::Listed(from) if line.date >= from => {
                sink.judge(line);
                continue;
            }
            Telehealth::Listed(from) => Some(from),
            Telehealth::NotListed => None,
        };
        let mut draft = Draft::on(line, "code").fact("billed", line.code());
        if let Some(from) = from {
            draft = draft.fact("listedFrom", from.to_string());
        }
        sink.report(draft.say(
            format!(
                "{} is not on Medicare's telehealth list on {}",
                line.code(),
                line.date
            ),
            "Medicare denies it by telehealth",
            "see the patient in person, or bill a listed service if that is what was done",
        ));
    }
}
