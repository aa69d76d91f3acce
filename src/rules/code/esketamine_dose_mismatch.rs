use crate::codes::Family;
use crate::rules::sink::replace;
use crate::rules::time::severity_for;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Two codes stand for an esketamine visit: one for a dose up to 56 mg, one for more. The recorded dose decides. The code of
    /// the higher dose for a lower one is an error; the other way round a warning, as all billing below the record is.
    ///
    /// **What to do:** bill the code of the dose that was given.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "G2083"}], "procedure": {"drug": "esketamine", "doseMg": 56}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "G2083"}], "procedure": {"drug": "esketamine", "doseMg": 84}}
    /// ```
    "esketamine-dose-mismatch": Code, Error,
        "the esketamine code does not fit the dose";
    stages: [Sign, Charge, Submit];
    research: ["SK-01", "SK-02"];
    sources: [HCPCS_2024, CGS_ESKETAMINE];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::Esketamine) {
        let Some((least, _)) = line.info().and_then(|info| info.dose) else {
            continue;
        };
        let Some(dose) = cx.dose() else {
            sink.missing(line, vec!["/procedure/doseMg".to_owned()]);
            continue;
        };
        sink.judge(line);
        let Some(fits) = cx
            .code_of_dose(line)
            .filter(|fits| fits.code != line.code())
        else {
            continue;
        };
        let over = dose < least;
        let there = cx.beside(line).any(|other| other.code() == fits.code);
        let draft = Draft::on(line, "code")
            .severity(severity_for(over))
            .fact("billed", line.code())
            .fact("doseMg", dose)
            .fact("supported", fits.code)
            .say(
                format!(
                    "{dose} mg were given, and {} is for that dose, not {}",
                    fits.code,
                    line.code()
                ),
                if over {
                    "the code of the higher dose is not supported and is repaid on audit"
                } else {
                    "the drug that was given goes unpaid"
                },
                format!("bill {}", fits.code),
            );
        // Where the other line is there already, changing this one would bill the visit twice.
        sink.report(if there {
            draft
        } else {
            draft.correct(
                format!("bill {} instead of {}", fits.code, line.code()),
                vec![replace(line.path("code"), fits.code.as_str().to_owned())],
            )
        });
    }
}
