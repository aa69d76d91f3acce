use crate::encounter::Modality;
use crate::payers::Kind;
use crate::rules::statements::{
    Asked, Outcome, complete_since, either, judge, needs_history, spoken,
};
use crate::rules::{Context, Sink, rule};

rule! {
    /// Whether a payer covers a visit the way it was held, for which codes, for which reasons without picture, and after which visit
    /// in person.
    ///
    /// **What to do:** hold the visit as the payer covers it, or tell the patient before it.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "Florida Medicaid", "modality": "audio", "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "Ohio Medicaid", "modality": "audio", "lines": [{"code": "90834"}]}
    /// ```
    "payer-modality-not-covered": Telehealth, Error,
        "the payer does not cover the visit the way it was held";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "96" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(cx, sink, Kind::Modality, &|asked| {
        let Some(demand) = &asked.held.given.modality else {
            return Outcome::Met;
        };
        let (code, payer, case) = (asked.line.code(), asked.payer(), asked.case());
        let path = cx.modality_path(asked.line);
        if let Some(codes) = &demand.only_codes {
            return match asked.holds(codes) {
                Some(true) => Outcome::Met,
                None => Outcome::NoList,
                Some(false) => Outcome::Broken(asked.at(path).fact("billed", code).say(
                    format!("{code} is not among the codes that {payer} covers{case}"),
                    "the line is denied",
                    "hold the visit in another way, or bill what the payer covers so",
                )),
            };
        }
        if demand.covered == Some(false) {
            return Outcome::Broken(asked.at(path).fact("billed", code).say(
                format!("{payer} does not cover {code}{case}"),
                "the line is denied, and the patient may owe it only if told before",
                "hold the visit in another way; where it was held, ask the payer for an exception",
            ));
        }
        if let Some(reasons) = &demand.audio_reasons {
            return match cx.encounter.audio_reason {
                None => Outcome::Unknown(vec!["/audioReason".to_owned()]),
                Some(reason) if reasons.contains(&reason) => Outcome::Met,
                Some(reason) => Outcome::Broken(
                    asked
                        .at("/audioReason")
                        .fact("reason", spoken(&[reason]).join(""))
                        .say(
                            format!(
                                "{payer} covers {code}{case} only where {}",
                                either(&spoken(reasons))
                            ),
                            "the line is denied",
                            "hold the visit by video, or in person",
                        ),
                ),
            };
        }
        match demand.in_person_months {
            Some(months) => in_person(asked, months.0),
            None => Outcome::Met,
        }
    });
}

/// A visit in person in so many months before.
fn in_person(asked: &Asked<'_, '_>, months: u32) -> Outcome {
    let (cx, line) = (asked.cx, asked.line);
    let back = i32::try_from(months).unwrap_or(0).saturating_neg();
    let Some(since) = line.date.plus_months(back) else {
        return Outcome::Met;
    };
    let mut unknown = Vec::new();
    for (at, prior) in cx.history().enumerate() {
        if prior.date_of_service < since || prior.date_of_service >= line.date {
            continue;
        }
        match prior.modality {
            Some(Modality::InPerson) => return Outcome::Met,
            Some(_) => {}
            None => unknown.push(format!("/history/{at}/modality")),
        }
    }
    let complete = complete_since(cx, Some(since));
    if !unknown.is_empty() {
        return Outcome::Unknown(unknown);
    }
    if !complete {
        return Outcome::Unknown(needs_history());
    }
    Outcome::Broken(asked.at("/historyCompleteFrom").say(
        format!(
            "{} wants a visit in person in the {months} months before {}{}",
            asked.payer(),
            line.code(),
            asked.case()
        ),
        "the line is denied",
        "see the patient in person",
    ))
}
