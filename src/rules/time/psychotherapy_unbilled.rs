use crate::codes::Family;
use crate::rules::context::Unbilled;
use crate::rules::sink::add_line;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Psychotherapy minutes are recorded beside an E/M, and no line bills them. Sixteen minutes and more are reported as
    /// an add-on to the E/M.
    ///
    /// **What to do:** add the add-on code if the note shows psychotherapy apart from the medical work.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99213"}], "session": {"psychotherapyMinutes": 55}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99213"}], "session": {"psychotherapyMinutes": 15}}
    /// ```
    "psychotherapy-unbilled": Time, Warning,
        "psychotherapy is recorded beside an E/M and no line bills it";
    stages: [Charge, Submit];
    research: ["UC-02"];
    sources: [UNDERCODING, AAPC_PSYCH];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for em in cx.of(Family::is_em) {
        sink.judge(em);
        let Some(minutes) = cx
            .session()
            .and_then(|session| session.psychotherapy_minutes)
        else {
            continue;
        };
        let here = |one: &&Unbilled| {
            one.info.family == Family::PsychotherapyWithEm && one.beside == em.index
        };
        for Unbilled { info, .. } in cx.unbilled.iter().filter(here) {
            let draft = Draft::at("/session/psychotherapyMinutes".to_owned())
                .and(em)
                .fact("minutes", minutes.0)
                .fact("supported", info.code)
                .say(
                    format!(
                        "{} minutes of psychotherapy are recorded and no line bills them; they support {}",
                        minutes.0, info.code
                    ),
                    "work that was done and recorded goes unpaid, and the claim does not show the service",
                    format!("add {} if the note shows psychotherapy apart from the E/M", info.code),
                );
            let plain = em.given.rendering.is_none() && em.given.date_of_service.is_none();
            sink.report(if plain {
                draft.correct(
                    format!("add {}", info.code),
                    vec![add_line(info.code, None)],
                )
            } else {
                draft
            });
        }
    }
}
