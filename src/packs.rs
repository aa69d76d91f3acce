//! What is done with packs beside judging by them: checking one with its own tests, an encounter before several payers, and what a new
//! pack changes.

use crate::check;
use crate::encounter::read::{Reader, nearest};
use crate::encounter::{Encounter, Problem, Raw, Text, Word};
use crate::options::{Chosen, Options};
use crate::payers::vocabulary::{Anything, PackGiven, PackTest};
use crate::report::{Answer, Fact, Finding};
use crate::tables::Tables;
use serde::Serialize;

/// How a test of a pack went.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TestResult {
    /// Its name.
    pub name: String,
    /// Whether it came out as it says.
    pub passed: bool,
    /// What came out instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// What is wrong with a pack, and how its tests went.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PackReport {
    /// Every mistake; nothing of a pack that has one is used.
    pub problems: Vec<Problem>,
    /// Its tests; none is run where there are problems.
    pub tests: Vec<TestResult>,
}

impl PackReport {
    /// Whether it can be used and does what its tests say.
    pub fn passed(&self) -> bool {
        self.problems.is_empty() && self.tests.iter().all(|test| test.passed)
    }
}

/// Checks a payer's pack, or a practice's contracts.
pub fn check_pack(raw: &Raw<'_>) -> PackReport {
    let given: PackGiven = match Reader::whole(raw) {
        Ok(given) => given,
        Err(problems) => {
            return PackReport {
                problems,
                tests: Vec::new(),
            };
        }
    };
    let whole = Anything(raw.clone().into_owned());
    let chosen = match given.overrides {
        Some(_) => Chosen::read(&[], Some(&whole)),
        None => Chosen::read(std::slice::from_ref(&whole), None),
    };
    let chosen = match chosen {
        Ok(chosen) => chosen,
        Err(mut problems) => {
            for problem in &mut problems {
                for prefix in ["/packs/0", "/practice"] {
                    if let Some(rest) = problem.path.strip_prefix(prefix) {
                        problem.path = rest.to_owned();
                    }
                }
            }
            return PackReport {
                problems,
                tests: Vec::new(),
            };
        }
    };
    let mut problems = Vec::new();
    let mut tests = Vec::new();
    for (at, test) in given.tests.iter().flatten().enumerate() {
        match run(test, at, &chosen) {
            Ok(result) => tests.push(result),
            Err(found) => problems.extend(found),
        }
    }
    PackReport { problems, tests }
}

fn run(test: &PackTest, at: usize, chosen: &Chosen) -> Result<TestResult, Vec<Problem>> {
    let under = |part: &'static str| {
        move |mut problem: Problem| {
            problem.path.insert_str(0, &format!("/tests/{at}/{part}"));
            problem
        }
    };
    let into = |part: &'static str| {
        move |found: Vec<Problem>| found.into_iter().map(under(part)).collect::<Vec<_>>()
    };
    let encounter = Encounter::from_raw(&test.encounter.0).map_err(into("encounter"))?;
    let given = test
        .options
        .as_ref()
        .map_or(&Raw::Null, |options| &options.0);
    let mut options = Options::from_raw(given, &Tables::default()).map_err(into("options"))?;
    let mut problems = Vec::new();
    let ids: Vec<&str> = chosen
        .packs()
        .given()
        .flat_map(|pack| pack.statements())
        .map(|held| held.given.id.0.as_str())
        .collect();
    let mut known = |place: String, id: &Text| {
        if !ids.contains(&id.0.as_str()) {
            let help = nearest(&id.0, &ids).map(|near| format!("did you mean `{near}`?"));
            problems.push(Problem {
                path: place,
                message: format!("the pack has no statement `{}`", id.0),
                help,
            });
        }
    };
    for (item, one) in test.findings.iter().flatten().enumerate() {
        known(
            format!("/tests/{at}/findings/{item}/statement"),
            &one.statement,
        );
    }
    for (item, one) in test.unchecked.iter().flatten().enumerate() {
        known(format!("/tests/{at}/unchecked/{item}"), one);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    options.choose(chosen.clone());
    let report = check::check(&encounter, &options);
    let mut wanted: Vec<&crate::payers::vocabulary::Expected> =
        test.findings.iter().flatten().collect();
    let mut wrong = Vec::new();
    for finding in &report.findings {
        let Some(id) = statement(finding) else {
            continue;
        };
        let fits = |one: &&crate::payers::vocabulary::Expected| {
            one.statement.0 == id
                && one
                    .severity
                    .is_none_or(|severity| severity.word() == finding.severity.word())
                && one.path.as_ref().is_none_or(|path| path.0 == finding.path)
        };
        match wanted.iter().position(fits) {
            Some(found) => {
                wanted.remove(found);
            }
            None => wrong.push(format!(
                "found `{id}` ({}) at {}: {}",
                finding.severity.word(),
                finding.path,
                finding.message
            )),
        }
    }
    for one in wanted {
        wrong.push(format!("did not find `{}`", one.statement.0));
    }
    let open = || report.unchecked.iter().flat_map(|one| &one.statements);
    for one in test.unchecked.iter().flatten() {
        if !open().any(|id| *id == one.0) {
            wrong.push(format!("`{}` was not left unchecked", one.0));
        }
    }
    if report.versions.payer.is_none() {
        wrong.push("the encounter's payer is not that of the pack".to_owned());
    }
    Ok(TestResult {
        name: test.name.0.clone(),
        passed: wrong.is_empty(),
        message: (!wrong.is_empty()).then(|| wrong.join("; ")),
    })
}

/// The payer's statement that a finding rests on.
pub fn statement(finding: &Finding) -> Option<&str> {
    finding.facts.iter().find_map(|(name, fact)| match fact {
        Fact::Text(id) if *name == crate::rules::STATEMENT => Some(&**id),
        _ => None,
    })
}

