//! Where rules put what they found and what they could not check.

use super::Rule;
use super::context::Line;
pub(crate) use crate::encounter::insert;
use crate::encounter::{Code, Modifier, Raw};
use crate::payers::Pack;
use crate::payers::load::Held;
use crate::report::{
    CitedSource, Fact, Finding, Fix, FixKind, LedgerEntry, Op, Outcome, Reason, Related, Severity,
    Sources, Step, Unchecked, Weight, Words,
};
use crate::sources::Tier;
use sha2::{Digest, Sha256};

/// The fact by which a finding names a service delivered before.
pub(crate) const HISTORY: &str = "history";
/// The fact by which a finding names the payer's statement behind it.
pub(crate) const STATEMENT: &str = "statement";

/// A finding in the making: place, then facts, words and fix. Boxed, so that handing it on from step to step moves a pointer.
#[derive(Debug)]
pub struct Draft(Box<Parts>);

#[derive(Debug)]
struct Parts {
    path: String,
    /// A bit for each line.
    lines: u128,
    severity: Option<Severity>,
    message: Words,
    why: Words,
    help: Words,
    facts: Vec<(&'static str, Fact)>,
    fix: Option<Fix>,
    related: Vec<Related>,
}

impl Draft {
    /// A finding about a field of a line.
    pub fn on(line: &Line<'_>, field: &str) -> Self {
        Self::at(line.path(field)).and(line)
    }
    /// A finding about a place of the encounter.
    pub fn at(path: String) -> Self {
        Self(Box::new(Parts {
            path,
            lines: 0,
            severity: None,
            message: Words::Borrowed(""),
            why: Words::Borrowed(""),
            help: Words::Borrowed(""),
            facts: Vec::new(),
            fix: None,
            related: Vec::new(),
        }))
    }
    /// Another line that it is about.
    pub fn and(mut self, line: &Line<'_>) -> Self {
        self.0.lines |= bit(line.index);
        self
    }
    /// A severity other than the rule's own.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.0.severity = Some(severity);
        self
    }
    /// A value it rests on.
    pub fn fact(mut self, name: &'static str, value: impl Into<Fact>) -> Self {
        self.0.facts.push((name, value.into()));
        self
    }
    /// The service delivered before that it rests on, by its position in the history.
    pub fn prior(self, at: usize) -> Self {
        self.fact(HISTORY, u32::try_from(at).unwrap_or(u32::MAX))
    }
    /// A place in another encounter of the same call that it is about as well.
    pub fn related(mut self, encounter: usize, path: String) -> Self {
        self.0.related.push(Related { encounter, path });
        self
    }
    /// What is wrong, why it matters, and what to do.
    pub fn say(
        mut self,
        message: impl Into<Words>,
        why: impl Into<Words>,
        help: impl Into<Words>,
    ) -> Self {
        self.0.message = message.into();
        self.0.why = why.into();
        self.0.help = help.into();
        self
    }
    /// A change that bills what the facts support; a person confirms it.
    pub fn correct(mut self, title: impl Into<Words>, patch: Vec<Step>) -> Self {
        self.0.fix = Some(Fix {
            title: title.into(),
            kind: FixKind::Correction,
            patch,
        });
        self
    }
    /// A modifier put on a line, in the place of one that it contradicts; for a person to decide where the line is full.
    pub fn with_modifier(self, line: &Line<'_>, modifier: &str, instead_of: &[Modifier]) -> Self {
        let given = line.given.modifiers.as_deref();
        let wrong = given.and_then(|given| given.iter().position(|one| instead_of.contains(one)));
        let step = match (given, wrong) {
            (_, Some(at)) => replace(line.path(&format!("modifiers/{at}")), modifier.to_owned()),
            (Some(given), None) if given.len() >= MOST_MODIFIERS => return self,
            (Some(_), None) => add(line.path("modifiers/-"), modifier.to_owned()),
            (None, None) => add(
                line.path("modifiers"),
                Raw::List(vec![modifier.to_owned().into()]),
            ),
        };
        let title = match wrong {
            Some(_) => format!("bill {} with modifier {modifier}", line.code()),
            None => format!("add modifier {modifier} to {}", line.code()),
        };
        self.correct(title, vec![step])
    }
    /// Something to record, only if it is already true.
    pub fn document(mut self, title: impl Into<Words>) -> Self {
        self.0.fix = Some(Fix {
            title: title.into(),
            kind: FixKind::Documentation,
            patch: Vec::new(),
        });
        self
    }
}

