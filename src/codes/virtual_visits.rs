//! Visits by video and telephone, check-ins and messages.

use super::{
    ALWAYS, CodeInfo, Family, Frequency, Ladder, Medicare, Period, Setting, Telehealth, at_least,
    band, code,
};
use crate::encounter::{Code, Mdm, Modality, ServiceDate};
use crate::sources::{self, Source};

/// Messages are counted over seven days, so two of these are never within them.
const MESSAGES: &[Code] = &[
    code("98970"),
    code("98971"),
    code("98972"),
    code("99421"),
    code("99422"),
    code("99423"),
];
const ONCE_A_WEEK: Option<Frequency> = Some(Frequency::Days {
    most: 1,
    days: 7,
    with: MESSAGES,
    advice: false,
});

/// Where the facts of such a service come from.
const SOURCES_OF_98000: &[&Source] = &[
    &sources::VERIMEDIX,
    &sources::PFS_2026,
    &sources::AAFP_TELEHEALTH,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_98012: &[&Source] = &[
    &sources::VERIMEDIX,
    &sources::PFS_2026,
    &sources::AAFP_TELEHEALTH,
    &sources::PHONE_DELETED,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_98966: &[&Source] = &[
    &sources::PFS_2024,
    &sources::PFS_2026,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_99421: &[&Source] = &[&sources::PFS_2026, &sources::NCCI_PTP, &sources::NCCI_MUE];
/// Where the facts of such a service come from.
const SOURCES_OF_99441: &[&Source] = &[
    &sources::PHONE_DELETED,
    &sources::VERIMEDIX,
    &sources::NCCI_PTP,
];
/// Where the facts of such a service come from.
const SOURCES_OF_G2010: &[&Source] =
    &[&sources::HCPCS_2024, &sources::PFS_2026, &sources::NCCI_MUE];
/// Where the facts of such a service come from.
const SOURCES_OF_G2251: &[&Source] = &[
    &sources::HCPCS_2024,
    &sources::PFS_2026,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("98000"),
        label: prose!("Video visit, new patient, level 1"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::VideoNew),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(15))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::Straightforward],
        setting: Setting {
            modalities: &[Modality::Video],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98000),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98001"),
        label: prose!("Video visit, new patient, level 2"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::VideoNew),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(30))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::Low],
        setting: Setting {
            modalities: &[Modality::Video],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98000),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98002"),
        label: prose!("Video visit, new patient, level 3"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::VideoNew),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(45))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::Moderate],
        setting: Setting {
            modalities: &[Modality::Video],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98000),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98003"),
        label: prose!("Video visit, new patient, level 4"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::VideoNew),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(60))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::High],
        setting: Setting {
            modalities: &[Modality::Video],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98000),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98004"),
        label: prose!("Video visit, established patient, level 1"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::VideoEstablished),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(10))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::Straightforward],
        setting: Setting {
            modalities: &[Modality::Video],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98000),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98005"),
        label: prose!("Video visit, established patient, level 2"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::VideoEstablished),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(20))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::Low],
        setting: Setting {
            modalities: &[Modality::Video],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98000),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98006"),
        label: prose!("Video visit, established patient, level 3"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::VideoEstablished),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(30))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::Moderate],
        setting: Setting {
            modalities: &[Modality::Video],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98000),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98007"),
        label: prose!("Video visit, established patient, level 4"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::VideoEstablished),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(40))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::High],
        setting: Setting {
            modalities: &[Modality::Video],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98000),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98008"),
        label: prose!("Audio-only visit, new patient, level 1"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::AudioNew),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(15))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::Straightforward],
        setting: Setting {
            modalities: &[Modality::Audio],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98000),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98009"),
        label: prose!("Audio-only visit, new patient, level 2"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::AudioNew),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(30))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::Low],
        setting: Setting {
            modalities: &[Modality::Audio],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98000),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98010"),
        label: prose!("Audio-only visit, new patient, level 3"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::AudioNew),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(45))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::Moderate],
        setting: Setting {
            modalities: &[Modality::Audio],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98000),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98011"),
        label: prose!("Audio-only visit, new patient, level 4"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::AudioNew),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(60))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::High],
        setting: Setting {
            modalities: &[Modality::Audio],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98000),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98012"),
        label: prose!("Audio-only visit, established, level 1"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::AudioEstablished),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(10))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::Straightforward],
        setting: Setting {
            modalities: &[Modality::Audio],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98012),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98013"),
        label: prose!("Audio-only visit, established, level 2"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::AudioEstablished),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(20))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::Low],
        setting: Setting {
            modalities: &[Modality::Audio],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98012),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98014"),
        label: prose!("Audio-only visit, established, level 3"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::AudioEstablished),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(30))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::Moderate],
        setting: Setting {
            modalities: &[Modality::Audio],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98012),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98015"),
        label: prose!("Audio-only visit, established, level 4"),
        family: Family::EmVirtual,
        ladder: Some(Ladder::AudioEstablished),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(40))],
        medicare: Medicare::NotValid(
            "an office visit code, with the telehealth place of service, and modifier 93 where there was no picture",
        ),
        mdm: &[Mdm::High],
        setting: Setting {
            modalities: &[Modality::Audio],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98012),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98016"),
        label: prose!("Brief virtual check-in by E/M clinician, 5-10 min"),
        family: Family::CheckIn,
        ladder: Some(Ladder::CheckIn),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, band(5, 10))],
        period: Period::Session,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        sources: prose!(&[&sources::VERIMEDIX, &sources::PFS_2026, &sources::NCCI_MUE]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98966"),
        label: prose!("Phone assessment by non-E/M clinician, 5-10 min"),
        family: Family::Telephone,
        ladder: Some(Ladder::PhoneOther),
        time: &[(ALWAYS, band(5, 10))],
        period: Period::Session,
        setting: Setting {
            modalities: &[Modality::Audio],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98966),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98967"),
        label: prose!("Phone assessment by non-E/M clinician, 11-20 min"),
        family: Family::Telephone,
        ladder: Some(Ladder::PhoneOther),
        time: &[(ALWAYS, band(11, 20))],
        period: Period::Session,
        setting: Setting {
            modalities: &[Modality::Audio],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98966),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98968"),
        label: prose!("Phone assessment by non-E/M clinician, 21-30 min"),
        family: Family::Telephone,
        ladder: Some(Ladder::PhoneOther),
        time: &[(ALWAYS, at_least(21))],
        period: Period::Session,
        setting: Setting {
            modalities: &[Modality::Audio],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98966),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98970"),
        label: prose!("Online messages, non-E/M clinician, 5-10 min / 7 days"),
        family: Family::OnlineDigital,
        ladder: Some(Ladder::MessagesOther),
        time: &[(ALWAYS, band(5, 10))],
        period: Period::Episode,
        setting: Setting {
            frequency: ONCE_A_WEEK,
            telehealth: Telehealth::NotListed,
            modalities: &[Modality::Asynchronous],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98966),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98971"),
        label: prose!("Online messages, non-E/M clinician, 11-20 min / 7 days"),
        family: Family::OnlineDigital,
        ladder: Some(Ladder::MessagesOther),
        time: &[(ALWAYS, band(11, 20))],
        period: Period::Episode,
        setting: Setting {
            frequency: ONCE_A_WEEK,
            telehealth: Telehealth::NotListed,
            modalities: &[Modality::Asynchronous],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98966),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("98972"),
        label: prose!("Online messages, non-E/M clinician, 21+ min / 7 days"),
        family: Family::OnlineDigital,
        ladder: Some(Ladder::MessagesOther),
        time: &[(ALWAYS, at_least(21))],
        period: Period::Episode,
        setting: Setting {
            frequency: ONCE_A_WEEK,
            telehealth: Telehealth::NotListed,
            modalities: &[Modality::Asynchronous],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_98966),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99421"),
        label: prose!("Online messages, E/M clinician, 5-10 min / 7 days"),
        family: Family::OnlineDigital,
        ladder: Some(Ladder::MessagesEm),
        time: &[(ALWAYS, band(5, 10))],
        period: Period::Episode,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            frequency: ONCE_A_WEEK,
            telehealth: Telehealth::NotListed,
            modalities: &[Modality::Asynchronous],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_99421),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99422"),
        label: prose!("Online messages, E/M clinician, 11-20 min / 7 days"),
        family: Family::OnlineDigital,
        ladder: Some(Ladder::MessagesEm),
        time: &[(ALWAYS, band(11, 20))],
        period: Period::Episode,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            frequency: ONCE_A_WEEK,
            telehealth: Telehealth::NotListed,
            modalities: &[Modality::Asynchronous],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_99421),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99423"),
        label: prose!("Online messages, E/M clinician, 21+ min / 7 days"),
        family: Family::OnlineDigital,
        ladder: Some(Ladder::MessagesEm),
        time: &[(ALWAYS, at_least(21))],
        period: Period::Episode,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            frequency: ONCE_A_WEEK,
            telehealth: Telehealth::NotListed,
            modalities: &[Modality::Asynchronous],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_99421),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99441"),
        label: prose!("Phone E/M 5-10 min (deleted)"),
        family: Family::Telephone,
        ladder: Some(Ladder::PhoneEm),
        until: Some(ServiceDate::of(2024, 12, 31)),
        replaced_by: Some("98008 to 98015, or for Medicare an office visit code with modifier 93"),
        time: &[(ALWAYS, band(5, 10))],
        period: Period::Session,
        setting: Setting {
            modalities: &[Modality::Audio],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_99441),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99442"),
        label: prose!("Phone E/M 11-20 min (deleted)"),
        family: Family::Telephone,
        ladder: Some(Ladder::PhoneEm),
        until: Some(ServiceDate::of(2024, 12, 31)),
        replaced_by: Some("98008 to 98015, or for Medicare an office visit code with modifier 93"),
        time: &[(ALWAYS, band(11, 20))],
        period: Period::Session,
        setting: Setting {
            modalities: &[Modality::Audio],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_99441),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99443"),
        label: prose!("Phone E/M 21-30 min (deleted)"),
        family: Family::Telephone,
        ladder: Some(Ladder::PhoneEm),
        until: Some(ServiceDate::of(2024, 12, 31)),
        replaced_by: Some("98008 to 98015, or for Medicare an office visit code with modifier 93"),
        time: &[(ALWAYS, at_least(21))],
        period: Period::Session,
        setting: Setting {
            modalities: &[Modality::Audio],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_99441),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2010"),
        label: prose!("Review of patient-sent image/video (E/M clinician)"),
        family: Family::CheckIn,
        period: Period::Session,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            modalities: &[Modality::Asynchronous],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_G2010),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2012"),
        label: prose!("Brief virtual check-in, 5-10 min (ended)"),
        family: Family::CheckIn,
        ladder: Some(Ladder::CheckIn),
        until: Some(ServiceDate::of(2024, 12, 31)),
        replaced_by: Some("98016"),
        time: &[(ALWAYS, band(5, 10))],
        period: Period::Session,
        sources: prose!(&[
            &sources::VERIMEDIX,
            &sources::HCPCS_2024,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2250"),
        label: prose!("Review of patient-sent image/video (non-E/M)"),
        family: Family::CheckIn,
        period: Period::Session,
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            modalities: &[Modality::Asynchronous],
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_G2010),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2251"),
        label: prose!("Brief virtual check-in, non-E/M clinician, 5-10 min"),
        family: Family::CheckIn,
        time: &[(ALWAYS, at_least(5))],
        period: Period::Session,
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_G2251),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2252"),
        label: prose!("Virtual check-in by E/M clinician, 11-20 min"),
        family: Family::CheckIn,
        ladder: Some(Ladder::CheckIn),
        time: &[(ALWAYS, at_least(11))],
        period: Period::Session,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_G2251),
        ..CodeInfo::EMPTY
    },
];
