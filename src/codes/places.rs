//! The CMS place-of-service set: which codes are assigned, what they are paid at, and what they say of a visit.
//!
//! Source: CMS place-of-service code set of June 2024, with its facility column. The sets below it are named after the rule of
//! the research sheet that lists them.

use super::PlaceRule;
use crate::encounter::{Modifier, PatientLocation, Place};

const NON_FACILITY: &[u8] = &[
    1, 3, 4, 5, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 25, 27, 32, 33, 49, 50, 54, 55, 57,
    58, 60, 62, 65, 66, 71, 72, 81, 99,
];
const FACILITY: &[u8] = &[
    2, 6, 8, 19, 21, 22, 23, 24, 26, 31, 34, 41, 42, 51, 52, 53, 56, 61,
];

const fn place(text: &str) -> Place {
    Place::literal(text)
}
const fn modifier(text: &str) -> Modifier {
    Modifier::literal(text)
}

/// Telehealth to the patient's home, and to anywhere else.
pub const TELEHEALTH: &[Place] = &[TELEHEALTH_HOME, TELEHEALTH_ELSEWHERE];
/// Telehealth, the patient at home.
pub const TELEHEALTH_HOME: Place = place("10");
/// Telehealth, the patient elsewhere.
pub const TELEHEALTH_ELSEWHERE: Place = place("02");
/// The clinician's office.
pub const OFFICE: Place = place("11");
/// Inpatient hospital and inpatient psychiatric facility (PS-09, WB-04).
pub const INPATIENT: &[Place] = &[place("21"), place("51")];
/// The same, and the skilled nursing facility (WB-04).
pub const INPATIENT_OR_SKILLED_NURSING: &[Place] = &[place("21"), place("31"), place("51")];
/// Outpatient departments of a hospital, whose clinicians may reach a patient at home.
pub const HOSPITAL_OUTPATIENT: &[Place] = &[place("19"), place("22")];
/// Institutions, where nothing is incident to a practitioner's services (WB-09).
pub const INSTITUTIONS: &[Place] = &[
    place("19"),
    place("21"),
    place("22"),
    place("23"),
    place("31"),
    place("51"),
    place("52"),
    place("53"),
    place("56"),
    place("61"),
];
/// Homes, shelters and places on wheels or on the street (PS-04).
pub const HOME_OR_MOBILE: &[Place] = &[
    place("04"),
    place("12"),
    place("13"),
    place("14"),
    place("15"),
    place("16"),
    place("27"),
    place("33"),
];

/// Live audio only, on any claim.
pub const AUDIO: Modifier = modifier("93");
/// Live audio only, for a federally qualified health center or a rural health clinic.
pub const AUDIO_OF_CLINICS: Modifier = modifier("FQ");
/// Live video.
pub const VIDEO_MARKERS: &[Modifier] = &[modifier("95"), modifier("GT")];
/// Modifiers that say the patient was not in the room.
pub const MARKERS: &[Modifier] = &[
    modifier("95"),
    AUDIO,
    modifier("GT"),
    modifier("GQ"),
    AUDIO_OF_CLINICS,
];
/// Condition codes of partial hospitalization and of intensive outpatient (PS-07).
pub const PROGRAM_CONDITIONS: &[&str] = &["41", "92"];

/// Whether Medicare pays a place of service at the facility rate; `None` where the set does not assign the code.
pub fn facility_rate(place: Place) -> Option<bool> {
    let number: u8 = place.as_str().parse().ok()?;
    match (NON_FACILITY.contains(&number), FACILITY.contains(&number)) {
        (true, _) => Some(false),
        (_, true) => Some(true),
        _ => None,
    }
}

impl PlaceRule {
    /// Whether a service may be at an assigned place.
    pub fn admits(self, place: Place) -> bool {
        match self {
            Self::Any => true,
            Self::Only(places) => places.contains(&place),
            Self::NotIn(places) => !places.contains(&place),
            Self::OutsideOfficeAndFacility => place != OFFICE && facility_rate(place) != Some(true),
        }
    }
}

/// Whether a patient was at home as telehealth rules mean it; `None` where CMS and its contractors differ: a car, a workplace
/// or a hotel is home to some and not to others.
pub fn at_home(location: PatientLocation) -> Option<bool> {
    match location {
        PatientLocation::Home => Some(true),
        PatientLocation::Clinic
        | PatientLocation::Hospital
        | PatientLocation::NursingFacility
        | PatientLocation::School => Some(false),
        PatientLocation::Work | PatientLocation::Community | PatientLocation::Other => None,
    }
}
