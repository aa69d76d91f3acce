use crate::encounter::Modifier;
use crate::payers::PayerKind;
use crate::rules::context::Line;
use crate::rules::{Context, Draft, Sink, rule};

const WITH_NOTICE: Modifier = Modifier::literal("GA");
const WITHOUT_NOTICE: Modifier = Modifier::literal("GZ");
const VOLUNTARY: Modifier = Modifier::literal("GX");

rule! {
    /// The modifiers of the advance beneficiary notice: GA says that the patient signed one because Medicare was expected to deny the
    /// service as not necessary, GZ that there is none, GY that the law excludes the service, GX (with GY) that a voluntary notice
    /// was given. GA and GZ contradict each other; GA without a signed notice, and GZ with one, say what is not so. The notice is
    /// Original Medicare's: Medicare Advantage has its own procedure before the service.
    ///
    /// Whether a denial was to be expected is not a fact of an encounter, so a missing modifier is not judged.
    ///
    /// **What to do:** use the modifier that says what was signed. A notice is never signed after the service.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "lines": [{"code": "90834", "modifiers": ["GA"]}],
    ///  "coverage": {"abnSigned": false}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "lines": [{"code": "90834", "modifiers": ["GA"]}],
    ///  "coverage": {"abnSigned": true}}
    /// ```
    "notice-modifier-mismatch": Filing, Error,
        "a modifier of the advance notice says what is not so";
    stages: [Charge, Submit];
    research: ["AP-05", "AP-06", "AP-07", "AP-08"];
    sources: [FCSO_ABN, ABN_MODIFIERS];
    denial: "CO" "4" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let coverage = cx.encounter.coverage.as_ref();
    let signed = coverage.and_then(|coverage| coverage.abn_signed);
    let draft = |line: &Line<'_>| Draft::on(line, "modifiers").fact("billed", line.code());
    for line in &cx.lines {
        let has = |modifier| line.has_modifier(&[modifier]) == Some(true);
        let (ga, gz) = (has(WITH_NOTICE), has(WITHOUT_NOTICE));
        if !ga && !gz && !has(VOLUNTARY) {
            continue;
        }
        sink.judge(line);
        const HELP: &str = "use the modifier that says what was signed; a notice is never signed after the service";
        if cx.payer.kind() == Some(PayerKind::MedicareAdvantage) {
            sink.report(draft(line).say(
                "a modifier of the advance beneficiary notice on a Medicare Advantage claim",
                "the notice is Original Medicare's; the plan does not take it",
                "take the modifier off; ask the plan for its decision before the service",
            ));
            continue;
        }
        let message = match (ga, gz, signed) {
            (true, true, _) => "GA and GZ on one line: a notice was signed, and none was",
            (true, _, Some(false)) => "GA says that a notice was signed, and none is on file",
            (_, true, Some(true)) => "GZ says that there is no notice, and one is on file",
            (true, _, None) | (_, true, None) => {
                sink.missing(line, vec!["/coverage/abnSigned".to_owned()]);
                continue;
            }
            _ => continue,
        };
        sink.report(draft(line).say(
            message,
            "who pays a denied service, the patient or the practice, hangs on it",
            HELP,
        ));
    }
}
