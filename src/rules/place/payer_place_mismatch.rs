use crate::payers::Kind;
use crate::rules::sink::add;
use crate::rules::statements::{Outcome, either, judge};
use crate::rules::{Context, Sink, rule};

rule! {
    /// The places of service that a payer takes, for telehealth above all: 02 or 10, one of them, or the clinician's usual place.
    ///
    /// **What to do:** bill the place that the payer takes, if it is true.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "NC Medicaid", "modality": "video", "placeOfService": "10", "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "NC Medicaid", "modality": "video", "placeOfService": "11", "lines": [{"code": "90834"}]}
    /// ```
    "payer-place-mismatch": Place, Error,
        "the payer does not take this place of service";
    stages: [Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "5" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(cx, sink, Kind::Place, &|asked| {
        let Some(demand) = &asked.held.given.place else {
            return Outcome::Met;
        };
        if demand.any == Some(true) {
            return Outcome::Met;
        }
        let path = cx.place_path(asked.line);
        let Some(place) = cx.place(asked.line) else {
            return Outcome::Unknown(vec![path]);
        };
        let words = |list: &[crate::encounter::Place]| {
            let list: Vec<&str> = list.iter().map(|one| one.as_str()).collect();
            either(&list)
        };
        let (code, payer, case) = (asked.line.code(), asked.payer(), asked.case());
        if let Some(wanted) = demand.one_of.as_ref().filter(|list| !list.contains(&place)) {
            let draft = asked
                .at(path.clone())
                .fact("place", place.as_str().to_owned())
                .say(
                    format!(
                        "{payer} wants place of service {} on {code}{case}, not {}",
                        words(wanted),
                        place.as_str()
                    ),
                    "the line is denied, or paid at another rate",
                    format!("bill {}, if that is where the patient was", words(wanted)),
                );
            return Outcome::Broken(match wanted.as_slice() {
                [one] => draft.correct(
                    format!("bill place of service {}", one.as_str()),
                    vec![add(path, one.as_str().to_owned())],
                ),
                _ => draft,
            });
        }
        match demand.not.as_ref().filter(|list| list.contains(&place)) {
            None => Outcome::Met,
            Some(list) => {
                Outcome::Broken(asked.at(path).fact("place", place.as_str().to_owned()).say(
                    format!(
                        "{payer} takes no place of service {} on {code}{case}",
                        words(list)
                    ),
                    "the line is denied, or paid at another rate",
                    "bill the place where the clinician usually sees patients",
                ))
            }
        }
    });
}