/// A step that replaces a value.
pub fn replace(path: String, value: impl Into<Raw<'static>>) -> Step {
    Step {
        op: Op::Replace,
        path,
        value: Some(value.into()),
    }
}
/// A step that adds a value, or replaces it where it is there.
pub fn add(path: String, value: impl Into<Raw<'static>>) -> Step {
    Step {
        op: Op::Add,
        path,
        value: Some(value.into()),
    }
}
/// A step that adds a line of a code.
pub fn add_line(code: Code, units: Option<u32>) -> Step {
    let mut line = vec![("code".into(), code.as_str().to_owned().into())];
    line.extend(units.map(|units| ("units".into(), units.into())));
    add("/lines/-".to_owned(), Raw::Record(line))
}
/// A step that removes a value.
pub fn remove(path: String) -> Step {
    Step {
        op: Op::Remove,
        path,
        value: None,
    }
}
/// The step that sets a line's units, whether or not they were given.
pub fn set_units(line: &Line<'_>, units: u32) -> Step {
    add(line.path("units"), units)
}
/// Modifiers that a line of a claim holds.
pub const MOST_MODIFIERS: usize = 4;

/// Collects what the rules of one check say.
#[derive(Debug)]
pub struct Sink {
    rule: &'static Rule,
    level: Option<Severity>,
    fired: u128,
    unchecked_lines: u128,
    judged: u128,
    keep_ledger: bool,
    pub(crate) findings: Vec<(usize, Finding)>,
    pub(crate) unchecked: Vec<Unchecked>,
    pub(crate) ledger: Vec<LedgerEntry>,
    order: usize,
}

impl Sink {
    /// An empty sink; the first rule is set by [`Sink::begin`].
    pub(crate) fn new(first: &'static Rule, keep_ledger: bool) -> Self {
        Self {
            rule: first,
            level: None,
            fired: 0,
            unchecked_lines: 0,
            judged: 0,
            keep_ledger,
            findings: Vec::new(),
            unchecked: Vec::new(),
            ledger: Vec::new(),
            order: 0,
        }
    }

    pub(crate) fn begin(&mut self, order: usize, rule: &'static Rule, level: Option<Severity>) {
        self.rule = rule;
        self.level = level;
        self.order = order;
        self.fired = 0;
        self.unchecked_lines = 0;
        self.judged = 0;
    }

    pub(crate) fn end(&mut self) {
        if !self.keep_ledger {
            return;
        }
        let (fired, unchecked, judged) = (self.fired, self.unchecked_lines, self.judged);
        let passed = judged & !fired & !unchecked;
        let mut any = false;
        for (mask, outcome) in [
            (fired, Outcome::Fired),
            (unchecked & !fired, Outcome::Unchecked),
            (passed, Outcome::Passed),
        ] {
            if mask != 0 {
                any = true;
                self.ledger.push(LedgerEntry {
                    rule: self.rule.name,
                    lines: lines_of(mask),
                    outcome,
                });
            }
        }
        if !any {
            self.ledger.push(LedgerEntry {
                rule: self.rule.name,
                lines: Vec::new(),
                outcome: Outcome::NotApplicable,
            });
        }
    }

    pub(crate) fn off(&mut self, rule: &'static Rule) {
        if self.keep_ledger {
            self.ledger.push(LedgerEntry {
                rule: rule.name,
                lines: Vec::new(),
                outcome: Outcome::Off,
            });
        }
    }

    /// The rule applies to this line. What follows says how it went; nothing following means passed.
    pub fn judge(&mut self, line: &Line<'_>) {
        self.judged |= bit(line.index);
    }

    /// Reports a finding.
    pub fn report(&mut self, draft: Draft) {
        let Draft(draft) = draft;
        self.judged |= draft.lines;
        self.fired |= draft.lines;
        let severity = self.level.or(draft.severity).unwrap_or(self.rule.severity);
        let fingerprint = fingerprint(self.rule.name, &draft.path, &draft.facts);
        self.findings.push((
            self.order,
            Finding {
                rule: self.rule.name,
                category: self.rule.category,
                severity,
                path: draft.path,
                lines: lines_of(draft.lines),
                message: draft.message,
                why: draft.why,
                help: draft.help,
                facts: draft.facts,
                fix: draft.fix,
                sources: Sources::Rule(self.rule.sources()),
                denial: self.rule.denial,
                payer: None,
                related: draft.related,
                fingerprint,
            },
        ));
    }

