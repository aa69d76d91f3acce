//! Payers: who they are. What each demands comes with its pack; a payer without a rule on a topic
//! is unchecked there, never a pass.

use crate::encounter::read::nearest;
use crate::encounter::{Encounter, Product};
use once_cell::race::OnceBox;

/// The day the payers' names were last read against their sources.
pub const REVIEWED: &str = "2026-11-23";

/// What kind of payer it is, as far as national rules treat them differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Original Medicare, Part B.
    Medicare,
    /// A Medicare Advantage plan.
    MedicareAdvantage,
    /// A state's Medicaid.
    Medicaid,
    /// TRICARE.
    Tricare,
    /// Veterans' community care.
    Va,
    /// A commercial plan or its behavioral manager.
    Commercial,
}

/// A payer that this version knows by name.
#[derive(Clone, Copy, Debug)]
pub struct Payer {
    /// Its permanent id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What kind it is.
    pub kind: Kind,
    /// Other names and payer numbers, matched in any case and punctuation.
    pub aliases: &'static [&'static str],
}

/// The payers, the national program first.
#[rustfmt::skip]
pub static PAYERS: &[Payer] = &[
    Payer { id: "medicare-ffs", name: "Medicare Fee-for-Service (Part B professional)", kind: Kind::Medicare, aliases: &["medicare", "Medicare Part B", "Original Medicare"] },
    Payer { id: "tricare", name: "TRICARE (East: Humana Military; West: TriWest)", kind: Kind::Tricare, aliases: &["TRICARE East", "TRICARE West", "Humana Military", "TRICARE Prime", "TRICARE Select"] },
    Payer { id: "va-ccn", name: "VA Community Care Network (Optum R1-3, TriWest R4-5)", kind: Kind::Va, aliases: &["Optum VA CCN", "TriWest VA CCN"] },
    Payer { id: "uhc-optum", name: "UnitedHealthcare commercial / Optum Behavioral Health", kind: Kind::Commercial, aliases: &["UnitedHealthcare", "UHC", "Optum", "Optum Behavioral Health", "United Behavioral Health", "UBH", "USBHPC", "Oxford", "UMR", "87726"] },
    Payer { id: "aetna", name: "Aetna (commercial)", kind: Kind::Commercial, aliases: &["Aetna Behavioral Health", "CVS Health Aetna", "60054"] },
    Payer { id: "cigna-evernorth", name: "Cigna Healthcare / Evernorth Behavioral Health", kind: Kind::Commercial, aliases: &["Cigna", "Evernorth", "Cigna Behavioral Health", "Evernorth Behavioral Health", "Cigna EAP", "62308"] },
    Payer { id: "anthem-carelon", name: "Anthem Blue Cross Blue Shield (Elevance) / Carelon Behavioral Health", kind: Kind::Commercial, aliases: &["Anthem", "Elevance", "Carelon", "Carelon Behavioral Health", "Beacon Health Options"] },
    Payer { id: "bcbs-il", name: "Blue Cross and Blue Shield of Illinois (HCSC)", kind: Kind::Commercial, aliases: &["Blue Cross Blue Shield of Illinois"] },
    Payer { id: "bcbs-tx", name: "Blue Cross and Blue Shield of Texas (HCSC)", kind: Kind::Commercial, aliases: &["Blue Cross Blue Shield of Texas"] },
    Payer { id: "bcbs-nm", name: "Blue Cross and Blue Shield of New Mexico (HCSC)", kind: Kind::Commercial, aliases: &["Blue Cross Blue Shield of New Mexico"] },
    Payer { id: "bcbs-mi", name: "Blue Cross Blue Shield of Michigan / Blue Care Network", kind: Kind::Commercial, aliases: &["BCBSM", "BCN", "Blue Cross Blue Shield of Michigan", "Blue Care Network"] },
    Payer { id: "priority-health", name: "Priority Health (MI)", kind: Kind::Commercial, aliases: &[] },
    Payer { id: "bcbs-mn", name: "Blue Cross and Blue Shield of Minnesota", kind: Kind::Commercial, aliases: &["Blue Plus", "Blue Cross and Blue Shield of Minnesota"] },
    Payer { id: "bcbs-ma", name: "Blue Cross Blue Shield of Massachusetts", kind: Kind::Commercial, aliases: &["Blue Cross Blue Shield of Massachusetts"] },
    Payer { id: "horizon-nj", name: "Horizon BCBS of New Jersey / Horizon NJ Health", kind: Kind::Commercial, aliases: &["Horizon BCBSNJ", "Horizon NJ Health"] },
    Payer { id: "bcbs-nd", name: "Blue Cross Blue Shield of North Dakota", kind: Kind::Commercial, aliases: &["Blue Cross Blue Shield of North Dakota"] },
    Payer { id: "magellan", name: "Magellan Healthcare", kind: Kind::Commercial, aliases: &["Magellan Behavioral Health", "Magellan Healthcare"] },
    Payer { id: "centene-ambetter", name: "Centene (Ambetter, Superior HealthPlan, Absolute Total Care, Wellcare)", kind: Kind::Commercial, aliases: &["Ambetter", "Centene", "Superior HealthPlan", "Absolute Total Care", "Wellcare"] },
    Payer { id: "carefirst", name: "CareFirst BCBS (Caremark drug policy)", kind: Kind::Commercial, aliases: &["CareFirst BlueCross BlueShield"] },
    Payer { id: "select-health", name: "Select Health (Intermountain)", kind: Kind::Commercial, aliases: &[] },
    Payer { id: "humana", name: "Humana (Medicare Advantage and commercial)", kind: Kind::Commercial, aliases: &["Humana Gold Plus"] },
    Payer { id: "medicare-advantage", name: "Medicare Advantage plans (general)", kind: Kind::MedicareAdvantage, aliases: &["Medicare Part C"] },
    Payer { id: "kaiser-wa", name: "Kaiser Permanente Washington", kind: Kind::Commercial, aliases: &["KFHPWA", "Kaiser Foundation Health Plan of Washington"] },
    Payer { id: "kaiser-mas", name: "Kaiser Permanente Mid-Atlantic States", kind: Kind::Commercial, aliases: &["Kaiser Permanente Mid-Atlantic"] },
    Payer { id: "molina", name: "Molina Healthcare (Medicaid/Medicare)", kind: Kind::Medicaid, aliases: &["Molina Healthcare"] },
    Payer { id: "highmark", name: "Highmark Blue Cross Blue Shield", kind: Kind::Commercial, aliases: &["Highmark BCBS"] },
    Payer { id: "medicaid-ca", name: "Medi-Cal (California)", kind: Kind::Medicaid, aliases: &["Medi-Cal", "California Medicaid"] },
    Payer { id: "medicaid-tx", name: "Texas Medicaid (TMHP)", kind: Kind::Medicaid, aliases: &["TMHP", "Texas Medicaid", "STAR Kids"] },
    Payer { id: "medicaid-fl", name: "Florida Medicaid (AHCA)", kind: Kind::Medicaid, aliases: &["AHCA", "SMMC", "Florida Medicaid"] },
    Payer { id: "medicaid-nc", name: "NC Medicaid", kind: Kind::Medicaid, aliases: &["NCTracks", "North Carolina Medicaid", "NC Medicaid"] },
    Payer { id: "medicaid-oh", name: "Ohio Medicaid (ODM)", kind: Kind::Medicaid, aliases: &["ODM", "OhioRISE", "Ohio Medicaid"] },
    Payer { id: "medicaid-pa", name: "Pennsylvania Medical Assistance", kind: Kind::Medicaid, aliases: &["HealthChoices", "OMHSAS", "Pennsylvania Medicaid"] },
    Payer { id: "medicaid-ny", name: "New York Medicaid", kind: Kind::Medicaid, aliases: &["eMedNY", "New York Medicaid", "NY Medicaid"] },
    Payer { id: "medicaid-co", name: "Health First Colorado", kind: Kind::Medicaid, aliases: &["HCPF", "Health First Colorado", "Colorado Medicaid"] },
    Payer { id: "medicaid-ma", name: "MassHealth", kind: Kind::Medicaid, aliases: &["MassHealth", "MBHP"] },
    Payer { id: "medicaid-il", name: "Illinois Medicaid (HFS)", kind: Kind::Medicaid, aliases: &["HealthChoice Illinois", "Illinois Medicaid"] },
    Payer { id: "medicaid-mi", name: "Michigan Medicaid", kind: Kind::Medicaid, aliases: &["MDHHS", "Healthy Michigan Plan", "Michigan Medicaid"] },
    Payer { id: "medicaid-az", name: "AHCCCS (Arizona)", kind: Kind::Medicaid, aliases: &["AHCCCS", "Arizona Medicaid"] },
    Payer { id: "medicaid-wa", name: "Washington Apple Health", kind: Kind::Medicaid, aliases: &["Apple Health", "Washington Medicaid"] },
    Payer { id: "medicaid-mn", name: "Minnesota Health Care Programs (MHCP)", kind: Kind::Medicaid, aliases: &["MHCP", "Minnesota Medicaid", "Minnesota Health Care Programs"] },
    Payer { id: "blue-shield-ca", name: "Blue Shield of California", kind: Kind::Commercial, aliases: &["Blue Shield of California"] },
    Payer { id: "medicaid-or", name: "Oregon Health Plan (CareOregon / Columbia Pacific / Jackson Care Connect CCOs)", kind: Kind::Medicaid, aliases: &["CareOregon", "Oregon Health Plan", "OHP", "Oregon Medicaid"] },
    Payer { id: "generic-commercial", name: "Commercial plans (default pack)", kind: Kind::Commercial, aliases: &["commercial"] },
];

