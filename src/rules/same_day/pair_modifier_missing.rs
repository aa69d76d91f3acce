use super::{DISTINCT, EITHER_LINE_FROM, SEPARATE_EM, ask_whose, counted_with, unheld};
use crate::codes::{self, Family};
use crate::encounter::{Code, Modifier, PriorService};
use crate::report::{Severity, Words};
use crate::rules::context::Line;
use crate::rules::{Context, Draft, Sink, rule};
use crate::tables::PairFound;

rule! {
    /// NCCI pays both codes of this pair only where a modifier says that they were distinct services (modifier indicator 1). Where
    /// one of the two is an E/M, that is 25 on the E/M (on either of two E/Ms), or one of the others on the service where that is
    /// column 2; else 59, XE, XP, XS or XU. Medicare reads those on either line since
    /// 2019-07-01, on column 2 before. 25 on a service that is no E/M, or 59 on an E/M, resolves nothing.
    ///
    /// A service that was delivered before on the same date, by the same clinician or one of the same group and specialty, counts
    /// like a line; its modifiers are those under `history`.
    ///
    /// An error for Medicare, Medicare Advantage and where no payer is named; a warning for any other payer, whose own edits are
    /// not known here. A modifier is right only if the record shows separate sessions or separate work.
    ///
    /// **What to do:** add the modifier if the record shows two distinct services; else bill one.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [
    ///   {"code": "90847", "minutes": 50, "modifiers": []}, {"code": "90834", "minutes": 45, "modifiers": []}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [
    ///   {"code": "90847", "minutes": 50, "modifiers": []}, {"code": "90834", "minutes": 45, "modifiers": ["59"]}]}
    /// ```
    "pair-modifier-missing": SameDay, Error,
        "two codes are paid together only with a modifier, and it is missing";
    stages: [Charge, Submit];
    research: [
        "SD-09", "SD-10", "SD-11", "SD-12", "SD-13", "SD-14", "SD-15", "SD-18", "SD-22", "SD-23", "SD-25", "SD-28", "SD-30", "SD-40"
    ];
    sources: [NCCI_PTP, AAPC_FAMILY, AAPC_GROUP];
    denial: "CO" "236" None;
    check: check
}

/// One of the two services of a pair: a line, or a service that was delivered before.
struct Side<'c, 'e> {
    code: Code,
    em: bool,
    modifiers: Option<&'e [Modifier]>,
    /// Where its modifiers stand.
    path: String,
    line: Option<&'c Line<'e>>,
}

impl<'c, 'e> Side<'c, 'e> {
    fn of_line(line: &'c Line<'e>) -> Self {
        Self {
            code: line.code(),
            em: line.is(Family::is_em),
            modifiers: line.given.modifiers.as_deref(),
            path: line.path("modifiers"),
            line: Some(line),
        }
    }
    fn of_prior(at: usize, prior: &'e PriorService) -> Self {
        Self {
            code: prior.code,
            em: codes::find(prior.code).is_some_and(|info| info.family.is_em()),
            modifiers: prior.modifiers.as_deref(),
            path: format!("/history/{at}/modifiers"),
            line: None,
        }
    }
    /// Whether one of some modifiers stands here; `None` where the modifiers are unknown.
    fn carries(&self, wanted: &[Modifier]) -> Option<bool> {
        let given = self.modifiers?;
        Some(given.iter().any(|one| wanted.contains(one)))
    }
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let severity = if cx.payer.medicare_edits_bind() {
        Severity::Error
    } else {
        Severity::Warning
    };
    for (one, other) in cx.pairs_of_date() {
        let counted = cx.counted_as_one(one, other);
        if counted == Some(false) || !one.reportable() || !other.reportable() {
            continue;
        }
        let pair = match cx.pair_of(one, other) {
            Err(gap) => {
                if counted == Some(true) {
                    unheld(sink, &[one, other], gap);
                }
                continue;
            }
            Ok(pair) => pair.filter(|pair| pair.overridable),
        };
        let Some(pair) = pair else { continue };
        if counted.is_none() {
            for line in [one, other]
                .into_iter()
                .filter(|line| line.clinician.is_none_or(|who| who.taxonomy.is_none()))
            {
                sink.missing_at_worst(severity, line, vec![line.clinician_path("taxonomy")]);
            }
            continue;
        }
        let sides = [Side::of_line(one), Side::of_line(other)];
        judge(sink, severity, one, &pair, &sides);
    }
    for line in &cx.lines {
        for (at, prior, _) in cx.delivered_on(line.date) {
            let counted = counted_with(prior);
            let pair = match cx.pair_with(line, prior) {
                _ if counted == Some(false) => continue,
                Err(gap) => {
                    unheld(sink, &[line], gap);
                    continue;
                }
                Ok(pair) => pair.filter(|pair| pair.overridable),
            };
            let Some(pair) = pair else { continue };
            if counted.is_none() {
                ask_whose(sink, severity, line, at, prior);
                continue;
            }
            let sides = [Side::of_line(line), Side::of_prior(at, prior)];
            judge(sink, severity, line, &pair, &sides);
        }
    }
}