    /// The level that the caller set for the rule.
    pub(crate) fn level(&self) -> Option<Severity> {
        self.level
    }

    /// Reports that a payer's statement is broken. Lines that break it at one place are one finding.
    pub(crate) fn report_held(
        &mut self,
        draft: Draft,
        pack: &Pack,
        held: &Held,
        severity: Severity,
        overdue: bool,
    ) {
        let lines = draft.0.lines;
        let order = self.order;
        let own = |finding: &Finding| {
            let fact = finding.facts.iter().find(|(name, _)| *name == STATEMENT);
            matches!(fact, Some((_, Fact::Text(id))) if *id == held.given.id.0)
        };
        let said = self
            .findings
            .iter_mut()
            .find(|(by, finding)| *by == order && finding.path == draft.0.path && own(finding));
        if let Some((_, finding)) = said {
            for line in lines_of(lines) {
                insert(&mut finding.lines, line);
            }
            self.judged |= lines;
            self.fired |= lines;
            return;
        }
        let mut draft = draft.fact(STATEMENT, held.given.id.0.clone());
        if let Some(message) = &held.given.message {
            draft.0.message = message.0.clone().into();
        }
        if let Some(help) = &held.given.help {
            draft.0.help = help.0.clone().into();
        }
        let parts = &mut *draft.0;
        if let Some(by) = pack.review_by.filter(|_| overdue) {
            parts.why = format!(
                "{}; but what is held of {} was to be read again by {by}, so that it may have changed",
                parts.why, pack.payer.short
            )
            .into();
        }
        parts.severity = Some(severity);
        self.report(draft);
        if let Some((_, finding)) = self.findings.last_mut() {
            finding.severity = severity;
            finding.payer = Some(pack.payer.id.clone());
            finding.sources = Sources::Cited(cited(held));
            finding
                .facts
                .push(("reviewed", pack.reviewed.to_string().into()));
        }
    }

    /// Says of what the rule noted last on which topics nothing is held.
    pub(crate) fn topics(&mut self, topics: Vec<&'static str>) {
        if let Some(last) = self.unchecked.last_mut() {
            last.topics = topics;
        }
    }

    /// Says what may be meant by what the rule noted last.
    pub(crate) fn suggest(&mut self, suggestion: Option<&'static str>) {
        if let Some(last) = self.unchecked.last_mut() {
            last.suggestion = suggestion;
        }
    }

    /// A statement could not be judged on a line for want of facts.
    pub(crate) fn missing_statement(
        &mut self,
        worst: Severity,
        line: &Line<'_>,
        needs: Vec<String>,
        statement: &str,
    ) {
        let weight = if worst == Severity::Error {
            Weight::Blocking
        } else {
            Weight::Advisory
        };
        self.judge(line);
        self.unchecked_lines |= bit(line.index);
        self.note_of(
            vec![line.index],
            needs,
            Reason::MissingFact,
            weight,
            Some(statement),
        );
    }

    /// A statement could not be judged on a line for want of a list that its payer publishes elsewhere.
    pub(crate) fn no_data_statement(&mut self, line: &Line<'_>, reason: Reason, statement: &str) {
        self.judge(line);
        self.unchecked_lines |= bit(line.index);
        self.note_of(
            vec![line.index],
            Vec::new(),
            reason,
            Weight::Advisory,
            Some(statement),
        );
    }

    /// As [`Sink::report`], where lines share the place: what is said of it already is said of these lines too.
    pub fn report_shared(&mut self, draft: Draft) {
        let parts = &draft.0;
        let (order, severity) = (self.order, self.level.or(parts.severity));
        let severity = severity.unwrap_or(self.rule.severity);
        let said = self.findings.iter_mut().find(|(by, finding)| {
            *by == order && finding.path == parts.path && finding.severity == severity
        });
        let Some((_, finding)) = said else {
            return self.report(draft);
        };
        for line in lines_of(parts.lines) {
            insert(&mut finding.lines, line);
        }
        self.judged |= parts.lines;
        self.fired |= parts.lines;
    }

    /// A fact is missing on a line; blocking where the rule could have found an error.
    pub fn missing(&mut self, line: &Line<'_>, needs: Vec<String>) {
        self.missing_at_worst(self.rule.severity, line, needs);
    }

