use super::{all, for_code, in_time, of_payer};
use crate::encounter::Word;
use crate::report::Severity;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// An authorization is for codes, sometimes for one way of delivery, and of one payer. Where there are authorizations and none
    /// names the line's code, or none is of this payer, the code may need one of its own: a warning, as the payer may ask for none
    /// for this code. Where the ones in force are for another way of delivery than the visit's, that is an error.
    ///
    /// **What to do:** ask the payer to add the service; never bill a code because it is the one that was authorized.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90837"}],
    ///  "coverage": {"authorizations": [{"codes": ["90834"], "from": "2026-01-01", "to": "2026-06-30", "status": "approved"}]}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}],
    ///  "coverage": {"authorizations": [{"codes": ["90834"], "from": "2026-01-01", "to": "2026-06-30", "status": "approved"}]}}
    /// ```
    "authorization-other-service": Authorization, Error,
        "the authorizations on file are for another service, way of delivery or payer";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [X12_CARC];
    denial: "CO" "198" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(every) = all(cx).filter(|list| !list.is_empty()) else {
        return;
    };
    let of_this = every.iter().any(|one| of_payer(cx, one));
    for line in &cx.lines {
        // An add-on goes with its primary's authorization, unless it is named.
        if line.info().is_some_and(|info| !info.primaries().is_empty()) {
            continue;
        }
        let mut list = for_code(cx, line);
        if list.is_empty() {
            let message = match of_this {
                true => format!("no authorization on file names {}", line.code()),
                false => "the authorizations on file are of another payer".to_owned(),
            };
            sink.report_shared(
                Draft::at("/coverage/authorizations".to_owned())
                    .and(line)
                    .severity(Severity::Warning)
                    .fact("billed", line.code())
                    .say(
                        message,
                        "if this payer asks for one, the line is denied as not authorized",
                        "ask the payer whether the service needs one; never bill a code because it is the authorized one",
                    ),
            );
            continue;
        }
        list.retain(|(_, one)| in_time(line, one) != Some(false));
        let Some((at, first)) = list.first() else {
            continue;
        };
        if list.iter().any(|(_, one)| one.modality.is_none()) {
            sink.judge(line);
            continue;
        }
        let Some(modality) = cx.modality(line) else {
            sink.missing(line, vec![cx.modality_path(line)]);
            continue;
        };
        if list.iter().any(|(_, one)| one.modality == Some(modality)) {
            sink.judge(line);
            continue;
        }
        let authorized = first.modality.map_or("", Word::word);
        sink.report_shared(
            Draft::at(format!("/coverage/authorizations/{at}/modality"))
                .and(line)
                .fact("authorized", authorized)
                .fact("modality", modality.word())
                .say(
                    format!(
                        "the authorization is for `{authorized}` and the visit was `{}`",
                        modality.word()
                    ),
                    "the line is denied as above what was authorized",
                    "ask the payer to authorize the way it was done",
                ),
        );
    }
}
