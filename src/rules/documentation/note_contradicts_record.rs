use crate::encounter::{Clock, Interval, Word};
use crate::rules::context::span;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// The note's text says another thing than the record: the record has an element that the text says is missing, or misses one
    /// that the text holds; or the text gives times for its service, and those of the session are not among them. What was handed
    /// over is what is judged; which of the two is right is for a person to see. Hours without a half of the day count as
    /// either, and a minute's difference as none.
    ///
    /// It needs `note.text`, which is read on the device. The finding repeats nothing of the text.
    ///
    /// **What to do:** see which is right, and correct the other; amend a note only with what is true, dated and signed.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "session": {"start": "10:00", "stop": "10:45"},
    ///  "note": {"text": "Individual session, 10:05a-10:58a. Pt engaged."}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "session": {"start": "10:05", "stop": "10:58"},
    ///  "note": {"text": "Individual session, 10:05a-10:58a. Pt engaged."}}
    /// ```
    "note-contradicts-record": Documentation, Warning,
        "the note's text and the record say different things";
    stages: [Sign, Charge, Submit];
    research: [];
    sources: [OIG_2023, NGS_CLONED];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(read) = cx.note_read else { return };
    let given = cx.encounter.note.as_ref();
    let given = given.and_then(|note| note.elements.as_ref());
    for (element, there) in read.elements.iter().flat_map(|elements| elements.iter()) {
        let Some(said) = given.and_then(|given| given.get(element)) else {
            continue;
        };
        if said == there {
            continue;
        }
        let name = element.word();
        sink.report(
            Draft::at(format!("/note/elements/{name}"))
                .fact("element", name)
                .fact("record", said)
                .fact("text", there)
                .say(
                    match there {
                        true => {
                            format!("the record says that the note has no {name}, and its text has")
                        }
                        false => format!(
                            "the record says that the note has {name}, and its text says otherwise"
                        ),
                    },
                    "a reviewer reads the note, not the record",
                    "see which is right, and correct the other",
                ),
        );
    }
    let session = cx.session();
    let Some(own) = session.and_then(|session| session.start.zip(session.stop)) else {
        return;
    };
    let clocks: Vec<(Clock, Clock)> = read
        .intervals
        .iter()
        .flatten()
        .filter_map(|one: &Interval| one.start.zip(one.stop))
        .collect();
    if !clocks.is_empty() && !within(own, &clocks) {
        sink.report(Draft::at("/session".to_owned()).say(
            "the session's times are not among those that the note gives",
            "a reviewer compares the note with the claim, and takes the less of the two",
            "see which times are right, and correct the others",
        ));
    }
}

/// Whether the session's ends are among those of the note: of one stretch, or of the first and the last of several.
fn within(own: (Clock, Clock), clocks: &[(Clock, Clock)]) -> bool {
    let near = |one: Clock, other: Clock| {
        // Twelve hours apart are the same hour without its half of the day.
        let apart = span(one, other).rem_euclid(720);
        apart <= 1 || apart >= 719
    };
    clocks.iter().any(|(start, _)| near(own.0, *start))
        && clocks.iter().any(|(_, stop)| near(own.1, *stop))
}
