use crate::codes::Family;
use crate::encounter::{Modifier, ServiceDate};
use crate::rules::context::Line;
use crate::rules::{Context, Draft, Sink, rule};

/// First date of the exception for preventive services.
const SINCE: ServiceDate = ServiceDate::of(2025, 1, 1);
const SEPARATE: &[Modifier] = &[Modifier::literal("25")];

rule! {
    /// Medicare does not pay the add-on for continuing complexity when the office visit carries modifier 25. From 2025 it does
    /// where the other service of the date is one of Medicare's preventive services: its screenings, alcohol and tobacco
    /// counseling. Others of them are not held here; so this warns.
    ///
    /// **What to do:** remove the add-on, unless the other service of the date is one of the excepted preventive ones.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "lines": [{"code": "99214", "modifiers": ["25"]}, {"code": "G2211"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "lines": [{"code": "99214", "modifiers": []}, {"code": "G2211"}]}
    /// ```
    "visit-complexity-with-separate-em": Code, Warning,
        "the add-on for continuing complexity stands beside a visit with modifier 25";
    stages: [Charge, Submit];
    research: ["EM-23"];
    sources: [G_COMPLEXITY_STFM, G_COMPLEXITY_SDN];
    denial: "CO" "97" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::VisitComplexity) {
        for visit in cx.primaries(line) {
            match visit.has_modifier(SEPARATE) {
                None => sink.missing(line, vec![visit.path("modifiers")]),
                Some(false) => sink.judge(line),
                Some(true) if line.date >= SINCE && preventive_only(cx, line, visit) => {
                    sink.judge(line);
                }
                Some(true) => sink.report(
                    Draft::on(line, "code")
                        .and(visit)
                        .fact("billed", line.code())
                        .fact("em", visit.code())
                        .say(
                            format!("{} stands beside {} with modifier 25", line.code(), visit.code()),
                            "Medicare does not pay the add-on then, but for certain preventive services from 2025",
                            "remove the add-on, unless the other service is one of those",
                        ),
                ),
            }
        }
    }
}

/// Whether what stands beside the visit and its add-on is preventive, and something does.
fn preventive_only(cx: &Context<'_>, line: &Line<'_>, visit: &Line<'_>) -> bool {
    let mut others = cx
        .beside(line)
        .filter(|other| other.index != visit.index)
        .peekable();
    others.peek().is_some()
        && others.all(|other| {
            other.is(|family| {
                matches!(
                    family,
                    Family::PreventiveScreening
                        | Family::AlcoholCounseling
                        | Family::TobaccoCounseling
                )
            })
        })
}
