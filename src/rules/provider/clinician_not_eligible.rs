use crate::codes::{self, Biller, Family, Medicare, Staff, credential_of_taxonomy};
use crate::encounter::{Clinician, Credential, Word};
use crate::payers::PayerKind;
use crate::report::Reason;
use crate::rules::context::{Context, Line};
use crate::rules::{Draft, Sink, rule};

rule! {
    /// Medicare pays each kind of practitioner for the services of its own benefit: social workers, counselors, family therapists
    /// and psychologists for psychotherapy and evaluation, not for E/M visits or anything with medical services; people in
    /// training for nothing under their own number. Marriage and family therapists and mental health counselors may bill from
    /// 2024-01-01, and social workers from that day for health behavior services.
    ///
    /// The licence is read from `credential`, else from a taxonomy that leaves no doubt. Therapy by somebody without a benefit
    /// of their own, billed as incident to a supervisor's, is judged by the supervisor's licence; what they may do of a medical
    /// service is not held. Whoever has a benefit of their own is held to it. Facts exist for Medicare only; for any other payer the rule is
    /// unchecked.
    ///
    /// Tests that a technician gives, a month that a care manager fills and the like are billed by whoever directs the staff: the
    /// supervisor, else the visit's clinician. Their own licence is not judged, and the work is no incident-to service. Whom a
    /// facility lets work on its own institutional claim is unchecked.
    ///
    /// Program and facility codes are for those who are enrolled as such (`billing.setting`). Medication management beside
    /// psychotherapy is for prescribing psychologists, whoever pays.
    ///
    /// **What to do:** bill the service of the clinician's own benefit, or have the service done by someone whose benefit has it.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "rendering": {"credential": "lcsw"}, "lines": [{"code": "90792"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "rendering": {"credential": "lcsw"}, "lines": [{"code": "90791"}]}
    /// ```
    "clinician-not-eligible": Provider, Error,
        "the clinician's licence is not one that may bill this code to Medicare";
    stages: [Schedule, Sign, Charge, Submit];
    research: ["WB-01", "WB-02", "WB-05", "WB-06", "WB-12", "WB-15", "EM-21", "EM-22"];
    sources: [BPM_160, BPM_170, NGS_EM, MFT_MHC, NASW_2024, XEALTH];
    denial: "CO" "170" Some("N95");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let Some(info) = line.info() else { continue };
        // Medication management beside psychotherapy is for prescribing psychologists, whoever pays.
        if info.family == Family::MedicationManagement && !cx.payer.is_medicare() {
            match line.credential() {
                None => sink.missing(line, vec![line.clinician_path("credential")]),
                Some(Credential::Psychologist) => sink.judge(line),
                Some(credential) => sink.report(draft(line, credential.word()).say(
                    format!("{} is for prescribing psychologists only", line.code()),
                    "the line is denied; others bill an E/M visit for the same work",
                    "bill an E/M visit, with the psychotherapy as its add-on",
                )),
            }
            continue;
        }
        match cx.payer.kind() {
            // Who is known by the rule about payers.
            None => continue,
            Some(PayerKind::Medicare) => {}
            // Whom other payers take is said by their packs.
            Some(_) => continue,
        }
        if cx.of_institution() && matches!(info.medicare, Medicare::Billers(_)) {
            // Whom a facility lets do the work of its own claim is not held.
            sink.no_data(line, Reason::NoTable);
            continue;
        }
        // An add-on whose E/M is another's, or nobody's, is billed as the same minutes without one.
        let info = match info.counterpart.and_then(codes::find) {
            Some(alone)
                if info.family == Family::PsychotherapyWithEm
                    && cx.primaries(line).next().is_none() =>
            {
                alone
            }
            _ => info,
        };
        if let Medicare::Settings(settings) = info.medicare {
            let billing = cx.encounter.billing.as_ref();
            match billing.and_then(|billing| billing.setting.as_ref()) {
                None => sink.missing(line, vec!["/billing/setting".to_owned()]),
                Some(given) if settings.iter().any(|one| given.0.eq_ignore_ascii_case(one)) => {
                    sink.judge(line);
                }
                Some(_) => {
                    let who = settings.join(" or ");
                    sink.report(
                        Draft::at("/billing/setting".to_owned())
                            .and(line)
                            .fact("billed", line.code())
                            .say(
                                format!("Medicare pays {} to {who} only", line.code()),
                                "the claim is denied as outside the biller's enrollment",
                                "bill the code for the same work in your setting",
                            ),
                    );
                }
            }
            continue;
        }
        let Medicare::Billers(billers) = info.medicare else {
            if info.medicare == Medicare::Unknown {
                sink.no_data(line, Reason::NoTable);
            }
            continue;
        };
        match biller(cx, line, info.staff, billers) {
            Who::Missing(needs) => sink.missing(line, needs),
            Who::NotHeld => sink.no_figures(line, Reason::NoTable),
            Who::Known {
                biller: Some(biller),
                ..
            } if billers.contains(&biller) => match biller.since(info.family) {
                Some(since) if line.date < since => sink.report(
                    draft(line, biller.label())
                        .fact("since", since.to_string())
                        .say(
                            format!(
                                "{} may bill {} to Medicare from {since} and the service was on {}",
                                biller.label(),
                                line.code(),
                                line.date
                            ),
                            "the claim is denied; services before that date were not a benefit",
                            "do not bill Medicare for this service under this clinician's number",
                        ),
                ),
                _ => sink.judge(line),
            },
            Who::Known { biller, word } => {
                let who = biller.map_or(word, Biller::label);
                sink.report(draft(line, who).say(
                    match biller {
                        Some(biller) => format!("{} may not bill {} to Medicare", biller.label(), line.code()),
                        None => format!("Medicare has no benefit under which `{word}` bills {}", line.code()),
                    },
                    "the claim is denied as outside the clinician's benefit",
                    "bill a service of the clinician's own benefit, or the same service by someone whose benefit has it",
                ));
            }
        }
    }
}