    /// As [`Sink::missing`], where this payer or code makes the worst finding something else than the rule's own.
    pub fn missing_at_worst(&mut self, worst: Severity, line: &Line<'_>, needs: Vec<String>) {
        let worst = self.level.unwrap_or(worst);
        let weight = if worst == Severity::Error {
            Weight::Blocking
        } else {
            Weight::Advisory
        };
        self.unchecked(line, needs, Reason::MissingFact, weight);
    }

    /// Minutes matter and no sourced figure is held: blocking where the rule could have found an error.
    pub fn no_figures(&mut self, line: &Line<'_>, reason: Reason) {
        let worst = self.level.unwrap_or(self.rule.severity);
        let weight = if worst == Severity::Error {
            Weight::Blocking
        } else {
            Weight::Advisory
        };
        self.unchecked(line, Vec::new(), reason, weight);
    }

    /// No rule exists for this payer or date: advisory, since nothing was passed over that this version could judge.
    pub fn no_data(&mut self, line: &Line<'_>, reason: Reason) {
        let weight = if reason == Reason::UnknownCode {
            Weight::Blocking
        } else {
            Weight::Advisory
        };
        self.unchecked(line, Vec::new(), reason, weight);
    }

    /// Notes that the rule could not run. Entries of one rule, reason and weight are one.
    pub fn unchecked(
        &mut self,
        line: &Line<'_>,
        needs: Vec<String>,
        reason: Reason,
        weight: Weight,
    ) {
        self.judge(line);
        self.unchecked_lines |= bit(line.index);
        self.note(vec![line.index], needs, reason, weight);
    }

    /// As [`Sink::unchecked`], about the encounter as a whole.
    pub fn note(&mut self, lines: Vec<usize>, needs: Vec<String>, reason: Reason, weight: Weight) {
        self.note_of(lines, needs, reason, weight, None);
    }

    fn note_of(
        &mut self,
        lines: Vec<usize>,
        needs: Vec<String>,
        reason: Reason,
        weight: Weight,
        statement: Option<&str>,
    ) {
        let rule = self.rule;
        let named = statement.map(str::to_owned);
        let same = self
            .unchecked
            .iter_mut()
            .find(|one| one.rule == rule.name && one.reason == reason && one.weight == weight);
        match same {
            Some(entry) => {
                for line in lines {
                    insert(&mut entry.lines, line);
                }
                for need in needs {
                    insert(&mut entry.needs, need);
                }
                if let Some(one) = named {
                    insert(&mut entry.statements, one);
                }
            }
            None => {
                let mut sorted = Vec::with_capacity(needs.len());
                for need in needs {
                    insert(&mut sorted, need);
                }
                let (rule, category) = (rule.name, rule.category);
                self.unchecked.push(Unchecked {
                    rule,
                    category,
                    lines,
                    needs: sorted,
                    reason,
                    weight,
                    statements: named.into_iter().collect(),
                    topics: Vec::new(),
                    suggestion: None,
                });
            }
        }
    }
}

/// What a statement is read in, each source by itself; empty where this build leaves them out.
fn cited(held: &Held) -> Vec<CitedSource> {
    let sources = held.given.sources.iter().flatten();
    sources
        .map(|one| CitedSource {
            title: one.title.0.clone(),
            section: one.section.as_ref().map(|section| section.0.clone()),
            url: one.url.0.clone(),
            tier: one.tier.unwrap_or(Tier::Payer),
        })
        .collect()
}

/// A line's bit; encounters have at most 100 lines, so each has one.
fn bit(index: usize) -> u128 {
    1_u128
        .checked_shl(u32::try_from(index).unwrap_or(u32::MAX))
        .unwrap_or(0)
}

fn lines_of(mask: u128) -> Vec<usize> {
    (0..128).filter(|index| mask & bit(*index) != 0).collect()
}

/// Sixteen hex digits over rule, place and facts.
pub(crate) fn fingerprint(rule: &str, path: &str, facts: &[(&'static str, Fact)]) -> String {
    let mut hash = Sha256::new();
    hash.update(rule);
    hash.update([0]);
    hash.update(path);
    for (name, fact) in facts {
        hash.update([0]);
        hash.update(name);
        hash.update([1]);
        match fact {
            Fact::Text(text) => hash.update(text.as_bytes()),
            Fact::Number(number) => hash.update(number.to_le_bytes()),
            Fact::Truth(truth) => hash.update([u8::from(*truth)]),
        }
    }
    hex(&hash.finalize(), 8)
}

/// The first bytes of a hash in hex.
pub(crate) fn hex(bytes: &[u8], count: usize) -> String {
    bytes
        .iter()
        .take(count)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
