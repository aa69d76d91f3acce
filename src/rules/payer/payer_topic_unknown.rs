use crate::encounter::{Modality, Word};
use crate::payers::{Kind, PayerKind};
use crate::report::{Reason, Weight};
use crate::rules::context::Line;
use crate::rules::statements::{concerns, supervised};
use crate::rules::{Context, Sink, rule};

rule! {
    /// Topics on which nothing is held for the payer and a service, as far as they concern the visit: what was not found is not known
    /// to be allowed.
    /// National rules are judged all the same. Original Medicare's rules are the national ones. This rule never gives a finding.
    ///
    /// **What to do:** look into the contract or the payer's manual; a pack of one's own can hold what is there.
    ///
    /// ```json unchecked
    /// {"dateOfService": "2026-03-16", "payer": "Select Health", "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "Medicare", "lines": [{"code": "90834"}]}
    /// ```
    "payer-topic-unknown": Claim, Error,
        "nothing is held for the payer on a topic";
    stages: [Schedule, Sign, Charge, Submit];
    research: [];
    sources: [];
    check: check
}

/// Topics that concern every visit.
const ALWAYS: &[Kind] = &[
    Kind::Code,
    Kind::Limit,
    Kind::SameDay,
    Kind::Time,
    Kind::Diagnosis,
    Kind::Clinician,
    Kind::Authorization,
    Kind::Documentation,
    Kind::Deadline,
];
/// Those of a visit from afar.
const REMOTE: &[Kind] = &[Kind::Modifier, Kind::Place, Kind::Modality];

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(pack) = cx.payer.pack() else { return };
    if cx.payer.kind() == Some(PayerKind::Medicare) {
        return;
    }
    // A statement on other codes, or of other days, says nothing of this line.
    let silent = |kind: &&Kind| {
        let statements = pack.of(**kind);
        let spoken_of = |line: &Line<'_>| statements.iter().any(|held| concerns(pack, held, line));
        !cx.lines.iter().all(spoken_of)
    };
    let mut topics: Vec<&'static str> = ALWAYS
        .iter()
        .filter(silent)
        .map(|kind| kind.word())
        .collect();
    let remote = |one: Option<Modality>| one.is_some_and(|one| one != Modality::InPerson);
    if cx.lines.iter().any(|line| remote(cx.modality(line))) {
        topics.extend(REMOTE.iter().filter(silent).map(|kind| kind.word()));
    }
    if silent(&&Kind::Supervision)
        && cx
            .lines
            .iter()
            .any(|line| supervised(cx, line) == Some(true))
    {
        topics.push(Kind::Supervision.word());
    }
    if topics.is_empty() {
        return;
    }
    let every: Vec<usize> = cx.lines.iter().map(|line| line.index).collect();
    sink.note(every, Vec::new(), Reason::NoPayerData, Weight::Advisory);
    sink.topics(topics);
}
