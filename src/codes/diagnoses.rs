//! Groups of diagnosis codes that rules are written against, as [`Diagnosis::is_in`] reads them, and which services
//! are for which.
//!
//! Origin: the ICD-10-CM tabular list of April 2026, and where one is named the entry of the research sheet.
//!
//! [`Diagnosis::is_in`]: crate::encounter::Diagnosis::is_in

use super::Family;

/// Mental, behavioral and neurodevelopmental disorders: chapter 5.
pub const MENTAL: &[&str] = &["F01-F99"];

/// What treatment of a mental illness may be for besides chapter 5 (DX-03). The sheet names signs and accepted Z codes
/// without a list; this one leans towards accepting: any sign or symptom, a suicide attempt, dementia and sleep, mental
/// disorders and substance use in pregnancy, abuse and services for it, screening and examinations, substance counseling.
pub const TREATED: &[&str] = &[
    "R",
    "T1491",
    "G30-G31",
    "G47",
    "O906",
    "O993",
    "T74",
    "T76",
    "Z02-Z04",
    "Z133",
    "Z69",
    "Z714-Z716",
];

/// Circumstances of a patient's life: never the only diagnosis (DX-04).
pub const CIRCUMSTANCES: &[&str] = &["Z55-Z65"];

/// Examinations that an authority or a purpose other than treatment asks for (DX-07).
pub const ADMINISTRATIVE: &[&str] = &["Z02", "Z046"];

/// Suicidal ideation: a symptom, which stands after the disorder that it belongs to (DX-10).
pub const IDEATION: &[&str] = &["R4585"];

/// Disorders that suicidal ideation belongs to: psychotic, mood, anxiety and stress, personality, and those of substances
/// but tobacco. Of any other the sheet's "related" is doubtful.
pub const WITH_IDEATION: &[&str] = &["F06", "F10-F16", "F18-F48", "F53", "F60"];

/// Major depression, as the esketamine label means it (SK-09).
pub const DEPRESSION: &[&str] = &["F320-F325", "F329", "F33"];

/// Acute suicidal ideation or behavior (SK-09).
pub const SUICIDALITY: &[&str] = &["R45851", "T1491"];

/// A service that is paid for some diagnoses only.
#[derive(Clone, Copy, Debug)]
pub struct Coverage {
    /// Its families.
    pub families: &'static [Family],
    /// The diagnoses, one of which must be there.
    pub diagnoses: &'static [&'static str],
    /// In words.
    pub words: &'static str,
    /// The list is Medicare's, and other payers have their own.
    pub medicare: bool,
}

/// The services. Magnetic stimulation: LCD L34641, with what some plans list besides (DX-25). Opioid treatment: DX-26.
pub const COVERAGE: &[Coverage] = &[
    Coverage {
        families: &[Family::MagneticStimulation],
        diagnoses: &["F322", "F332", "F42"],
        words: "severe major depression without psychosis (F32.2, F33.2)",
        medicare: true,
    },
    Coverage {
        families: &[Family::OpioidOffice, Family::OpioidProgram],
        diagnoses: &["F11"],
        words: "opioid use disorder (F11)",
        medicare: false,
    },
];
