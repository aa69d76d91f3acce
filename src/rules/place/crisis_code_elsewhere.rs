use super::fact;
use crate::codes::{self, Family, PlaceRule, places};
use crate::rules::sink::replace;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Since 2024 Medicare has crisis codes of its own for care in homes, shelters, mobile units and on the street, and pays them
    /// higher. The general crisis codes there are not wrong; they are billed below what was done.
    ///
    /// **What to do:** bill Medicare's codes for care elsewhere.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "placeOfService": "15", "lines": [{"code": "90839", "minutes": 60}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "placeOfService": "11", "lines": [{"code": "90839", "minutes": 60}]}
    /// ```
    "crisis-code-elsewhere": Place, Warning,
        "a crisis away from the office is billed to Medicare by the general codes";
    stages: [Charge, Submit];
    research: ["PS-04"];
    sources: [HCPCS_2024, PFS_2026];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    if !cx.payer.is_medicare() {
        return;
    }
    let mut found: Option<(Draft, Vec<_>)> = None;
    for line in cx.of(|family| matches!(family, Family::Crisis | Family::CrisisAddOn)) {
        let special = codes::all().iter().copied().find(|info| {
            Some(info.family) == line.family()
                && info.setting.place == PlaceRule::OutsideOfficeAndFacility
                && info.in_force(line.date)
        });
        let Some(special) = special.filter(|info| info.code != line.code()) else {
            continue;
        };
        let Some(place) = cx.place(line) else {
            sink.missing(line, vec![cx.place_path(line)]);
            continue;
        };
        sink.judge(line);
        if !places::HOME_OR_MOBILE.contains(&place) {
            continue;
        }
        // The first unit and what continues it change together, or one would stand without the other.
        let (draft, mut patch) = found.unwrap_or_else(|| {
            let draft = Draft::on(line, "code")
                .fact("billed", line.code())
                .fact("place", fact(place))
                .fact("instead", special.code)
                .say(
                    format!(
                        "Medicare pays {} more than {} at place of service {}",
                        special.code,
                        line.code(),
                        place.as_str()
                    ),
                    "the crisis is billed below what was done",
                    "bill Medicare's crisis codes for care elsewhere",
                );
            (draft, Vec::new())
        });
        patch.push(replace(line.path("code"), special.code.as_str().to_owned()));
        found = Some((draft.and(line), patch));
    }
    if let Some((draft, patch)) = found {
        sink.report(draft.correct("bill Medicare's crisis codes for care elsewhere", patch));
    }
}
