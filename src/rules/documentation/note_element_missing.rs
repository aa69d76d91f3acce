use crate::codes::records::ELEMENTS;
use crate::encounter::{NoteElement, Word};
use crate::report::Severity;
use crate::rules::time::severity_for;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Each kind of service has elements that its note must show: an evaluation its reason, history, mental status, diagnosis and
    /// plan; psychotherapy the intervention, the symptoms and the progress; the add-on its own minutes; a crisis what made it
    /// one, the urgent history and mental status, risk, what was done, where the patient went and the safety plan; family
    /// therapy who was there and how it treats the patient; a group what this patient did in it; testing the tests and what they
    /// mean; substance screening the tool and the intervention; a month of opioid treatment its plan. Their absence is an
    /// error, as contractors and auditors ask for them.
    ///
    /// Kind of session, treatment goals, follow-up, topic and size of a group belong in the note too; where they are missing this
    /// is a warning. Contractors differ in their lists: this is what they share. Time, need, medical decisions and signature have
    /// rules of their own.
    ///
    /// Where nobody says, and the note's text was read to say that an element is missing, this is a warning: the reader may be wrong.
    ///
    /// An element counts as missing only where somebody looked and said so (`false`). Not given is unknown.
    ///
    /// **What to do:** if it is known from the record, add it as a dated addendum; never make it up.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "minutes": 45}], "note": {"elements": {"interventions": false}}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "minutes": 45}],
    ///  "note": {"elements": {"interventions": true, "symptoms": true, "progress": true}}}
    /// ```
    "note-element-missing": Documentation, Error,
        "the note lacks an element that this kind of service must show";
    stages: [Sign, Charge, Submit];
    research: [
        "DC-01", "DC-03", "DC-06", "DC-08", "DC-09", "DC-10", "DC-12", "DC-14", "DC-17", "DC-23"
    ];
    sources: [
        NGS, LCD_L34616, MMP_CERT, OIG_ON_SITE, AAPC_DOCUMENTATION, HEADWAY_CRISIS, LEGALCLARITY_FAMILY, AAPC_GROUP, APA_TESTING,
        SBIRT_OREGON, ALLZONE_OPIOID, HEADWAY_NOTES
    ];
    denial: "CO" "50" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for row in ELEMENTS {
        let severity = severity_for(row.certain);
        let word = row.element.word();
        let plain = word.replace('-', " ");
        // Neither need nor symptoms shown is a finding of its own.
        let said = row.element == NoteElement::Symptoms
            && cx.element(NoteElement::MedicalNecessity) == Some(false);
        if said && cx.element(row.element) == Some(false) {
            continue;
        }
        for line in cx.of(|family| row.families.contains(&family)) {
            let path = format!("/note/elements/{word}");
            match cx.element(row.element) {
                Some(true) => sink.judge(line),
                None if cx.text_denies(row.element) => {
                    sink.report_shared(
                        Draft::at(path)
                            .and(line)
                            .severity(Severity::Warning)
                            .fact("element", word)
                            .fact("text", false)
                            .say(
                                format!("the text of the note of {} says that there is no {plain}", line.code()),
                                "auditors look for it in the note of such a visit",
                                "see whether it was read right; if it is known from the record, add it as a dated addendum, and never make it up",
                            ),
                    );
                }
                None => sink.missing_at_worst(severity, line, vec![path]),
                Some(false) => {
                    sink.report_shared(
                        Draft::at(path)
                            .and(line)
                            .severity(severity)
                            .fact("element", word)
                            .say(
                                format!("the note of {} shows no {plain}", line.code()),
                                match row.certain {
                                    true => "without it the service is not supported and is repaid on audit",
                                    false => "auditors look for it in the note of such a visit",
                                },
                                "if it is known from the record, add it as a dated addendum; never make it up",
                            )
                            .document(format!("record the {plain}, if it is true and known")),
                    );
                }
            }
        }
    }
}
