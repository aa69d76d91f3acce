//! Services that another one already holds, by the month or by the date, where no NCCI pair says so.
//!
//! Each says which codes are paid and which are then not; the NCCI pairs stand in the tables.

use super::{Family, code};
use crate::encounter::Code;

/// What two services may not share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// One date.
    Date,
    /// One calendar month.
    Month,
}

/// Services that are not billed together by one clinician.
#[derive(Clone, Copy, Debug)]
pub struct Conflict {
    /// Any of these is paid.
    pub kept: &'static [Code],
    /// These are then not.
    pub dropped: &'static [Code],
    /// Nor are services of these kinds.
    pub dropped_families: &'static [Family],
    /// What they may not share.
    pub shared: Shared,
    /// It holds for the patient, whoever bills: a program is rarely of the same practice.
    pub anybody: bool,
    /// Why, in own words.
    pub reason: &'static str,
}

const INTEGRATION: &[Code] = &[code("99484")];
const COLLABORATIVE: &[Code] = &[code("99492"), code("99493"), code("99494"), code("G2214")];
const PRIMARY_CARE: &[Code] = &[code("G0556"), code("G0557"), code("G0558")];
const ESKETAMINE: &[Code] = &[code("G2082"), code("G2083")];
/// Chronic and principal care management, transitional care, consultations between clinicians, messages and check-ins:
/// what advanced primary care management bundles.
const BUNDLED: &[Code] = &[
    code("98970"),
    code("98971"),
    code("98972"),
    code("99421"),
    code("99422"),
    code("99423"),
    code("99424"),
    code("99425"),
    code("99426"),
    code("99427"),
    code("99437"),
    code("99439"),
    code("99446"),
    code("99447"),
    code("99448"),
    code("99449"),
    code("99451"),
    code("99452"),
    code("99487"),
    code("99489"),
    code("99490"),
    code("99491"),
    code("99495"),
    code("99496"),
    code("G2250"),
    code("G2251"),
    code("G2252"),
];

const NONE: Conflict = Conflict {
    kept: &[],
    dropped: &[],
    dropped_families: &[],
    shared: Shared::Month,
    anybody: false,
    reason: "",
};

/// The conflicts: SD-32 to SD-35, TB-40, SD-37 to SD-39, FQ-16.
pub const CONFLICTS: &[Conflict] = &[
    Conflict {
        kept: COLLABORATIVE,
        dropped: INTEGRATION,
        reason: "general integration and collaborative care are two models of one month",
        ..NONE
    },
    Conflict {
        kept: &[code("99492")],
        dropped: &[code("99493")],
        reason: "a month is the first of its course or a later one",
        ..NONE
    },
    Conflict {
        kept: &[code("99492"), code("99493")],
        dropped: &[code("G2214")],
        reason: "the shorter month is for when the longer one's minutes are not reached",
        ..NONE
    },
    Conflict {
        kept: INTEGRATION,
        dropped: &[code("G0323")],
        reason: "both are a month of integration, defined for different billers",
        ..NONE
    },
    Conflict {
        kept: COLLABORATIVE,
        dropped: &[code("G0568"), code("G0569")],
        reason: "the add-ons to primary care management mirror collaborative care",
        ..NONE
    },
    Conflict {
        kept: INTEGRATION,
        dropped: &[code("G0570")],
        reason: "the add-on to primary care management mirrors general integration",
        ..NONE
    },
    Conflict {
        kept: &[code("G0557"), code("G0558")],
        dropped: &[code("G0556")],
        reason: "one level of advanced primary care management is billed for a month",
        ..NONE
    },
    Conflict {
        kept: &[code("G0558")],
        dropped: &[code("G0557")],
        reason: "one level of advanced primary care management is billed for a month",
        ..NONE
    },
    Conflict {
        kept: &[code("G0568")],
        dropped: &[code("G0569")],
        reason: "a month is the first of its course or a later one",
        ..NONE
    },
    Conflict {
        kept: PRIMARY_CARE,
        dropped: BUNDLED,
        reason: "advanced primary care management includes it",
        ..NONE
    },
    Conflict {
        kept: &[
            code("G2067"),
            code("G2068"),
            code("G2069"),
            code("G2070"),
            code("G2071"),
            code("G2072"),
            code("G2073"),
            code("G2074"),
            code("G2075"),
        ],
        dropped: &[code("G2086"), code("G2087"), code("G2088")],
        anybody: true,
        reason: "the monthly office codes are for those who are no opioid treatment program",
        ..NONE
    },
    Conflict {
        kept: ESKETAMINE,
        dropped: &[],
        dropped_families: &[
            Family::EsketamineDrug,
            Family::Prolonged,
            Family::ProlongedStaff,
            Family::EmOffice,
            Family::EmHospital,
            Family::EmConsult,
            Family::EmNursing,
            Family::EmHome,
            Family::EmEmergency,
            Family::EmVirtual,
        ],
        shared: Shared::Date,
        anybody: false,
        reason: "the visit, the drug and two hours of observation are in the code",
    },
    Conflict {
        kept: &[code("G2083")],
        dropped: &[code("G2082")],
        shared: Shared::Date,
        reason: "one esketamine visit a date is paid",
        ..NONE
    },
];
