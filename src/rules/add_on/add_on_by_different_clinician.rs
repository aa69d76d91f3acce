use crate::codes::{AddOn, Family};
use crate::rules::sink::replace;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// An add-on and its primary are the work of one clinician. Where an E/M is one clinician's and the psychotherapy another's,
    /// the psychotherapy stands alone on the other's claim.
    ///
    /// Two of one specialty in one practice are paid as though they were one; then this is no error. Where the specialties are
    /// unknown the rule is unchecked.
    ///
    /// **What to do:** bill the stand-alone psychotherapy code for the clinician who gave it.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "rendering": {"credential": "md", "npi": "1000000004"}, "lines": [
    ///   {"code": "99213"},
    ///   {"code": "90836", "minutes": 45, "rendering": {"credential": "lcsw", "npi": "1000000012"}}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "rendering": {"credential": "md", "npi": "1000000004"}, "lines": [
    ///   {"code": "99213"}, {"code": "90836", "minutes": 45}]}
    /// ```
    "add-on-by-different-clinician": AddOn, Error,
        "an add-on and its primary are the work of different clinicians";
    stages: [Charge, Submit];
    research: ["EM-04"];
    sources: [AAPC_PROVIDERS];
    denial: "CO" "B15" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let Some(info) = line.info().filter(|info| info.add_on != AddOn::No) else {
            continue;
        };
        if cx.primaries(line).next().is_some() {
            sink.judge(line);
            continue;
        }
        let primary = cx.lines.iter().find(|other| {
            other.index != line.index
                && other.date == line.date
                && info.primaries().contains(&other.code())
        });
        let Some(primary) = primary else { continue };
        match cx.counted_as_one(line, primary) {
            Some(false) => {}
            Some(true) => {
                sink.judge(line);
                continue;
            }
            None => {
                for open in [line, primary]
                    .into_iter()
                    .filter(|one| one.clinician.is_none_or(|who| who.taxonomy.is_none()))
                {
                    sink.missing(open, vec![open.clinician_path("taxonomy")]);
                }
                continue;
            }
        }
        let draft = Draft::on(line, "code")
            .and(primary)
            .fact("billed", line.code())
            .fact("primary", primary.code());
        let message = format!(
            "{} is an add-on to {}, which is another clinician's work",
            line.code(),
            primary.code()
        );
        const WHY: &str = "an add-on is payable only beside a primary of the same clinician";
        sink.report(match info.counterpart.filter(|_| info.family == Family::PsychotherapyWithEm) {
            Some(code) => draft
                .say(message, WHY, format!("bill {code}, the same minutes without an E/M, for the clinician who gave it"))
                .correct(
                    format!("bill {code} instead of {}", line.code()),
                    vec![replace(line.path("code"), code.as_str().to_owned())],
                ),
            None => draft.say(message, WHY, "bill the service of each clinician on its own, without the add-on"),
        });
    }
}