/// Judges a pair that a modifier may override. `line` is one of its lines, and the only one where the other was delivered before.
fn judge(
    sink: &mut Sink,
    severity: Severity,
    line: &Line<'_>,
    pair: &PairFound<'_>,
    sides: &[Side<'_, '_>; 2],
) {
    let [one, other] = sides;
    let (first, second) = if one.code == pair.column1 {
        (one, other)
    } else {
        (other, one)
    };
    let ems: Vec<&Side<'_, '_>> = [second, first].into_iter().filter(|side| side.em).collect();
    let with_em = !ems.is_empty();
    // Where the modifier would count, the customary place first, and which it would be.
    let (carriers, wanted, suggestion) = if with_em {
        (ems, SEPARATE_EM, "25")
    } else if line.date >= EITHER_LINE_FROM {
        (vec![second, first], DISTINCT, "59")
    } else {
        (vec![second], DISTINCT, "59")
    };
    // Beside an E/M a service of column 2 may say itself that it was distinct.
    if with_em && !second.em && second.carries(DISTINCT) == Some(true) {
        for line in sides.iter().filter_map(|side| side.line) {
            sink.judge(line);
        }
        return;
    }
    let carried: Vec<Option<bool>> = carriers.iter().map(|side| side.carries(wanted)).collect();
    if carried.contains(&Some(true)) {
        for line in sides.iter().filter_map(|side| side.line) {
            sink.judge(line);
        }
        return;
    }
    if carried.contains(&None) {
        for (side, _) in carriers
            .iter()
            .zip(&carried)
            .filter(|(_, known)| known.is_none())
        {
            let on = side.line.unwrap_or(line);
            sink.missing_at_worst(severity, on, vec![side.path.clone()]);
        }
        return;
    }
    // What was delivered before is on another claim, so the change is made here where it may be.
    let carrier = carriers
        .iter()
        .find(|side| side.line.is_some())
        .or(carriers.first());
    let Some(carrier) = carrier else { return };
    let before = sides.iter().any(|side| side.line.is_none());
    let help: Words = if with_em {
        format!(
            "add 25 to {} if its work was significant and separate; else bill one of the two",
            carrier.code
        )
        .into()
    } else {
        format!("add 59 or an X modifier to {} if the record shows two distinct sessions; else bill one", carrier.code).into()
    };
    let mut draft = Draft::on(carrier.line.unwrap_or(line), "modifiers");
    for line in sides.iter().filter_map(|side| side.line) {
        draft = draft.and(line);
    }
    draft = draft
        .severity(severity)
        .fact("column1", pair.column1)
        .fact("column2", pair.column2)
        .fact("modifier", suggestion)
        .fact("table", pair.table.to_owned());
    if before {
        draft = draft.fact("before", true);
    }
    draft = draft.say(
        format!(
            "{} and {} on one date need modifier {suggestion} on {}{}",
            pair.column1,
            pair.column2,
            carrier.code,
            match (before, carrier.line) {
                (true, Some(_)) => "; the other was delivered before",
                (true, None) => ", which was delivered before",
                _ => "",
            }
        ),
        format!(
            "without it {} is denied as part of {}",
            pair.column2, pair.column1
        ),
        help,
    );
    // One modifier on a line answers every pair that it is in.
    sink.report_shared(match carrier.line {
        // 59 on an E/M resolves nothing, and 25 takes its place.
        Some(line) if with_em => draft.with_modifier(line, suggestion, DISTINCT),
        Some(line) => draft.with_modifier(line, suggestion, &[]),
        // A patch changes this encounter only; the earlier claim is for a person to correct.
        None => draft,
    });
}
