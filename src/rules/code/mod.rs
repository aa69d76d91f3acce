//! Codes that do not exist, are not in force, or are not what the recorded facts support.

pub(super) mod code_not_in_force;
pub(super) mod code_not_valid_for_medicare;
pub(super) mod code_unknown;
pub(super) mod drug_not_purchased;
pub(super) mod em_basis_invalid;
pub(super) mod em_mdm_above_level;
pub(super) mod em_mdm_below_level;
pub(super) mod esketamine_dose_mismatch;
pub(super) mod family_code_presence_mismatch;
pub(super) mod ketamine_off_label;
pub(super) mod medicare_prolonged_code_elsewhere;
pub(super) mod patient_status_mismatch;
pub(super) mod payer_code_not_covered;
pub(super) mod service_unbilled;
pub(super) mod too_few_tests;
pub(super) mod visit_complexity_with_separate_em;
pub(super) mod wrong_drug_code;

use super::context::{Context, Line};
use super::sink::Sink;
use crate::codes::{self, CodeInfo, Family};
use crate::encounter::{LevelBasis, Mdm};

/// An E/M chosen by decision making: the line, the recorded level, and the code of its ladder for that level.
fn each_by_mdm(
    cx: &Context<'_>,
    sink: &mut Sink,
    mut judge: impl FnMut(&Line<'_>, &CodeInfo, Mdm, &mut Sink),
) {
    for line in cx.of(Family::is_em) {
        let Some(info) = line.info().filter(|info| !info.mdm.is_empty()) else {
            continue;
        };
        match (line.given.level_basis, line.given.mdm) {
            (Some(LevelBasis::Time), _) => {}
            (None, _) => sink.missing(line, vec![line.path("levelBasis")]),
            (Some(LevelBasis::Mdm), None) => sink.missing(line, vec![line.path("mdm")]),
            (Some(LevelBasis::Mdm), Some(mdm)) => {
                sink.judge(line);
                judge(line, info, mdm, sink);
            }
        }
    }
}

/// The code of a ladder that stands for a level of decision making on the line's date.
fn for_mdm(line: &Line<'_>, info: &CodeInfo, mdm: Mdm) -> Option<&'static CodeInfo> {
    codes::steps(info.ladder?, line.date).find(|step| step.mdm.contains(&mdm))
}