/// Topics that rules of this version know per payer.
pub const TOPICS: &[&str] = &[
    "eligible-clinicians",
    "same-day-pairs",
    "telehealth",
    "unit-limits",
];

impl Payer {
    /// What is held on a topic: `rules`, `none-found` or `unknown`.
    pub fn topic(&self, topic: &str) -> &'static str {
        match (topic, self.kind) {
            ("eligible-clinicians" | "telehealth", Kind::Medicare) => "rules",
            ("same-day-pairs" | "unit-limits", Kind::Medicare | Kind::MedicareAdvantage) => "rules",
            _ => "unknown",
        }
    }
}

/// What the encounter says of its payer.
#[derive(Clone, Copy, Debug)]
pub enum PayerView {
    /// No payer is named.
    NotGiven,
    /// A name that no payer of this version has, and what kind the plan says it is.
    Unknown(Option<Kind>),
    /// A known payer, and whether the plan is a Medicare Advantage plan of it.
    Known(&'static Payer, Kind),
}

impl PayerView {
    /// The payer of an encounter. What the plan says of its kind goes before what its payer usually is.
    pub fn of(encounter: &Encounter) -> Self {
        let Some(name) = &encounter.payer else {
            return Self::NotGiven;
        };
        let product = encounter.plan.as_ref().and_then(|plan| plan.product);
        let kind = product.and_then(|product| match product {
            Product::MedicareAdvantage => Some(Kind::MedicareAdvantage),
            Product::MedicaidManaged => Some(Kind::Medicaid),
            Product::Commercial | Product::Exchange | Product::SelfFunded | Product::Eap => {
                Some(Kind::Commercial)
            }
            Product::FeeForService => None,
        });
        match find(&name.0) {
            None => Self::Unknown(kind),
            Some(payer) => Self::Known(payer, kind.unwrap_or(payer.kind)),
        }
    }

