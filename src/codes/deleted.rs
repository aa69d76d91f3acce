//! Codes that ended, each with its last day and what came after (EM-11).

use super::{CodeInfo, code};
use crate::encounter::ServiceDate;
use crate::sources;

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("90801"),
        label: prose!("Psychiatric interview, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("90791 or 90792"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90802"),
        label: prose!("Interactive psychiatric interview, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("90791 or 90792, with 90785 where it applies"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90804"),
        label: prose!("Psychotherapy, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("90832"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90805"),
        label: prose!("Psychotherapy with E/M, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("an E/M with 90833"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90806"),
        label: prose!("Psychotherapy, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("90834"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90807"),
        label: prose!("Psychotherapy with E/M, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("an E/M with 90836"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90808"),
        label: prose!("Psychotherapy, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("90837"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90809"),
        label: prose!("Psychotherapy with E/M, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("an E/M with 90838"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90810"),
        label: prose!("Interactive psychotherapy, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("90832 with 90785"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90811"),
        label: prose!("Interactive psychotherapy with E/M, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("an E/M with 90833 and 90785"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90812"),
        label: prose!("Interactive psychotherapy, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("90834 with 90785"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90813"),
        label: prose!("Interactive psychotherapy with E/M, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("an E/M with 90836 and 90785"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90814"),
        label: prose!("Interactive psychotherapy, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("90837 with 90785"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90815"),
        label: prose!("Interactive psychotherapy with E/M, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("an E/M with 90838 and 90785"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90816"),
        label: prose!("Psychotherapy, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("90832"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90817"),
        label: prose!("Psychotherapy with E/M, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("an E/M with 90833"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90818"),
        label: prose!("Psychotherapy, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("90834"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90819"),
        label: prose!("Psychotherapy with E/M, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("an E/M with 90836"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90821"),
        label: prose!("Psychotherapy, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("90837"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90822"),
        label: prose!("Psychotherapy with E/M, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("an E/M with 90838"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90823"),
        label: prose!("Interactive psychotherapy, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("90832 with 90785"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90824"),
        label: prose!("Interactive psychotherapy with E/M, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("an E/M with 90833 and 90785"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90826"),
        label: prose!("Interactive psychotherapy, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("90834 with 90785"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90827"),
        label: prose!("Interactive psychotherapy with E/M, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("an E/M with 90836 and 90785"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90828"),
        label: prose!("Interactive psychotherapy, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("90837 with 90785"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90829"),
        label: prose!("Interactive psychotherapy with E/M, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("an E/M with 90838 and 90785"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90857"),
        label: prose!("Interactive group psychotherapy, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("90853 with 90785"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90862"),
        label: prose!("Medication management, old code"),
        until: Some(ServiceDate::of(2012, 12, 31)),
        replaced_by: Some("an E/M visit"),
        sources: prose!(&[&sources::EMPR_2013]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96101"),
        label: prose!("Testing, old code"),
        until: Some(ServiceDate::of(2018, 12, 31)),
        replaced_by: Some("96130, 96131, 96136 and 96137"),
        sources: prose!(&[&sources::APA_TESTING]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96102"),
        label: prose!("Testing, old code"),
        until: Some(ServiceDate::of(2018, 12, 31)),
        replaced_by: Some("96138 and 96139"),
        sources: prose!(&[&sources::APA_TESTING]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96103"),
        label: prose!("Testing, old code"),
        until: Some(ServiceDate::of(2018, 12, 31)),
        replaced_by: Some("96146"),
        sources: prose!(&[&sources::APA_TESTING]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96118"),
        label: prose!("Testing, old code"),
        until: Some(ServiceDate::of(2018, 12, 31)),
        replaced_by: Some("96132, 96133, 96136 and 96137"),
        sources: prose!(&[&sources::APA_TESTING]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96119"),
        label: prose!("Testing, old code"),
        until: Some(ServiceDate::of(2018, 12, 31)),
        replaced_by: Some("96138 and 96139"),
        sources: prose!(&[&sources::APA_TESTING]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96120"),
        label: prose!("Testing, old code"),
        until: Some(ServiceDate::of(2018, 12, 31)),
        replaced_by: Some("96146"),
        sources: prose!(&[&sources::APA_TESTING]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96150"),
        label: prose!("Health and behavior, old code"),
        until: Some(ServiceDate::of(2019, 12, 31)),
        replaced_by: Some("96156"),
        sources: prose!(&[&sources::APA_HEALTH_BEHAVIOR]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96151"),
        label: prose!("Health and behavior, old code"),
        until: Some(ServiceDate::of(2019, 12, 31)),
        replaced_by: Some("96156"),
        sources: prose!(&[&sources::APA_HEALTH_BEHAVIOR]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96152"),
        label: prose!("Health and behavior, old code"),
        until: Some(ServiceDate::of(2019, 12, 31)),
        replaced_by: Some("96158 and 96159"),
        sources: prose!(&[&sources::APA_HEALTH_BEHAVIOR]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96153"),
        label: prose!("Health and behavior, old code"),
        until: Some(ServiceDate::of(2019, 12, 31)),
        replaced_by: Some("96164 and 96165"),
        sources: prose!(&[&sources::APA_HEALTH_BEHAVIOR]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96154"),
        label: prose!("Health and behavior, old code"),
        until: Some(ServiceDate::of(2019, 12, 31)),
        replaced_by: Some("96167 and 96168"),
        sources: prose!(&[&sources::APA_HEALTH_BEHAVIOR]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96155"),
        label: prose!("Health and behavior, old code"),
        until: Some(ServiceDate::of(2019, 12, 31)),
        replaced_by: Some("96170 and 96171"),
        sources: prose!(&[&sources::APA_HEALTH_BEHAVIOR]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99201"),
        label: prose!("Office visit, new patient, old level 1"),
        until: Some(ServiceDate::of(2020, 12, 31)),
        replaced_by: Some("99202"),
        sources: prose!(&[&sources::EM_2021]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99217"),
        label: prose!("Observation discharge day"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99238 or 99239"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99218"),
        label: prose!("Observation admission, old level 1"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99221"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99219"),
        label: prose!("Observation admission, old level 2"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99222"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99220"),
        label: prose!("Observation admission, old level 3"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99223"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99224"),
        label: prose!("Observation follow-up, old level 1"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99231"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99225"),
        label: prose!("Observation follow-up, old level 2"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99232"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99226"),
        label: prose!("Observation follow-up, old level 3"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99233"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99241"),
        label: prose!("Outpatient consult, old level 1"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99242"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99251"),
        label: prose!("Inpatient consult, old level 1"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99252"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99318"),
        label: prose!("Annual nursing facility assessment"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99307 to 99310"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99324"),
        label: prose!("Rest home visit, new patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99341 to 99345"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99325"),
        label: prose!("Rest home visit, new patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99341 to 99345"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99326"),
        label: prose!("Rest home visit, new patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99341 to 99345"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99327"),
        label: prose!("Rest home visit, new patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99341 to 99345"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99328"),
        label: prose!("Rest home visit, new patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99341 to 99345"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99334"),
        label: prose!("Rest home visit, established patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99347 to 99350"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99335"),
        label: prose!("Rest home visit, established patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99347 to 99350"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99336"),
        label: prose!("Rest home visit, established patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99347 to 99350"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99337"),
        label: prose!("Rest home visit, established patient, old code"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99347 to 99350"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99343"),
        label: prose!("Home visit, new patient, old level 3"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99342 or 99344"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99354"),
        label: prose!("Prolonged office or psychotherapy time, first hour"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some(
            "99417 or G2212 beside an E/M chosen by time; nothing beside psychotherapy",
        ),
        sources: prose!(&[&sources::EM_2023, &sources::EXTENDED]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99355"),
        label: prose!("Prolonged office or psychotherapy time, each further half hour"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some(
            "99417 or G2212 beside an E/M chosen by time; nothing beside psychotherapy",
        ),
        sources: prose!(&[&sources::EM_2023, &sources::EXTENDED]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99356"),
        label: prose!("Prolonged inpatient time, first hour"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99418 or G0316 beside an E/M chosen by time"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99357"),
        label: prose!("Prolonged inpatient time, each further half hour"),
        until: Some(ServiceDate::of(2022, 12, 31)),
        replaced_by: Some("99418 or G0316 beside an E/M chosen by time"),
        sources: prose!(&[&sources::EM_2023]),
        ..CodeInfo::EMPTY
    },
];