fn draft(line: &Line<'_>, who: &'static str) -> Draft {
    let incident_to = line
        .clinician
        .is_some_and(|clinician| clinician.incident_to == Some(true));
    let judged_by_supervisor = incident_to && line.biller() == Some(None);
    let path = if judged_by_supervisor {
        "/supervisor".to_owned()
    } else if line
        .clinician
        .is_some_and(|clinician| clinician.credential.is_some())
    {
        line.clinician_path("credential")
    } else {
        line.clinician_path("taxonomy")
    };
    Draft::at(path)
        .and(line)
        .fact("billed", line.code())
        .fact("clinician", who)
}

enum Who {
    Known {
        biller: Option<Biller>,
        word: &'static str,
    },
    Missing(Vec<String>),
    NotHeld,
}

/// The benefit that the line is billed under: the clinician's, or the supervisor's where it is incident to.
fn biller(cx: &Context<'_>, line: &Line<'_>, staff: Staff, billers: &[Biller]) -> Who {
    let Some(credential) = line.credential() else {
        return Who::Missing(vec![line.clinician_path("credential")]);
    };
    let own = Biller::of(credential);
    let known = Who::Known {
        biller: own,
        word: credential.word(),
    };
    // Whoever has a benefit of their own is held to it: what is outside it stays outside under another's name.
    if own.is_some() {
        return known;
    }
    match line.clinician.and_then(|clinician| clinician.incident_to) {
        _ if staff == Staff::Directed => directing(cx, line),
        // Without a benefit of their own, the work is payable only as incident to another's.
        None => Who::Missing(vec![line.clinician_path("incidentTo")]),
        Some(false) => known,
        // What others may do of a medical service under a supervisor is not held.
        Some(true) if staff == Staff::No && !billers.contains(&Biller::Psychologist) => {
            Who::NotHeld
        }
        Some(true) => supervising(cx),
    }
}

/// The benefit of the supervisor.
fn supervising(cx: &Context<'_>) -> Who {
    match cx.encounter.supervisor.as_ref().and_then(licence) {
        Some(credential) => Who::Known {
            biller: Biller::of(credential),
            word: credential.word(),
        },
        None => Who::Missing(vec!["/supervisor/credential".to_owned()]),
    }
}

/// The benefit of whoever directs the staff that did a line: the supervisor, else the visit's clinician.
fn directing(cx: &Context<'_>, line: &Line<'_>) -> Who {
    let visit = cx.encounter.rendering.as_ref();
    let visit = visit.filter(|_| line.given.rendering.is_some());
    match visit.and_then(licence).map(|one| (Biller::of(one), one)) {
        Some((Some(biller), credential)) if cx.encounter.supervisor.is_none() => Who::Known {
            biller: Some(biller),
            word: credential.word(),
        },
        _ => supervising(cx),
    }
}

fn licence(who: &Clinician) -> Option<Credential> {
    who.credential
        .or_else(|| credential_of_taxonomy(&who.taxonomy.as_ref()?.0))
}