    /// Original Medicare.
    pub fn is_medicare(self) -> bool {
        matches!(self, Self::Known(_, Kind::Medicare))
    }

    /// Whether a Medicare edit that yields to a modifier or to records binds: Medicare, Medicare Advantage, and
    /// where no payer is named. For any other payer it is what most plans follow, so a warning.
    pub fn medicare_edits_bind(self) -> bool {
        matches!(
            self,
            Self::NotGiven
                | Self::Known(_, Kind::Medicare | Kind::MedicareAdvantage)
                | Self::Unknown(Some(Kind::MedicareAdvantage))
        )
    }

    /// The kind, where the payer is known.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Self::Known(_, kind) => Some(kind),
            _ => None,
        }
    }
}

/// A payer as `payers()` lists it.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Listed {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Other names and numbers.
    pub aliases: &'static [&'static str],
    /// Version of what is held.
    pub version: &'static str,
    /// The day it was last read against its sources.
    pub reviewed: &'static str,
    /// What is held on each topic.
    #[serde(serialize_with = "as_object")]
    pub topics: Vec<(&'static str, &'static str)>,
}

fn as_object<S: serde::Serializer>(
    topics: &[(&'static str, &'static str)],
    s: S,
) -> Result<S::Ok, S::Error> {
    s.collect_map(topics.iter().map(|(topic, held)| (topic, held)))
}

/// Every payer, and what is held on each topic.
pub fn listing() -> Vec<Listed> {
    PAYERS
        .iter()
        .map(|payer| Listed {
            id: payer.id,
            name: payer.name,
            aliases: payer.aliases,
            version: REVIEWED,
            reviewed: REVIEWED,
            topics: TOPICS
                .iter()
                .map(|topic| (*topic, payer.topic(topic)))
                .collect(),
        })
        .collect()
}

/// A name without case and punctuation.
fn plain(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// Every id, name and alias without case and punctuation, in order; built on first use.
static NAMES: OnceBox<Vec<(String, &'static Payer)>> = OnceBox::new();

fn names() -> &'static [(String, &'static Payer)] {
    NAMES.get_or_init(|| {
        let mut names: Vec<(String, &'static Payer)> = Vec::new();
        for payer in PAYERS {
            for name in [payer.id, payer.name].iter().chain(payer.aliases) {
                let name = plain(name);
                let at = names.partition_point(|(other, _)| *other < name);
                names.insert(at, (name, payer));
            }
        }
        Box::new(names)
    })
}

/// The payer of that id, name or alias.
pub fn find(name: &str) -> Option<&'static Payer> {
    let wanted = plain(name);
    let names = names();
    let at = names.partition_point(|(other, _)| *other < wanted);
    names
        .get(at)
        .filter(|(found, _)| !wanted.is_empty() && *found == wanted)
        .map(|(_, payer)| *payer)
}

/// The nearest known name to one that is not known.
pub fn suggest(name: &str) -> Option<&'static str> {
    let names: Vec<&'static str> = PAYERS
        .iter()
        .flat_map(|payer| std::iter::once(payer.id).chain(payer.aliases.iter().copied()))
        .collect();
    nearest(name, &names)
}