/// An encounter before one payer.
#[derive(Clone, Debug, Serialize)]
pub struct Compared {
    /// The payer, as it was named.
    pub payer: String,
    /// The whole answer.
    pub answer: Answer,
    /// The findings that not all payers share.
    pub only: Vec<Finding>,
}

/// Checks an encounter before several payers. A payer is named alone, or with its rank before it, as in `secondary:aetna`; without one
/// the encounter's own rank holds.
pub fn compare(raw: &Raw<'_>, payers: &[String], options: &Options) -> Vec<Compared> {
    let mut out: Vec<Compared> = payers
        .iter()
        .map(|named| {
            let (rank, payer) = match named.split_once(':') {
                Some((rank, payer)) if crate::encounter::Rank::of(rank).is_some() => {
                    (Some(rank), payer)
                }
                _ => (None, named.as_str()),
            };
            let before = before(raw, payer, rank);
            let answer = match Encounter::from_raw(&before) {
                Ok(encounter) => check::answer(&encounter, options),
                Err(problems) => Answer::Invalid {
                    id: crate::formats::id_of(raw),
                    problems,
                },
            };
            Compared {
                payer: named.clone(),
                answer,
                only: Vec::new(),
            }
        })
        .collect();
    let keys: Vec<Vec<Key>> = out
        .iter()
        .map(|one| {
            one.answer
                .report()
                .map_or_else(Vec::new, |report| report.findings.iter().map(key).collect())
        })
        .collect();
    for one in &mut out {
        let Some(report) = one.answer.report() else {
            continue;
        };
        let shared = |finding: &Finding| {
            let wanted = key(finding);
            keys.iter().all(|list| list.contains(&wanted))
        };
        one.only = report
            .findings
            .iter()
            .filter(|finding| !shared(finding))
            .cloned()
            .collect();
    }
    out
}

/// What makes two findings of two payers the same.
type Key = (
    &'static str,
    String,
    crate::report::Severity,
    Vec<(&'static str, Fact)>,
);
fn key(finding: &Finding) -> Key {
    let own = |name: &str| name != crate::rules::STATEMENT && name != "reviewed";
    let facts = finding
        .facts
        .iter()
        .filter(|(name, _)| own(name))
        .cloned()
        .collect();
    (finding.rule, finding.path.clone(), finding.severity, facts)
}

/// The encounter with another payer.
fn before<'a>(raw: &Raw<'a>, payer: &str, rank: Option<&str>) -> Raw<'a> {
    let Raw::Record(fields) = raw else {
        return raw.clone();
    };
    let mut fields = fields.clone();
    fields.retain(|(name, _)| name != "payer");
    fields.push(("payer".into(), payer.to_owned().into()));
    if let Some(rank) = rank {
        let plan = fields.iter().position(|(name, _)| name == "plan");
        let mut inner = match plan.map(|at| fields.remove(at)) {
            Some((_, Raw::Record(inner))) => inner,
            _ => Vec::new(),
        };
        inner.retain(|(name, _)| name != "rank");
        inner.push(("rank".into(), rank.to_owned().into()));
        fields.push(("plan".into(), Raw::Record(inner)));
    }
    Raw::Record(fields)
}

/// An encounter whose answer changes with a pack.
#[derive(Clone, Debug, Serialize)]
pub struct Changed {
    /// Its position, counted from 0.
    pub encounter: usize,
    /// With the pack that was.
    pub before: Answer,
    /// With the pack that takes its place.
    pub after: Answer,
}

/// What changes for some encounters when one pack takes the place of another: those that have a finding, an open question or a verdict
/// that differs. Or what is wrong with one of the packs.
pub fn diff(
    before: &Raw<'_>,
    after: &Raw<'_>,
    encounters: &[Raw<'_>],
    options: &Options,
) -> Result<Vec<Changed>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut read = |raw: &Raw<'_>, name: &str| {
        let whole = Anything(raw.clone().into_owned());
        let chosen = Chosen::read(std::slice::from_ref(&whole), None);
        let mut out = options.clone();
        match chosen {
            Ok(chosen) => out.choose(chosen),
            Err(found) => problems.extend(found.into_iter().map(|mut one| {
                one.path = one.path.replacen("/packs/0", name, 1);
                one
            })),
        }
        out
    };
    let (old, new) = (read(before, "/before"), read(after, "/after"));
    if !problems.is_empty() {
        return Err(problems);
    }
    let answer = |raw: &Raw<'_>, options: &Options| match Encounter::from_raw(raw) {
        Ok(encounter) => check::answer(&encounter, options),
        Err(problems) => Answer::Invalid {
            id: crate::formats::id_of(raw),
            problems,
        },
    };
    Ok(encounters
        .iter()
        .enumerate()
        .map(|(encounter, raw)| Changed {
            encounter,
            before: answer(raw, &old),
            after: answer(raw, &new),
        })
        .filter(|one| differs(&one.before, &one.after))
        .collect())
}

fn differs(one: &Answer, other: &Answer) -> bool {
    let plain = |finding: &Finding| {
        let facts = finding.facts.iter().filter(|(name, _)| *name != "reviewed");
        (
            finding.rule,
            finding.path.clone(),
            finding.severity,
            finding.message.clone(),
            facts.cloned().collect::<Vec<_>>(),
        )
    };
    match (one.report(), other.report()) {
        (Some(one), Some(other)) => {
            one.verdict != other.verdict
                || one.unchecked != other.unchecked
                || one.findings.iter().map(plain).collect::<Vec<_>>()
                    != other.findings.iter().map(plain).collect::<Vec<_>>()
        }
        (None, None) => false,
        _ => true,
    }
}
