use crate::codes::Family;
use crate::rules::sink::set_units;
use crate::rules::time::severity_for;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// The drug code for esketamine counts one unit a milligram: 56 for 56 mg, 84 for 84 mg. Other payers than Medicare take it
    /// beside the codes of the visit where the practice bought the drug. More units than milligrams is an error, fewer a
    /// warning.
    ///
    /// **What to do:** bill one unit for each mg.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "aetna", "lines": [{"code": "J0013", "units": 84}], "procedure": {"doseMg": 56}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "aetna", "lines": [{"code": "J0013", "units": 84}], "procedure": {"doseMg": 84}}
    /// ```
    "drug-units-mismatch": Units, Error,
        "the units of the drug are not its milligrams";
    stages: [Charge, Submit];
    research: ["SK-07"];
    sources: [PABAU_ESKETAMINE, NEOLYTIX_ESKETAMINE];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::EsketamineDrug) {
        let Some(dose) = cx.dose() else {
            sink.missing(line, vec!["/procedure/doseMg".to_owned()]);
            continue;
        };
        sink.judge(line);
        if line.units() == dose {
            continue;
        }
        sink.report(
            Draft::on(line, "units")
                .severity(severity_for(line.units() > dose))
                .fact("billed", line.code())
                .fact("units", line.units())
                .fact("doseMg", dose)
                .say(
                    format!(
                        "{} units of {} for {dose} mg; a unit is 1 mg",
                        line.units(),
                        line.code()
                    ),
                    "units that are not the dose are denied or repaid",
                    format!("bill {dose} units"),
                )
                .correct(
                    format!("bill {dose} units of {}", line.code()),
                    vec![set_units(line, dose)],
                ),
        );
    }
}
