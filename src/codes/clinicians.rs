//! Who may bill Medicare, and which licence a provider taxonomy stands for.

use super::Family;
use super::places;
use crate::encounter::{Credential, Place, ServiceDate};

/// A kind of practitioner with a Medicare benefit of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Biller {
    /// Doctor of medicine or osteopathy.
    Physician,
    /// Nurse practitioner.
    Np,
    /// Physician assistant.
    Pa,
    /// Clinical nurse specialist.
    Cns,
    /// Certified nurse-midwife.
    Cnm,
    /// Clinical psychologist.
    Psychologist,
    /// Clinical social worker.
    SocialWorker,
    /// Marriage and family therapist.
    FamilyTherapist,
    /// Mental health counselor.
    Counselor,
}

impl Biller {
    /// The benefit a credential bills under; `None` where Medicare has none for it.
    pub fn of(credential: Credential) -> Option<Self> {
        Some(match credential {
            Credential::Md | Credential::Do => Self::Physician,
            Credential::Np => Self::Np,
            Credential::Pa => Self::Pa,
            Credential::Cns => Self::Cns,
            Credential::Psychologist => Self::Psychologist,
            Credential::Lcsw => Self::SocialWorker,
            Credential::Lmft => Self::FamilyTherapist,
            Credential::Lpc => Self::Counselor,
            _ => return None,
        })
    }

    /// First date this kind of practitioner may bill Medicare directly, where it is recent (WB-02).
    ///
    /// Social workers have been paid for health behavior services from the same day (WB-05).
    pub fn since(self, family: Family) -> Option<ServiceDate> {
        let recent = match self {
            Self::FamilyTherapist | Self::Counselor => true,
            Self::SocialWorker => family == Family::HealthBehavior,
            _ => false,
        };
        recent.then(|| ServiceDate::of(2024, 1, 1))
    }

    /// Percent of the fee schedule's amount: 75 for those paid by the psychologist's (WB-03), 85 for the non-physician
    /// practitioners of 42 CFR 414.52 and 414.56.
    pub fn percent(self) -> u32 {
        match self {
            Self::SocialWorker | Self::FamilyTherapist | Self::Counselor => 75,
            Self::Np | Self::Pa | Self::Cns => 85,
            Self::Physician | Self::Cnm | Self::Psychologist => 100,
        }
    }

    /// Places of service where the benefit pays nothing, as the institution is paid for it (WB-04). Family therapists and
    /// counselors are outside the consolidated billing of a skilled nursing facility; social workers are not.
    pub fn excluded_places(self) -> &'static [Place] {
        match self {
            Self::SocialWorker => places::INPATIENT_OR_SKILLED_NURSING,
            Self::FamilyTherapist | Self::Counselor => places::INPATIENT,
            _ => &[],
        }
    }

    /// Our words for it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Physician => "physicians",
            Self::Np => "nurse practitioners",
            Self::Pa => "physician assistants",
            Self::Cns => "clinical nurse specialists",
            Self::Cnm => "nurse-midwives",
            Self::Psychologist => "clinical psychologists",
            Self::SocialWorker => "clinical social workers",
            Self::FamilyTherapist => "marriage and family therapists",
            Self::Counselor => "mental health counselors",
        }
    }
}

/// The credential an NUCC taxonomy code stands for; `None` where it leaves the licence open.
///
/// Source: NUCC code set 25.1, behavioral part. A taxonomy that is also held by people in training,
/// such as the plain counselor's, says nothing certain and is not here.
pub fn credential_of_taxonomy(taxonomy: &str) -> Option<Credential> {
    let taxonomy = taxonomy.trim();
    let starts = |prefix: &str| {
        taxonomy
            .get(..prefix.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(prefix))
    };
    // Every taxonomy from 202 to 209 is a physician of some specialty.
    if taxonomy.len() != 10 {
        return None;
    }
    if starts("20") {
        return Some(Credential::Md);
    }
    Some(match taxonomy.to_ascii_uppercase().as_str() {
        "103TC0700X" | "103TC2200X" | "103TF0000X" | "103TH0100X" => Credential::Psychologist,
        "1041C0700X" => Credential::Lcsw,
        "106H00000X" => Credential::Lmft,
        "101YM0800X" | "101YP2500X" => Credential::Lpc,
        "363LP0808X" | "363LF0000X" | "363L00000X" => Credential::Np,
        "364SP0808X" | "364SP0809X" | "364SP0810X" | "364SP0811X" => Credential::Cns,
        "363A00000X" | "363AM0700X" => Credential::Pa,
        "163WP0808X" | "163WP0809X" => Credential::Rn,
        "103K00000X" => Credential::Bcba,
        "106S00000X" => Credential::Rbt,
        "175T00000X" => Credential::Peer,
        "390200000X" => Credential::Student,
        _ => return None,
    })
}
