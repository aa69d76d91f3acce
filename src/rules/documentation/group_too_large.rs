use crate::codes::Family;
use crate::codes::records::MOST_IN_A_GROUP;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A Medicare contractor takes groups of up to twelve patients for psychotherapy; some plans take ten. A larger group is hardly
    /// treatment of each of its patients. A warning, as payers differ.
    ///
    /// **What to do:** see the payer's policy; split the group next time.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90853"}], "session": {"groupSize": 13}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90853"}], "session": {"groupSize": 12}}
    /// ```
    "group-too-large": Documentation, Warning,
        "the group is larger than contractors take for psychotherapy";
    stages: [Schedule, Sign, Charge, Submit];
    research: ["DC-13"];
    sources: [AAPC_GROUP];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::Group) {
        let session = cx.session().and_then(|session| session.group_size);
        let (size, path) = match line.given.group_size {
            Some(size) => (Some(size), line.path("groupSize")),
            None => (session, "/session/groupSize".to_owned()),
        };
        match size.map(|size| size.0) {
            None => sink.missing(line, vec![path]),
            Some(size) if size <= MOST_IN_A_GROUP => sink.judge(line),
            Some(size) => sink.report_shared(
                Draft::at(path)
                    .and(line)
                    .fact("size", size)
                    .fact("most", MOST_IN_A_GROUP)
                    .say(
                        format!(
                            "{size} patients in a group; contractors take up to {MOST_IN_A_GROUP}"
                        ),
                        "a group that is too large is not covered as psychotherapy",
                        "see the payer's policy; split the group next time",
                    ),
            ),
        }
    }
}
