//! Codes that ended, each with its last day and what came after (EM-11).

use super::{CodeInfo, code, prose};
use crate::encounter::ServiceDate;
use crate::sources;

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("99201"),
        label: prose("Office visit, new patient, old level 1"),
        until: Some(ServiceDate::of(2020, 12, 31)),
        replaced_by: Some("99202"),
        sources: &[&sources::EM_2021],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99217"),
        label: prose("Observation discharge day"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99238 or 99239"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99218"),
        label: prose("Observation admission, old level 1"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99221"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99219"),
        label: prose("Observation admission, old level 2"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99222"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99220"),
        label: prose("Observation admission, old level 3"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99223"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99224"),
        label: prose("Observation follow-up, old level 1"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99231"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99225"),
        label: prose("Observation follow-up, old level 2"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99232"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99226"),
        label: prose("Observation follow-up, old level 3"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99233"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99241"),
        label: prose("Outpatient consult, old level 1"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99242"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99251"),
        label: prose("Inpatient consult, old level 1"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99252"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99318"),
        label: prose("Annual nursing facility assessment"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99307 to 99310"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99324"),
        label: prose("Rest home visit, new patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99341 to 99345"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99325"),
        label: prose("Rest home visit, new patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99341 to 99345"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99326"),
        label: prose("Rest home visit, new patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99341 to 99345"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99327"),
        label: prose("Rest home visit, new patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99341 to 99345"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99328"),
        label: prose("Rest home visit, new patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99341 to 99345"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99334"),
        label: prose("Rest home visit, established patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99347 to 99350"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99335"),
        label: prose("Rest home visit, established patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99347 to 99350"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99336"),
        label: prose("Rest home visit, established patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99347 to 99350"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99337"),
        label: prose("Rest home visit, established patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99347 to 99350"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99343"),
        label: prose("Home visit, new patient, old level 3"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99342 or 99344"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99354"),
        label: prose("Prolonged office or psychotherapy time, first hour"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some(
            "99417 or G2212 beside an E/M chosen by time; nothing beside psychotherapy",
        ),
        sources: &[&sources::EM_2023, &sources::EXTENDED],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99355"),
        label: prose("Prolonged office or psychotherapy time, each further half hour"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some(
            "99417 or G2212 beside an E/M chosen by time; nothing beside psychotherapy",
        ),
        sources: &[&sources::EM_2023, &sources::EXTENDED],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99356"),
        label: prose("Prolonged inpatient time, first hour"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99418 or G0316 beside an E/M chosen by time"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99357"),
        label: prose("Prolonged inpatient time, each further half hour"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99418 or G0316 beside an E/M chosen by time"),
        sources: &[&sources::EM_2023],
        ..CodeInfo::EMPTY
    },
];
