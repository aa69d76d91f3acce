use super::{each_timed, minutes_draft};
use crate::codes::Family;
use crate::report::Direction;
use crate::rules::context::Line;
use crate::rules::sink::{remove, replace};
use crate::rules::{Context, Sink, rule};

rule! {
    /// Crisis psychotherapy begins at 30 minutes. The minutes of one date are summed, whether or not they were in one
    /// stretch. Less than 30 minutes is ordinary psychotherapy: alone from 16 minutes, or the add-on where an E/M stands
    /// beside it.
    ///
    /// **What to do:** bill the psychotherapy code that the minutes support.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "minutes": 25}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "minutes": 30}]}
    /// ```
    "crisis-minutes-below-minimum": Time, Error,
        "a crisis code is billed for less than 30 minutes";
    stages: [Sign, Charge, Submit];
    research: ["TB-12", "TB-13", "TB-16"];
    sources: [BCBSIL, HEADWAY_CRISIS];
    denial: "CO" "150" None;
    subsumes: ["crisis-units-above-minutes", "add-on-without-primary"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    each_timed(
        cx,
        sink,
        |info| info.family == Family::Crisis,
        |line, info, judgement, sink| {
            if judgement.direction == Direction::Same {
                return;
            }
            let help = match judgement.supported {
                Some(code) => format!("bill {}", code.code),
                None => {
                    "under 16 minutes no psychotherapy is reportable; remove the line".to_owned()
                }
            };
            let mut draft = minutes_draft(line, info, judgement).say(
                format!(
                    "{} minutes of crisis work are recorded and {} begins at 30",
                    judgement.minutes,
                    line.code()
                ),
                "below 30 minutes the crisis code is not supported and is repaid on audit",
                help,
            );
            let add_ons: Vec<&Line<'_>> = cx
                .beside(line)
                .filter(|other| other.is(|family| family == Family::CrisisAddOn))
                .collect();
            for add_on in &add_ons {
                draft = draft.and(add_on);
            }
            let mut patch = vec![match judgement.supported {
                Some(code) => replace(line.path("code"), code.code.as_str().to_owned()),
                None => remove(line.pointer()),
            }];
            // What continued the crisis goes with it; from the last, so that positions stay right.
            let mut gone: Vec<usize> = add_ons.iter().map(|one| one.index).collect();
            gone.reverse();
            let after = gone
                .iter()
                .filter(|at| **at > line.index)
                .map(|at| remove(format!("/lines/{at}")));
            let before = gone
                .iter()
                .filter(|at| **at < line.index)
                .map(|at| remove(format!("/lines/{at}")));
            patch = after.chain(patch).chain(before).collect();
            let title = match judgement.supported {
                Some(code) => format!("bill {} instead", code.code),
                None => "remove the crisis lines".to_owned(),
            };
            sink.report(draft.correct(title, patch));
        },
    );
}
