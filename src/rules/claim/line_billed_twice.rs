use crate::across::Across;
use crate::rules::{Context, Draft, Sink, nothing, rule};

rule! {
    /// A service is billed that an earlier encounter of the same call bills already: same patient (by `patient.key`), clinician (by
    /// NPI), date, code and modifiers, before the same payer. Claims processing denies exact duplicates without a look. A
    /// replacement or void of a claim (frequency 7 and 8) is none, nor is a repeated service with its modifier (76, 77) or one
    /// at another time of day.
    ///
    /// It needs several encounters in one call.
    ///
    /// **What to do:** bill it once; send a replacement where the first claim was wrong.
    ///
    /// ```json flags
    /// [{"dateOfService": "2026-03-16", "patient": {"key": "a"}, "rendering": {"npi": "1234567893"}, "lines": [{"code": "90834"}]},
    ///  {"dateOfService": "2026-03-16", "patient": {"key": "a"}, "rendering": {"npi": "1234567893"}, "lines": [{"code": "90834"}]}]
    /// ```
    /// ```json allows
    /// [{"dateOfService": "2026-03-16", "patient": {"key": "a"}, "rendering": {"npi": "1234567893"}, "lines": [{"code": "90834"}]},
    ///  {"dateOfService": "2026-03-23", "patient": {"key": "a"}, "rendering": {"npi": "1234567893"}, "lines": [{"code": "90834"}]}]
    /// ```
    "line-billed-twice": Claim, Error,
        "an earlier encounter of the call bills the same service";
    stages: [Charge, Submit];
    research: [];
    sources: [CPM_DUPLICATES];
    denial: "OA" "18" None;
    check: nothing, across: across
}

fn across(cx: &Context<'_>, among: &Across<'_>, sink: &mut Sink) {
    let own = among.own;
    if own.again {
        return;
    }
    for (line, billed) in cx.lines.iter().zip(&own.lines) {
        let earlier = among
            .of_patient()
            .filter(|other| !other.again && other.payer == own.payer)
            .find_map(|other| {
                let same = other.lines.iter().find(|one| billed.same_service(one))?;
                Some((other.at, same.index))
            });
        let Some((encounter, index)) = earlier else {
            continue;
        };
        sink.report(
            Draft::on(line, "code")
                .fact("billed", line.code())
                .related(encounter, format!("/lines/{index}"))
                .say(
                    format!(
                        "{} of this date is in an earlier encounter of the call too",
                        line.code()
                    ),
                    "an exact duplicate is denied, and many of them are read as abuse",
                    "bill it once; where the first claim was wrong, send a replacement of it",
                ),
        );
    }
}
